import { describe, expect, it } from 'vitest';
import { checkPage, type EmbedNeed } from './check-page.js';
import { readPasted } from './pasted.js';

const server = new URL('https://petition.example');
const page = new URL('https://member.example/sign');
const check = (text: string, need: EmbedNeed = 'script', at = page, of = server) =>
  checkPage(readPasted(text), { need, page: at, server: of });
const codes = (text: string, need?: EmbedNeed) => check(text, need).findings.map(({ code }) => code);
const csp = (policy: string) => `Content-Security-Policy: ${policy}`;

describe('a page’s policy, for the script', () => {
  const own = 'https://petition.example';
  it.each<[string, string, readonly string[]]>([
    ['none', '', []],
    ['one about other things', csp("img-src 'self'; form-action 'none'; base-uri 'none'"), []],
    ['nothing at all', csp("default-src 'none'"), ['script-refused', 'connect-refused', 'worker-refused']],
    ['the least', csp(`default-src 'none'; script-src ${own}; connect-src ${own}; worker-src blob:`), []],
    ['without workers', csp(`default-src 'none'; script-src ${own}; connect-src ${own}`), ['worker-refused']],
    ['self alone', csp("default-src 'self'"), ['script-refused', 'connect-refused', 'worker-refused']],
    ['an element’s list before the scripts’', csp(`script-src 'none'; script-src-elem ${own}`), ['worker-refused']],
    ['the first of two of a name', csp(`connect-src ${own}; connect-src 'none'`), []],
    ['capitals', csp(`Script-Src HTTPS://PETITION.example; worker-src BLOB:`), []],
    ['a scheme', csp('script-src https:; connect-src https:; worker-src blob:'), []],
    ['http for https', csp('script-src http://petition.example; worker-src blob:'), []],
    ['a host without a scheme', csp('script-src petition.example; worker-src blob:'), []],
    ['another port', csp('script-src petition.example:8443; worker-src blob:'), ['script-refused']],
    ['any port', csp('script-src petition.example:*; worker-src blob:'), []],
    ['a folder', csp(`script-src ${own}/widget/; worker-src blob:`), []],
    ['another folder', csp(`script-src ${own}/assets/; worker-src blob:`), ['script-refused']],
    ['the entry alone', csp(`script-src ${own}/widget/v1/uncac-petition.js; worker-src blob:`), ['script-refused']],
    ['the entry’s folder alone', csp(`script-src ${own}/widget/v1/; worker-src blob:`), ['script-refused']],
    ['one version', csp(`script-src ${own}/widget/v1/ ${own}/widget/1.0.0/; worker-src blob:`), ['script-refused']],
    ['data, by its folder', csp(`connect-src ${own}/v1/petitions/`), []],
    ['data, as a file', csp(`connect-src ${own}/v1/petitions`), ['connect-refused']],
    ['hosts below', csp('script-src *.example; worker-src blob:'), []],
    ['a host that is not below itself', csp('script-src *.petition.example; worker-src blob:'), ['script-refused']],
    ['everything', csp('script-src *; connect-src *; worker-src blob:'), []],
    ['everything is no blob', csp('default-src *'), ['worker-refused']],
    ['a nonce alone', csp("script-src 'nonce-abc'; worker-src blob:"), ['script-refused']],
    ['strict-dynamic', csp(`script-src 'nonce-abc' 'strict-dynamic' ${own}; worker-src blob:`), ['nonce-needed']],
    ['strict-dynamic without a nonce', csp(`script-src 'strict-dynamic' ${own}; worker-src blob:`), ['nonce-needed']],
    ['strict-dynamic for all', csp(`default-src 'strict-dynamic' ${own}; worker-src blob:`), ['nonce-needed']],
    ['unsafe-inline is no host', csp("script-src 'unsafe-inline'; worker-src blob:"), ['script-refused']],
    ['Lit’s policy', csp("require-trusted-types-for 'script'; trusted-types lit-html"), []],
    ['any policy', csp("require-trusted-types-for 'script'; trusted-types *"), []],
    ['no names, but types', csp("require-trusted-types-for 'script'"), []],
    ['another’s policy', csp("require-trusted-types-for 'script'; trusted-types dompurify"), ['trusted-types-refused']],
    ['no policy may be made', csp("trusted-types 'none'"), ['trusted-types-refused']],
    [
      'two policies',
      `${csp(`script-src ${own}; worker-src blob:`)}\n${csp("connect-src 'self'")}`,
      ['connect-refused'],
    ],
    ['two in one header', csp(`connect-src ${own}, connect-src 'none'`), ['connect-refused']],
    ['only reported', "Content-Security-Policy-Report-Only: default-src 'none'", []],
    ['a policy alone', "connect-src 'none'", ['connect-refused']],
    [
      'a policy over several lines',
      csp("default-src *;\n  connect-src 'none';\n  worker-src blob:"),
      ['connect-refused'],
    ],
    ['in the page', `<meta http-equiv="Content-Security-Policy" content="connect-src 'none'">`, ['connect-refused']],
    ['in the page, where it does nothing', `<meta content="sandbox" http-equiv=Content-Security-Policy>`, []],
    ['a sandbox', csp('sandbox'), ['sandbox-scripts', 'sandbox-origin', 'sandbox-popups']],
    ['a sandbox with scripts', csp('sandbox allow-scripts allow-popups'), ['sandbox-origin']],
  ])('%s', (_what, text, expected) => {
    const { findings, works } = check(text);
    expect(findings.map(({ code }) => code)).toEqual(expected);
    expect(works).toBe(findings.every(({ weight }) => weight !== 'blocks'));
  });

  it('is repaired by what it lacks and nothing else, and then lacks nothing', () => {
    for (const [policy, repaired] of [
      ["default-src 'none'", `default-src 'none'; script-src ${own}; connect-src ${own}; worker-src blob:`],
      [
        "default-src 'self'; img-src *",
        `default-src 'self'; img-src *; script-src 'self' ${own}; connect-src 'self' ${own}; worker-src blob:`,
      ],
      ["script-src 'self'; worker-src 'none'", `script-src 'self' ${own}; worker-src blob:`],
      ["trusted-types 'none'", "trusted-types lit-html 'allow-duplicates'"],
      ['sandbox', 'sandbox allow-scripts allow-same-origin allow-popups'],
    ] as const) {
      expect(check(csp(policy)).repairs.map(({ after }) => after)).toEqual([repaired]);
      expect(codes(csp(repaired))).toEqual([]);
    }
    expect(check('').repairs).toEqual([]);
  });

  it('may list the folder of the version that is stayed with', () => {
    const policy = readPasted(csp(`script-src ${own}/widget/1.0.0/; worker-src blob:`));
    const embed = { need: 'script', page, server } as const;
    expect(checkPage(policy, { ...embed, version: '1.0.0' }).findings).toEqual([]);
    expect(checkPage(policy, { ...embed, version: '1.0.1' }).works).toBe(false);
  });

  it('tells what is obeyed from what is only reported', () => {
    const text = `${csp("img-src 'self'")}\nContent-Security-Policy-Report-Only: default-src 'none'`;
    expect(check(text)).toMatchObject({ works: true, enforced: 1, reportOnly: 1, repairs: [] });
  });
});

