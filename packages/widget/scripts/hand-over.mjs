/** Names in the built files that hold what the entry hands over, and what makes a chunk of it. No minifier makes them. */
const handed = '_$h';
const maker = '_$m';

const importPattern = /import\{([^}]*)\}from(["'`])\.{1,2}\/([^"'`]+)\2;?/y;
const exportPattern = /export\{([^}]*)\};?\s*$/;
const importsOfEntry = /(?:from|import)\s*\(?["'`][^"'`]*\/uncac-petition\.js/;
const chunkName = (file) => /([\w-]+)-[\w-]{8}\.js$/.exec(file)[1];

/** `a as b,c` as pairs */
const pairs = (list) =>
  list
    .split(',')
    .map((one) => one.split(' as '))
    .map(([from, to = from]) => [from, to]);
const object = (entries) => `{${entries.map((entry) => entry.join(':')).join()}}`;
const pattern = (list) => object(pairs(list));
const literal = (list) => object(pairs(list).map(([from, to]) => [to, from]));

/** @returns the static imports at the beginning of a file, and what follows them */
const splitImports = (code) => {
  const imports = [];
  importPattern.lastIndex = 0;
  let end = 0;
  for (let found; (found = importPattern.exec(code)); end = importPattern.lastIndex)
    imports.push({ names: found[1], file: found[3] });
  return { imports, body: code.slice(end) };
};

/** @returns what a file exports, and the file without it */
const splitExports = (code, file) => {
  const found = exportPattern.exec(code);
  if (!found) throw new Error(`${file} exports nothing that could be handed over`);
  return { names: found[1], body: code.slice(0, found.index) };
};

const handOnto = (code, folder) =>
  code.replace(
    /import\(([`"'])\.\/(?:chunks\/)?([^`"']+)\1\)/g,
    (_, quote, file) => `import(${quote}${folder}${file}${quote}).then(_=>_.${maker}(${handed}))`,
  );

const makeEntry = ({ code, fileName }, version) => {
  const { names, body } = splitExports(code, fileName);
  return `${handOnto(body, `../${version}/chunks/`)}var ${handed}=${literal(names)};`;
};

const makeChunk = ({ code, fileName }) => {
  const { imports, body: withExports } = splitImports(code);
  const { names, body } = splitExports(withExports, fileName);
  const others = imports.filter(({ file }) => file !== 'uncac-petition.js');
  const made = imports.map(({ names: taken, file }) => {
    const index = others.findIndex((other) => other.file === file);
    return `${pattern(taken)}=${index < 0 ? handed : `${maker}${index}(${handed})`}`;
  });
  return [
    ...others.map(({ file }, index) => `import{${maker} as ${maker}${index}}from"./${file}";`),
    `export const ${maker}=${handed}=>${handed}[${JSON.stringify(chunkName(fileName))}]??=(()=>{`,
    made.length > 0 ? `const ${made.join()};` : '',
    handOnto(body, './'),
    `;return${literal(names)}})();`,
  ].join('');
};

/**
 * Chunks import nothing of the entry; they are functions to which the entry hands what they need, once each. The entry is
 * the same bytes under `/widget/v1/` and under its version's folder, and pages add `?ver=` to it: a chunk that imported it
 * by a name of its own would make the browser load and run it a second time.
 *
 * @param {string} version from whose folder the entry loads its chunks, whatever folder it was loaded from itself
 * @returns {import('vite').Plugin}
 * @throws when a built file is not what this knows
 */
export const handOver = (version) => ({
  name: 'hand-over',
  generateBundle: {
    order: 'post',
    handler: (_, bundle) => {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        if (file.code.includes(handed) || file.code.includes(maker)) throw new Error(`${file.fileName} has our names`);
        file.code = file.isEntry ? makeEntry(file, version) : makeChunk(file);
        if (importsOfEntry.test(file.code)) throw new Error(`${file.fileName} still imports the entry`);
      }
    },
  },
});
