import type { Problem } from '@uncac-petition/shared';
import type { Environment } from '../environment.js';

/** How a request ended. `unreachable`: no answer came, or none that could be read. */
export type Outcome<Body> =
  | { readonly kind: 'ok'; readonly body: Body }
  | {
      readonly kind: 'problem';
      readonly status: number;
      readonly problem: Partial<Problem>;
      readonly retryAfterSeconds: number | undefined;
    }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'aborted' };

const timeoutMs = 30_000;

/**
 * One request to the petition server. Never throws.
 *
 * @param init its `signal` ends the wait with `aborted`; after 30 s without an answer the outcome is `unreachable`
 */
export const request = async <Body>(
  environment: Environment,
  url: string,
  init: RequestInit & { signal: AbortSignal },
): Promise<Outcome<Body>> => {
  const limit = new AbortController();
  const stop = () => limit.abort();
  const timer = environment.setTimeout(stop, timeoutMs);
  init.signal.addEventListener('abort', stop);
  try {
    const response = await environment.fetch(url, {
      ...init,
      signal: limit.signal,
      credentials: 'omit',
      // The origin, not the address, of the page tells which member brought a signature.
      referrerPolicy: 'strict-origin-when-cross-origin',
    });
    return response.ok ? { kind: 'ok', body: (await response.json()) as Body } : await toProblem(response);
  } catch {
    return { kind: init.signal.aborted ? 'aborted' : 'unreachable' };
  } finally {
    environment.clearTimeout(timer);
    init.signal.removeEventListener('abort', stop);
  }
};

const toProblem = async (response: Response): Promise<Outcome<never>> => {
  // A proxy in between may answer with something that is no problem document.
  const body = (await response.json().catch(() => null)) as Partial<Problem> | null;
  return {
    kind: 'problem',
    status: response.status,
    problem: body ?? {},
    // The header may also be a date, of a clock that differs from ours.
    retryAfterSeconds: Number(response.headers.get('Retry-After')) || undefined,
  };
};
