import { fill, type Route } from '../routes.js';
import type { Draw } from './draw.js';
import { field, json, object, text } from './hostile.js';

/** What is really there, so that requests get past the first check. */
export interface Known {
  readonly petitions: readonly string[];
  readonly members: readonly string[];
  readonly tokens: readonly string[];
}

/** A request made up of good and bad parts; most have a body. */
export const drawRequest = (draw: Draw, routes: readonly Route[], known: Known): Request => {
  const signing = routes.filter(({ path }) => path.endsWith('/signatures'));
  const posts = routes.filter(({ method }) => method === 'POST');
  const route = draw.pick(draw.pick([signing, posts, posts, routes]));
  const method = draw.chance(0.02) ? draw.pick(['OPTIONS', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'QUERY']) : route.method;
  const headers = drawHeaders(draw);
  const url = `http://localhost:8787${drawPath(draw, route, known)}${drawQuery(draw, known)}`;
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers });
  const { body, type } = drawBody(draw, known);
  const sentAs = draw.chance(0.07) ? draw.pick(wrongTypes) : type;
  if (sentAs !== '') headers.set('content-type', sentAs);
  if (draw.chance(0.02)) headers.set('content-length', draw.pick(['0', '-1', '1e9', '99999999', 'x', '16384']));
  return new Request(url, { method, headers, body: draw.chance(0.05) ? inPieces(body) : body, duplex: 'half' });
};

const wrongTypes = [
  '',
  'text/plain',
  'text/html',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/xml',
  'application/json; charset=utf-16',
  'application/problem+json',
  'APPLICATION/JSON',
  ';',
  'application/json;;;',
  '*/*',
] as const;

const drawPath = (draw: Draw, { path }: Route, known: Known): string =>
  fill(path, (parameter) => {
    if (draw.chance(0.1)) return encoded(draw, text(draw));
    if (parameter === 'petition') return draw.pick(known.petitions);
    if (parameter === '*') return draw.pick(['page.css', '../page.css', 'locales/fr.json']);
    return draw.chance(0.5) ? draw.pick(known.tokens) : draw.pick(['A'.repeat(43), '_'.repeat(43), 'x', '-']);
  });

const encoded = (draw: Draw, value: string): string =>
  draw.chance(0.2)
    ? draw.pick(['%', '%00', '%ff', '%zz', '%c0%ae', '%2e%2e%2f', '..%5c', '%E0%A4%A', ';a=b', '%0d%0a', '%23', '%3F'])
    : encodeURIComponent(value.toWellFormed());

const queryNames = ['lang', 'member', 'format', 'country', 'next', 'url', '__proto__', 'lang[]', '', 'a.b'] as const;

const drawQuery = (draw: Draw, known: Known): string => {
  if (draw.chance(0.7)) return '';
  const pairs = Array.from({ length: draw.int(4) }, () => {
    const value = draw.chance(0.3) ? draw.pick(['fr', 'ar', 'csv', 'KE', ...known.members]) : text(draw);
    return `${encoded(draw, draw.pick(queryNames))}=${encoded(draw, value)}`;
  });
  return `?${pairs.join('&')}`;
};

const headerValues: Readonly<Record<string, readonly string[]>> = {
  'idempotency-key': ['x', '""', '"0190a000-0000-7000-8000-000000000000"', '0190A000-0000-7000-8000-00000000000G'],
  authorization: [
    'Bearer',
    'Bearer x',
    `Bearer up_0190a000-0000-7000-8000-000000000000_${'A'.repeat(43)}`,
    'Basic eDp4',
  ],
  'accept-language': [
    'fr;q=zz',
    ';;;q=',
    'x'.repeat(2_000),
    'fr,'.repeat(500),
    'en;q=1e99',
    '*',
    'ar-' + 'a-'.repeat(300),
  ],
  'x-forwarded-for': [
    '127.0.0.1',
    '::1, ::ffff:1.2.3.4',
    '999.1.1.1',
    ','.repeat(200),
    '[::1]:80',
    'unknown',
    '1.2.3.4:5',
  ],
  'if-none-match': ['*', 'W/"x"', '"', ','.repeat(300), '"test-petition.0.x.identity"'],
  accept: ['text/html', 'text/html;q=0', '*/*;q=zz', 'a/b;c="d,e";q=0.1', ','.repeat(500), ';', 'application/json'],
  'accept-encoding': ['gzip', 'gzip;q=0', 'br, *;q=0', ','.repeat(100)],
  'last-event-id': ['-1', '1e99', 'x'],
  forwarded: ['for=_x;proto=https', ';;;'],
  cookie: ['a=b; __proto__=c', '='.repeat(50)],
  origin: ['null', 'https://evil.example', 'x'],
  host: ['evil.example', 'localhost:99999'],
  range: ['bytes=0-', 'bytes=-1,-1'],
  expect: ['100-continue', 'x'],
};

