import { describe, expect, it } from 'vitest';
import { snippetFor } from './snippet.js';

const of = {
  publicUrl: 'https://petition.example',
  petition: 'review',
  member: 'chapter',
  title: 'Review & report',
  lang: undefined,
};
const link = '<a href="https://petition.example/p/review?member=chapter">Review &amp; report</a>';

describe('a snippet', () => {
  it('is two lines, with what was chosen and nothing else', () => {
    expect(snippetFor(of).lines).toBe(
      `<script type="module" src="https://petition.example/widget/v1/uncac-petition.js"></script>
<uncac-petition petition="review" member="chapter">${link}</uncac-petition>`,
    );
    expect(snippetFor({ ...of, theme: 'calm' }).lines).not.toContain('theme');
    expect(snippetFor({ ...of, lang: 'fr', theme: 'night' }).lines).toContain(
      'member="chapter" lang="fr" theme="night">',
    );
  });

  it('stays with a release, by its integrity', () => {
    expect(snippetFor({ ...of, pinned: { version: '1.0.0', integrity: 'sha384-abc' } }).map).toBe(
      `<script type="module" src="https://petition.example/widget/1.0.0/uncac-petition.js" integrity="sha384-abc" crossorigin="anonymous"></script>
<uncac-totals petition="review" member="chapter" view="map">${link}</uncac-totals>`,
    );
  });

  it('has the totals beside the form, and an address for oEmbed', () => {
    const { lines, withTotals, oembed } = snippetFor(of);
    expect(withTotals).toBe(`${lines}\n<uncac-totals petition="review" member="chapter"></uncac-totals>`);
    expect(new URL(oembed).searchParams.get('url')).toBe('https://petition.example/p/review?member=chapter');
  });

  it('sets the height of a frame by a helper, of the release that is stayed with', () => {
    expect(snippetFor(of).frame).toMatch(
      / height="1200" [^>]*height: 1200px"><\/iframe>\n<script async="" src="https:\/\/petition\.example\/widget\/v1\/frame\.js"><\/script>$/,
    );
    expect(snippetFor({ ...of, pinned: { version: '1.0.0', integrity: 'sha384-abc' } }).frame).toContain(
      'src="https://petition.example/widget/1.0.0/frame.js"',
    );
  });

  it('escapes whatever it is made of', () => {
    const evil = `"'><script>alert(1)</script>`;
    const { lines, frame, map } = snippetFor({ ...of, petition: evil, member: evil, title: evil, lang: evil });
    for (const said of [lines.slice(lines.indexOf('\n')), map.slice(map.indexOf('\n')), frame.split('\n')[0]])
      expect(said).not.toMatch(/["']><script|<script>/);
  });
});
