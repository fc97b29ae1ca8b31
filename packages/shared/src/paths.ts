const at = (petition: string) => `/v1/petitions/${encodeURIComponent(petition)}`;

/** Paths of the public contract, relative to the server's address. */
export const paths = {
  petition: (petition: string) => at(petition),
  totals: (petition: string) => `${at(petition)}/totals`,
  totalsStream: (petition: string) => `${at(petition)}/totals/stream`,
  signatures: (petition: string) => `${at(petition)}/signatures`,
  export: (petition: string) => `${at(petition)}/export`,
  page: (petition: string) => `/p/${encodeURIComponent(petition)}`,
  privacy: (petition: string) => `/p/${encodeURIComponent(petition)}/privacy`,
  confirm: (token: string) => `/confirm/${token}`,
  mine: (token: string) => `/mine/${token}`,
  widget: '/widget/v1/uncac-petition.js',
  locale: (lang: string) => `/widget/v1/locales/${encodeURIComponent(lang)}.json`,
  devMail: '/dev/mail',
  livez: '/livez',
  readyz: '/readyz',
  openapi: '/openapi.json',
} as const;
