/** Bounds that the form, the server and the documentation share. */
export const limits = {
  /** Bytes of a request body, whatever its transfer encoding. */
  bodyBytes: 16_384,
  /** Unicode code points after NFC and trimming. */
  nameCodePoints: 200,
  localityCodePoints: 100,
  /** Of an organisation, a parliament, a role, a chamber, a constituency. */
  publicFieldCodePoints: 200,
  /** Of a web address. */
  websiteCharacters: 300,
  /** Octets, RFC 5321 §4.5.3.1 and RFC 3696 erratum 1690. */
  emailOctets: 254,
  emailLocalPartOctets: 64,
  slugCharacters: 64,
  proofCharacters: 2_000,
  /** A confirmation link and the pending signature behind it live this long. */
  confirmationDays: 7,
} as const;
