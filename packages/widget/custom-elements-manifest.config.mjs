/** Facts about the elements for editors and documentation, taken from their JSDoc. */
export default {
  globs: ['src/petition-element.ts', 'src/petition/uncac-petition*.ts', 'src/totals/uncac-totals*.ts'],
  exclude: ['**/*.test.ts', '**/*.styles.ts'],
  outdir: 'dist',
  litelement: true,
};
