/** What a token may be allowed to do. */
export const scopes = ['export', 'contacts'] as const;
export type Scope = (typeof scopes)[number];
