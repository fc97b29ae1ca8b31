type Later = typeof import('./later.js');

let loading: Promise<Later | undefined> | undefined;

/** Loads the second file, once; asks again where it did not come. */
export const loadLater = (): Promise<Later | undefined> =>
  (loading ??= import('./later.js').catch(() => {
    loading = undefined;
    return undefined;
  }));
