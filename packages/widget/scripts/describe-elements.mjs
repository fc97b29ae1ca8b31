/* What follows from the manifest: types for TypeScript, React and Vue, and docs/elements.md. */

const written = '/* Written by scripts/write-types.mjs from custom-elements.json. */';
const eventNames = ['SignDetail', 'TotalsDetail', 'ErrorDetail', 'UncacEventMap'];

const comment = (description, indent) => `${indent}/** ${description.replaceAll('\n', ' ')} */`;
const camelCase = (name) => name.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());
const fieldsOf = ({ members }) => members.filter(({ kind }) => kind === 'field');

/** What an element takes as attributes, by name. */
const attributeLines = ({ attributes }, indent) =>
  attributes
    .filter(({ name }) => name !== 'lang')
    .flatMap(({ name, description, type }) => [comment(description, indent), `${indent}${name}?: ${type.text};`]);

const eventLines = ({ events }, nameOf, indent) =>
  events.flatMap(({ name, description, type }) => [
    comment(description, indent),
    `${indent}${nameOf(name)}?: (event: ${type.text}) => void;`,
  ]);

const detailNames = (elements) => [
  ...new Set(elements.flatMap(({ events }) => events.map(({ type }) => /<(\w+)>/.exec(type.text)[1]))),
];

const classes = (elements) =>
  [
    written,
    `import type { LitElement } from 'lit';`,
    `export type { ${eventNames.toSorted().join(', ')} } from './events.js';`,
    ...elements.flatMap((element) => [
      '',
      comment(element.description, ''),
      `export declare class ${element.name} extends LitElement {`,
      ...fieldsOf(element).flatMap(({ name, description, type }) => [
        comment(description, '  '),
        `  ${name}: ${type.text};`,
      ]),
      '}',
    ]),
    '',
  ].join('\n');

const registration = (elements) =>
  [
    written,
    `import type { ${elements.map(({ name }) => name).join(', ')} } from './index.js';`,
    '',
    'declare global {',
    '  interface HTMLElementTagNameMap {',
    ...elements.map(({ tagName, name }) => `    '${tagName}': ${name};`),
    '  }',
    '}',
    '',
  ].join('\n');

const react = (elements) =>
  [
    written,
    `import type { DetailedHTMLProps, HTMLAttributes } from 'react';`,
    `import type { ${[...detailNames(elements), ...elements.map(({ name }) => name)].join(', ')} } from './index.js';`,
    ...elements.flatMap((element) => [
      '',
      `export interface ${element.name}Props extends DetailedHTMLProps<HTMLAttributes<${element.name}>, ${element.name}> {`,
      ...attributeLines(element, '  '),
      ...eventLines(element, (name) => `'on${name}'`, '  '),
      '}',
    ]),
    '',
    `declare module 'react' {`,
    '  namespace JSX {',
    '    interface IntrinsicElements {',
    ...elements.map(({ tagName, name }) => `      '${tagName}': ${name}Props;`),
    '    }',
    '  }',
    '}',
    '',
  ].join('\n');

const vue = (elements) =>
  [
    written,
    `import type { DefineComponent, HTMLAttributes } from 'vue';`,
    `import type { ${detailNames(elements).join(', ')} } from './index.js';`,
    ...elements.flatMap((element) => [
      '',
      `export interface ${element.name}Props extends /* @vue-ignore */ HTMLAttributes {`,
      ...attributeLines(element, '  '),
      ...eventLines(element, (name) => camelCase(`on-${name}`), '  '),
      '}',
    ]),
    '',
    `declare module 'vue' {`,
    '  interface GlobalComponents {',
    ...elements.map(({ tagName, name }) => `    '${tagName}': DefineComponent<${name}Props>;`),
    '  }',
    '}',
    '',
  ].join('\n');

/** Declarations by file name below `types/`. */
export const typesOf = (elements) => ({
  'index.d.ts': classes(elements),
  'elements.d.ts': registration(elements),
  'jsx.d.ts': react(elements),
  'vue.d.ts': vue(elements),
});

const cell = (text = '') => text.replaceAll('\n', ' ').replaceAll('|', '\\|');
const table = (head, rows) =>
  rows.length === 0
    ? []
    : [
        `| ${head.join(' | ')} |`,
        `|${head.map(() => '---').join('|')}|`,
        ...rows.map((row) => `| ${row.join(' | ')} |`),
        '',
      ];
const code = (text) => `\`${text}\``;

const sectionOf = (element) => {
  const properties = new Map(fieldsOf(element).map((field) => [field.name, field]));
  const rows = (facts) => facts.map(({ name, description }) => [code(name), cell(description)]);
  return [
    `## \`<${element.tagName}>\``,
    '',
    element.description.replaceAll('\n', ' '),
    '',
    ...table(
      ['attribute', 'property', 'type', 'what'],
      element.attributes.map(({ name, fieldName, type, description }) => [
        code(name),
        properties.has(fieldName) ? code(fieldName) : '',
        code(cell(type.text)),
        cell(description),
      ]),
    ),
    ...table(
      ['event', 'what it is', 'when'],
      element.events.map(({ name, type, description }) => [code(name), code(type.text), cell(description)]),
    ),
    ...table(
      ['slot', 'what goes there'],
      element.slots.map(({ name, description }) => [name === '' ? 'the children' : code(name), cell(description)]),
    ),
    ...table(['`::part()`', 'what'], rows(element.cssParts)),
    ...table(['custom property', 'what'], rows(element.cssProperties)),
  ];
};

/** The same for people. */
export const documentOf = (elements) =>
  [
    '# The elements',
    '',
    'Written from the manifest of the package, `custom-elements.json`; a test holds it to the code. Events bubble, are composed and',
    'say nothing about a person; their types, and those for React and Vue, come with `@uncac-petition/widget`. There are no methods',
    'to call.',
    '',
    '```ts',
    'interface SignDetail { petition: string; member: string; preview: boolean }',
    'interface TotalsDetail { petition: string; sequence: number; total: number }',
    'interface ErrorDetail { petition: string; code: string }',
    '```',
    '',
    ...elements.flatMap(sectionOf),
  ]
    .join('\n')
    .trimEnd() + '\n';
