/** What a token may be allowed to do. */
export const scopes = ['export', 'contacts', 'totals'] as const;
export type Scope = (typeof scopes)[number];
