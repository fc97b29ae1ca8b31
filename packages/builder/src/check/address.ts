/** @returns undefined for what is no address of the web */
export const readAddress = (text: string): URL | undefined => {
  const url = URL.parse(text.trim());
  return url !== null && /^https?:$/.test(url.protocol) ? url : undefined;
};
