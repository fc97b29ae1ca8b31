/** The part of Trusted Types that is used. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML(html: string): string }): unknown;
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

/** Why the page lets nobody make HTML, where it does not. */
export let refusal: unknown;

const createPolicy = (): unknown => {
  try {
    return trustedTypes?.createPolicy('lit-html', { createHTML: (html) => html });
  } catch (error) {
    refusal = error;
    return undefined;
  }
};

/** What Lit's templates, which nothing of a person's is ever part of, become HTML with; the build gives it to Lit. */
export const policy = createPolicy();
