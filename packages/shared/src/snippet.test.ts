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

  it('has a frame below a link that stays where no frame shows, and a helper that is never pinned', () => {
    const { frame } = snippetFor(of);
    expect(frame).toBe(
      `<blockquote class="uncac-petition">${link}</blockquote>
<iframe src="https://petition.example/embed/review?member=chapter" title="Review &amp; report" width="100%" height="1200" loading="lazy" style="border: 0; height: 1200px"></iframe>
<script async src="https://petition.example/widget/v1/frame.js"></script>`,
    );
    expect(snippetFor({ ...of, pinned: { version: '1.0.0', integrity: 'sha384-abc' } }).frame).toBe(frame);
  });

  it('escapes whatever it is made of', () => {
    const evil = `"'><script>alert(1)</script>`;
    const { lines, frame, map } = snippetFor({ ...of, petition: evil, member: evil, title: evil, lang: evil });
    for (const said of [
      lines.slice(lines.indexOf('\n')),
      map.slice(map.indexOf('\n')),
      frame.split('\n')[0],
      frame.split('\n')[1],
    ])
      expect(said).not.toMatch(/["']><script|<script>/);
  });
});
