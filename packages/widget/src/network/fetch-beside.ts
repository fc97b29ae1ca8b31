/**
 * As `fetch` does, without it: some pages replace theirs by one that refuses hosts it does not know.
 *
 * @param init of which method, headers, body and signal count
 */
export const fetchBeside = (url: string, init: RequestInit): Promise<Response> =>
  new Promise((resolve, reject) => {
    const asked = new XMLHttpRequest();
    asked.open(init.method ?? 'GET', url);
    new Headers(init.headers).forEach((value, name) => asked.setRequestHeader(name, value));
    asked.addEventListener('load', () => {
      const after = asked.getResponseHeader('Retry-After');
      resolve(
        new Response(asked.responseText, { status: asked.status, headers: after ? { 'Retry-After': after } : {} }),
      );
    });
    for (const end of ['error', 'abort']) asked.addEventListener(end, reject);
    init.signal?.addEventListener('abort', () => asked.abort());
    asked.send(init.body as string | undefined);
  });