describe('a page’s headers, for a frame', () => {
  it.each<[string, string, readonly string[]]>([
    ['none', '', []],
    ['nothing at all', csp("default-src 'none'"), ['frame-refused', 'helper-refused']],
    ['frames', csp("default-src 'none'; frame-src https://petition.example"), ['helper-refused']],
    ['children, the old name', csp('child-src https://petition.example'), []],
    ['frames before children', csp("child-src *; frame-src 'self'"), ['frame-refused']],
    ['isolation', 'Cross-Origin-Embedder-Policy: require-corp', ['frame-not-isolated']],
    ['of itself', 'X-Frame-Options: DENY\nCross-Origin-Opener-Policy: same-origin', []],
  ])('%s', (_what, text, expected) => {
    expect(codes(text, 'frame')).toEqual(expected);
  });

  it('may not be without an origin, which the script does without', () => {
    const text = csp('sandbox allow-scripts allow-popups');
    expect([check(text, 'frame').works, check(text, 'script').works]).toEqual([false, true]);
  });

  it('do not matter for a link', () => {
    expect(codes(csp("default-src 'none'; sandbox"), 'nothing')).toEqual([]);
  });
});

describe('the verdict', () => {
  it('tells nothing bad from nothing seen', () => {
    expect(check(csp('img-src *')).verdict).toBe('works');
    expect(check('server: nginx').verdict).toBe('works');
    expect(check('').verdict).toBe('unseen');
    expect(check('<p>Our page').verdict).toBe('unseen');
    expect(check(csp("connect-src 'none'")).verdict).toBe('blocked');
    expect(check('', 'nothing').verdict).toBe('works');
  });
});

describe('the scheme', () => {
  it('of the server must be as safe as the page’s', () => {
    const plain = new URL('http://petition.example');
    expect(check('', 'script', page, plain)).toMatchObject({ works: false, findings: [{ code: 'mixed-content' }] });
    expect(check('', 'script', page, new URL('http://localhost:8787')).works).toBe(true);
    expect(check('', 'script', new URL('http://member.example')).findings).toMatchObject([{ code: 'plain-http' }]);
  });
});

describe('who watches', () => {
  const names = (text: string) => check(text).findings.flatMap(({ values }) => values['name'] ?? []);
  it.each([
    [csp('script-src https: https://*.hotjar.com; connect-src *; worker-src blob:'), ['Hotjar']],
    ['<script src="https://static.hotjar.com/c/hotjar-1.js"></script>', ['Hotjar']],
    ['<script>!function(){t.src="https://www.clarity.ms/tag/"+i}()</script>', ['Microsoft Clarity']],
    ["<script>s('//connect.facebook.net/en_US/fbevents.js')</script>", ['Meta Pixel']],
    ['<script async src=https://mc.yandex.ru/metrika/tag.js></script>', ['Yandex Metrica']],
    ['<a href="https://www.facebook.com/ourchapter">Follow us</a>', []],
    ['<script src="https://nothotjar.com/x.js"></script>', []],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('does not see into a frame', () => {
    expect(codes('<script src="https://static.hotjar.com/c.js"></script>', 'frame')).toEqual([]);
  });
});
