/**
 * Lets age-encryption fall back to its own X25519 where there is no `crypto.subtle`, as on plain http: it does so for an
 * algorithm that is not supported, not for an interface that is not there.
 */
export const standInForSubtle = (cryptography: Crypto): void => {
  if (cryptography.subtle !== undefined) return;
  const notSupported = () => Promise.reject(new DOMException('', 'NotSupportedError'));
  Object.defineProperty(cryptography, 'subtle', { value: { importKey: notSupported } });
};
