/** What Lit does to a page that is not ours: each with what stands for it, in the files that bundlers are given. */
const cuts = {
  '/lit-html/lit-html.js': [
    // It would throw before there is anybody to say why; see `trusted-html.ts`.
    ['s.createPolicy("lit-html",{createHTML:t=>t})', '__policy'],
    [',B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");', ';'],
  ],
  '/reactive-element/reactive-element.js': [
    ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
    [
      'const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}',
      '',
    ],
    [',p?.({ReactiveElement:y}),(a.reactiveElementVersions??=[]).push("2.1.2");', ';'],
  ],
  '/lit-element/lit-element.js': [
    [',s.litElementHydrateSupport?.({LitElement:i});const o=s.litElementPolyfillSupport;o?.({LitElement:i});', ';'],
    ['(s.litElementVersions??=[]).push("4.2.2");', ''],
  ],
};

const withTrustedHtml = (code, trustedHtml) =>
  code.includes('__policy') ? `import{policy as __policy}from${JSON.stringify(trustedHtml)};${code}` : code;

/**
 * Lit for a page of others: it leaves no names in the page's global scope, and asks for its policy of Trusted Types in our
 * module.
 *
 * @param {string} trustedHtml path of the module that exports `policy`
 * @returns {import('vite').Plugin}
 * @throws when Lit is no longer what this knows
 */
export const leanLit = (trustedHtml) => ({
  name: 'lean-lit',
  transform: (code, id) => {
    const [, replacements] = Object.entries(cuts).find(([file]) => id.endsWith(file)) ?? [];
    if (!replacements) return undefined;
    const lean = replacements.reduce((text, [from, to]) => {
      if (text.split(from).length !== 2) throw new Error(`Lit has changed, look at lean-lit.ts: ${id} lacks ${from}`);
      return text.replace(from, () => to);
    }, code);
    return { code: withTrustedHtml(lean, trustedHtml), map: null };
  },
});
