/** A digest that is fed piece by piece. */
export interface Hash {
  readonly update: (bytes: Uint8Array) => void;
  /** Hexadecimal; nothing can be added afterwards. */
  readonly digest: () => string;
}

/** What each platform brings itself: Node.js its own, which is fast; a browser one in JavaScript, which works on plain http too. */
export interface Cryptography {
  readonly sha256: () => Hash;
  /**
   * AES-256-GCM.
   *
   * @param sealed ciphertext ‖ tag (16 bytes)
   * @throws Error when the key is another one or anything was altered
   */
  readonly decrypt: (key: Uint8Array, nonce: Uint8Array, associatedData: Uint8Array, sealed: Uint8Array) => Uint8Array;
}
