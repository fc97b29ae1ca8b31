/** What is `@internal` has no type here. */
const isPublic = ({ privacy = 'public', type }) => privacy === 'public' && type;
/** An event's name in code is a parameter of `emit`; its facts stand in the JSDoc of who fires it. */
const isNamed = ({ name }) => name.startsWith('uncac-');
const withoutOrigin = (fact) =>
  Object.fromEntries(Object.entries(fact).filter(([name]) => name !== 'inheritedFrom' && name !== 'privacy'));

const factsOf = ({ members, events, attributes, ...declaration }) => ({
  ...declaration,
  superclass: { name: 'LitElement', package: 'lit' },
  members: members.filter(isPublic).map(withoutOrigin),
  attributes: attributes.map(withoutOrigin),
  events: events.filter(isNamed),
});

/** What the package ships: two classes in one module, registered by another, and nothing of how they are made. */
const onlyWhatShips = () => ({
  name: 'only-what-ships',
  packageLinkPhase: ({ customElementsManifest }) => {
    const elements = customElementsManifest.modules
      .flatMap(({ declarations }) => declarations)
      .filter(({ tagName }) => tagName)
      .map(factsOf);
    const [classes, registering] = ['dist/esm/index.js', 'dist/esm/elements.js'];
    const reference = (name) => ({ name, module: classes });
    customElementsManifest.modules = [
      {
        kind: 'javascript-module',
        path: classes,
        declarations: elements,
        exports: elements.map(({ name }) => ({ kind: 'js', name, declaration: reference(name) })),
      },
      {
        kind: 'javascript-module',
        path: registering,
        declarations: [],
        exports: elements.map(({ name, tagName }) => ({
          kind: 'custom-element-definition',
          name: tagName,
          declaration: reference(name),
        })),
      },
    ];
  },
});

/** Facts about the elements for editors, type checkers and documentation, taken from their JSDoc. */
export default {
  globs: ['src/petition-element.ts', 'src/petition/uncac-petition*.ts', 'src/totals/uncac-totals*.ts'],
  exclude: ['**/*.test.ts', '**/*.styles.ts'],
  outdir: 'dist',
  litelement: true,
  // It would write where it was told to put the manifest into package.json.
  packagejson: false,
  plugins: [onlyWhatShips()],
};
