export interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}

/** The code without its comments; strings stay. Good enough for our own sources, no parser. */
export const withoutComments = (text: string): string =>
  text.replace(
    /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (_whole, quoted: string | undefined) => quoted ?? '',
  );

const statement = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[\w*\s{},]*?\s+from\s+)?['"]([^'"]+)['"]/g;
const call = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** All modules that a file names in `import`, `export … from` and `import()`. */
export const importsOf = (text: string): Import[] => {
  const code = withoutComments(text);
  const statements = [...code.matchAll(statement)].map(([whole, type, from = '']) => ({
    from,
    typeOnly: type !== undefined || /\{\s*(type\s+\w+(\s+as\s+\w+)?\s*,?\s*)+\}/.test(whole),
  }));
  const calls = [...code.matchAll(call)].map(([, from = '']) => ({ from, typeOnly: false }));
  return [...statements, ...calls];
};