const drawHeaders = (draw: Draw): Headers => {
  const headers = new Headers();
  for (const [name, values] of Object.entries(headerValues)) {
    if (!draw.chance(0.08)) continue;
    headers.set(name, draw.chance(0.8) ? draw.pick(values) : printable(text(draw)));
  }
  if (draw.chance(0.1)) headers.set('idempotency-key', uuid(draw));
  return headers;
};

/** What `fetch` lets through as the value of a header. */
const printable = (value: string): string => value.replace(/[^\x20-\x7e\x80-\xff]/g, '').slice(0, 4_000);

const uuid = (draw: Draw): string =>
  'xxxxxxxx-xxxx-7xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () => draw.int(16).toString(16));

interface Body {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

const utf8 = new TextEncoder();
const asJson = (body: string): Body => ({ body: utf8.encode(body), type: 'application/json' });
const asForm = (body: string): Body => ({ body: utf8.encode(body), type: 'application/x-www-form-urlencoded' });

const drawBody = (draw: Draw, known: Known): Body => {
  const entries = drawEntries(draw, known);
  const kind = draw.int(20);
  if (kind < 8) return asJson(object(entries));
  if (kind < 13) return asForm(formOf(draw, entries));
  if (kind === 13) return asJson(object(entries).slice(0, draw.int(60)));
  if (kind === 14) return asJson(json(draw));
  if (kind === 15) return broken(draw, draw.chance(0.5) ? asJson(object(entries)) : asForm(formOf(draw, entries)));
  if (kind === 16) return asForm(draw.pick(['', '&', '=', '%', '%zz=%zz', 'a', '&&&===', '+'.repeat(100), 'name=%ff']));
  if (kind === 17)
    return asJson(draw.pick(['', ' ', '{', '[', '"', 'nul', '{"a":}', "{'a':1}", '\ufeff{}', '{}{}', '//']));
  if (kind === 18) return aroundTheLimit(draw, entries);
  return asJson(object(Array.from({ length: draw.int(300) }, () => field(draw))).slice(0, 40_000));
};

/** A body that would sign, then up to three fields put in or put wrong. */
const drawEntries = (draw: Draw, known: Known): readonly (readonly [string, string])[] => {
  const good: Record<string, unknown> = {
    name: 'Amina Wanjiru',
    email: `signer-${draw.int(500)}@example.org`,
    country: draw.pick(['KE', 'FR', 'DE']),
    consent: true,
    ...(draw.chance(0.3) && { member: draw.pick(known.members) }),
    ...(draw.chance(0.3) && { lang: draw.pick(['fr', 'en', 'ar-EG']) }),
    ...(draw.chance(0.2) && { versions: { petition: 1, privacy: 1, consent: 1 } }),
    ...(draw.chance(0.2) && { action: draw.pick(['withdraw', 'hide', 'country', 'confirm']) }),
  };
  const entries = Object.entries(good).map(([key, value]) => [key, JSON.stringify(value)] as const);
  for (let wrong = draw.int(4); wrong > 0; wrong -= 1) {
    if (draw.chance(0.4)) entries.splice(draw.int(entries.length), 1);
    else if (draw.chance(0.5)) entries.push(field(draw));
    else entries[draw.int(entries.length)] = [draw.pick(Object.keys(good)), json(draw)];
  }
  return entries;
};

const formOf = (draw: Draw, entries: readonly (readonly [string, string])[]): string =>
  entries
    .flatMap(([key, value]) => {
      const pair = `${encoded(draw, key)}=${encodeURIComponent(value.replace(/^"(.*)"$/s, '$1').toWellFormed())}`;
      return draw.chance(0.05) ? [pair, pair] : [pair];
    })
    .join('&');

/** Bytes that are no UTF-8, somewhere. */
const broken = (draw: Draw, { body, type }: Body): Body => {
  const bytes = Uint8Array.from(body);
  for (let times = 1 + draw.int(3); times > 0; times -= 1)
    bytes[draw.int(bytes.length)] = draw.pick([0xff, 0xc0, 0x80, 0xed, 0]);
  return { body: bytes, type };
};

/** 16 KB, a few bytes more or less. */
const aroundTheLimit = (draw: Draw, entries: readonly (readonly [string, string])[]): Body => {
  const rest = object([...entries, ['fax', '""']]).length;
  const padding = draw.pick(['a', ' ', 'x']).repeat(Math.max(0, 16_380 + draw.int(10) - rest));
  return asJson(object([...entries, ['fax', JSON.stringify(padding)]]));
};

const inPieces = (body: Uint8Array): ReadableStream<Uint8Array> => {
  let at = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (at >= body.length) return controller.close();
      controller.enqueue(body.subarray(at, at + 777));
      at += 777;
    },
  });
};
