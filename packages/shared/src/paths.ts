const at = (petition: string) => `/v1/petitions/${encodeURIComponent(petition)}`;

/** Paths of the public contract, relative to the server's address. */
export const paths = {
  petition: (petition: string) => at(petition),
  totals: (petition: string) => `${at(petition)}/totals`,
  totalsStream: (petition: string) => `${at(petition)}/totals/stream`,
  challenge: (petition: string) => `${at(petition)}/challenge`,
  signatures: (petition: string) => `${at(petition)}/signatures`,
  supporters: (petition: string) => `${at(petition)}/supporters`,
  positions: (petition: string) => `${at(petition)}/positions`,
  positionsOf: (petition: string, country: string) => `${at(petition)}/positions/${encodeURIComponent(country)}`,
  milestones: (petition: string) => `${at(petition)}/milestones`,
  calendar: (petition: string) => `${at(petition)}/milestones.ics`,
  export: (petition: string) => `${at(petition)}/export`,
  page: (petition: string) => `/p/${encodeURIComponent(petition)}`,
  privacy: (petition: string) => `/p/${encodeURIComponent(petition)}/privacy`,
  /** Mails a signer the link to their own signature. */
  mineByMail: (petition: string) => `/p/${encodeURIComponent(petition)}/mine`,
  confirm: (token: string) => `/confirm/${token}`,
  mine: (token: string) => `/mine/${token}`,
  /** "Never write to me again". */
  stop: (token: string) => `/stop/${token}`,
  open: '/open',
  widget: '/widget/v1/uncac-petition.js',
  locale: (lang: string) => `/widget/v1/locales/${encodeURIComponent(lang)}.json`,
  devMail: '/dev/mail',
  livez: '/livez',
  readyz: '/readyz',
  openapi: '/openapi.json',
} as const;
