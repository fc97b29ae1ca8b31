/** Whether `If-None-Match` names this entity (RFC 9110 §13.1.2: weak comparison, lists, `*`). */
export const matches = (header: string | undefined, etag: string): boolean => {
  const named = (header ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return named.includes(etag) || named.includes('*');
};
