/** What of a challenge the work depends on (ALTCHA v2, SHA-256). */
export interface Work {
  /** Hex. */
  readonly salt: string;
  readonly nonce: string;
  /** Rounds of SHA-256 for each counter. */
  readonly cost: number;
  /** Bytes of the key that count. */
  readonly keyLength: number;
  /** Hex that the key must start with. */
  readonly keyPrefix: string;
}

export interface Solution {
  readonly counter: number;
  /** Hex. */
  readonly derivedKey: string;
}

/** Does so many rounds, and goes on from there when it is called again. @returns the solution once it is found */
export type Solver = (rounds: number) => Solution | undefined;

/**
 * Looks for the counter whose key starts with the prefix. A key is `cost` rounds of SHA-256, of which the first takes
 * salt ‖ nonce ‖ counter. SHA-256 is our own: `crypto.subtle` is missing on plain http, and waiting for it would take
 * longer than the round.
 *
 * @NOTE The worker is made of this function's text, so it may use nothing from outside itself.
 */
export const createSolver = ({ salt, nonce, cost, keyLength, keyPrefix }: Work): Solver => {
  /** The first 32 bits of the fractions of the primes' roots: the constants of FIPS 180-4, §4.2.2 and §5.3.3. */
  const fractionsOfRoots = (count: number, exponent: number): Int32Array => {
    const fractions = new Int32Array(count);
    for (let prime = 2, found = 0; found < count; prime++) {
      let divisor = 2;
      while (prime % divisor > 0) divisor++;
      if (divisor === prime) fractions[found++] = (prime ** exponent % 1) * 2 ** 32;
    }
    return fractions;
  };
  const constants = fractionsOfRoots(64, 1 / 3);
  const initial = fractionsOfRoots(8, 1 / 2);
  const state = new Int32Array(8);
  /** The 16 words of a block, and the 48 that follow from them. */
  const words = new Int32Array(64);

  const at = (array: Int32Array, index: number): number => array[index] as number;
  const turn = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));

  /** Works the block in `words` into the state (FIPS 180-4, §6.2.2). */
  const compress = (): void => {
    let a = at(state, 0);
    let b = at(state, 1);
    let c = at(state, 2);
    let d = at(state, 3);
    let e = at(state, 4);
    let f = at(state, 5);
    let g = at(state, 6);
    let h = at(state, 7);
    for (let i = 0; i < 64; i++) {
      if (i > 15) {
        const x = at(words, i - 15);
        const y = at(words, i - 2);
        const ofX = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
        const ofY = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
        words[i] = (at(words, i - 16) + ofX + at(words, i - 7) + ofY) | 0;
      }
      const ofE = (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (g ^ (e & (f ^ g)));
      const ofA = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) | (c & (a | b)));
      const mixed = (h + ofE + at(constants, i) + at(words, i)) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + mixed) | 0;
      d = c;
      c = b;
      b = a;
      a = (mixed + ofA) | 0;
    }
    state[0] = at(state, 0) + a;
    state[1] = at(state, 1) + b;
    state[2] = at(state, 2) + c;
    state[3] = at(state, 3) + d;
    state[4] = at(state, 4) + e;
    state[5] = at(state, 5) + f;
    state[6] = at(state, 6) + g;
    state[7] = at(state, 7) + h;
  };

  const bytes = [...((salt + nonce).match(/../g) ?? [])].map((pair) => Number.parseInt(pair, 16));
  const endOfMessage = bytes.length + 4;
  /** The first round's message, filled up as SHA-256 wants it: a bit, zeros, its length. */
  const message = new DataView(new ArrayBuffer(Math.ceil((endOfMessage + 9) / 64) * 64));
  bytes.forEach((byte, index) => message.setUint8(index, byte));
  message.setUint8(endOfMessage, 0x80);
  message.setUint32(message.byteLength - 4, endOfMessage * 8);

  const hashMessage = (counter: number): void => {
    message.setUint32(bytes.length, counter);
    state.set(initial);
    for (let block = 0; block < message.byteLength; block += 64) {
      for (let i = 0; i < 16; i++) words[i] = message.getInt32(block + i * 4);
      compress();
    }
  };

  /** What fills a digest up to a block. */
  const padding = Int32Array.of(0x80000000, 0, 0, 0, 0, 0, 0, 256);

  /** Word by word, which is faster here than `set`. */
  const hashState = (): void => {
    for (let i = 0; i < 8; i++) {
      words[i] = at(state, i);
      words[i + 8] = at(padding, i);
      state[i] = at(initial, i);
    }
    compress();
  };

  const toHex = (): string => [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');

  const firstDigits = keyPrefix.slice(0, 8);
  const firstBits = Number.parseInt(firstDigits, 16);
  /** Whether it is worth writing the key out. */
  const looksRight = (): boolean => at(state, 0) >>> (32 - firstDigits.length * 4) === firstBits;

  let counter = -1;
  let done = cost;
  return (rounds) => {
    for (let round = 0; round < rounds; round++) {
      if (done < cost) hashState();
      else hashMessage(++counter);
      done = done < cost ? done + 1 : 1;
      if (done < cost || !looksRight()) continue;
      const derivedKey = toHex().slice(0, keyLength * 2);
      if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey };
    }
    return undefined;
  };
};
