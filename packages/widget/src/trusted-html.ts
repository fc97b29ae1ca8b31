interface Policy {
  createHTML(html: string): string;
  createScriptURL(url: string): string;
}

/** The part of Trusted Types that is used. */
interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy;
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

/** Why the page lets nobody make HTML, where it does not. */
export let refusal: unknown;

const createPolicy = (): Policy | undefined => {
  try {
    return trustedTypes?.createPolicy('lit-html', { createHTML: (html) => html, createScriptURL: (url) => url });
  } catch (error) {
    refusal = error;
    return undefined;
  }
};

/**
 * What Lit's templates, which nothing of a person's is ever part of, become HTML with, and the blob that solves proofs the
 * address of a worker; the build gives it to Lit.
 */
export const policy = createPolicy();
