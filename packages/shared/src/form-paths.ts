/* What a form asks for: one function each, in a file of their own, so that a page loads no path that it does not use. */

export const petitionPath = (petition: string) => `/v1/petitions/${encodeURIComponent(petition)}`;
export const challengePath = (petition: string) => `${petitionPath(petition)}/challenge`;
export const signaturesPath = (petition: string) => `${petitionPath(petition)}/signatures`;
/** Words of the elements. @param name such as `fr` or `fr-kinds` */
export const localePath = (petition: string, name: string) => `${petitionPath(petition)}/locales/${name}.json`;
