import { describe, expect, it } from 'vitest';
import { readAddress } from './address.js';
import { readPasted } from './pasted.js';

const policy = "default-src 'none'; img-src *";
const directives = { 'default-src': ["'none'"], 'img-src': ['*'] };

describe('a policy is found', () => {
  it.each<[string, string]>([
    ['in headers', `HTTP/2 200\ncontent-type: text/html\ncontent-security-policy: ${policy}`],
    [
      'in what curl tells',
      `* Connected\n> GET / HTTP/2\n> Host: member.example\n>\n< HTTP/2 200\n< content-type: text/html\n< content-security-policy: ${policy}\n<\n<!doctype html>\n<title>A page</title>`,
    ],
    ['below its name', `content-type:\ntext/html\ncontent-security-policy:\n${policy}\ndate:\nToday`],
    ['below its name, without a colon', `content-type\ntext/html\ncontent-security-policy\n${policy}`],
    ['in nginx', `server {\n  add_header Content-Security-Policy "${policy}" always;\n}`],
    ['in nginx, over lines', `add_header Content-Security-Policy "default-src 'none';\n    img-src *;";`],
    ['in Apache', `<IfModule mod_headers.c>\n  Header set Content-Security-Policy "${policy}"\n</IfModule>`],
    ['in Apache, always', `Header always set Content-Security-Policy "${policy}"`],
    ['in JSON', JSON.stringify({ headers: { 'X-Frame-Options': 'DENY', 'Content-Security-Policy': policy } })],
    ['in JSON, over lines', JSON.stringify({ 'Content-Security-Policy': policy }, null, 2)],
    ['in JSON, as a pair', JSON.stringify([{ key: 'Content-Security-Policy', value: policy }])],
    ['in a call', `res.setHeader('Content-Security-Policy', "${policy}");`],
  ])('%s', (_where, text) => {
    const { policies, isSeen } = readPasted(text);
    expect(
      policies.map((one) => ({ disposition: one.disposition, directives: Object.fromEntries(one.directives) })),
    ).toEqual([{ disposition: 'enforce', directives }]);
    expect(isSeen).toBe(true);
  });

  it('below its name as one that only reports', () => {
    const { policies } = readPasted(`content-security-policy-report-only:\n${policy}`);
    expect(policies.map(({ disposition }) => disposition)).toEqual(['report']);
  });
});

it('what decides about frames is read the same ways', () => {
  for (const text of [
    '< cross-origin-embedder-policy: require-corp',
    'cross-origin-embedder-policy\nrequire-corp',
    'add_header Cross-Origin-Embedder-Policy require-corp always;',
  ])
    expect(readPasted(text).headers.get('cross-origin-embedder-policy'), text).toBe('require-corp');
});

describe('whether headers were seen', () => {
  it.each<[string, boolean]>([
    ['', false],
    ['Our site is made with a shop system', false],
    ['Note: we have a policy', false],
    ['<!doctype html><title>A page</title><p>Text</p>', false],
    ['body {\n  color: red\n}', false],
    ['HTTP/2 200', true],
    ['content-type: text/html\nserver: nginx', true],
    [`<meta http-equiv="Content-Security-Policy" content="img-src *">`, true],
  ])('%j: %s', (text, isSeen) => {
    expect(readPasted(text).isSeen).toBe(isSeen);
  });
});

it('an address is one of the web', () => {
  expect(readAddress(' https://member.example/sign ')?.host).toBe('member.example');
  for (const text of ['', 'member.example', 'our page', 'mailto:a@b.example', 'https://'])
    expect(readAddress(text), text).toBeUndefined();
});
