import { describe, expect, it } from 'vitest';
import { logoFormat } from './index.js';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);
const svg = (inner: string, attributes = '') =>
  bytes(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"${attributes}>${inner}</svg>`);

const drawing = `<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">
  <title>Who &amp; what: https://a.example</title>
  <style>.a{fill:#1a5fb4;stroke:url(#shade)}</style>
  <defs><linearGradient id='shade'><stop offset="0" stop-color="red"/></linearGradient></defs>
  <g class="a" style="opacity:.5"><path d="M0 0h9v9z" fill="url(#shade)"/><use xlink:href="#shade" /></g>
</svg>
`;

describe('A logo', () => {
  it.each([
    ['image/png', bytes('\x89PNG\r\n\x1a\n...', 'latin1')],
    ['image/webp', bytes('RIFF\x10\0\0\0WEBPVP8 ', 'latin1')],
    ['image/svg+xml', bytes(drawing)],
    ['image/svg+xml', svg('')],
    ['image/svg+xml', bytes('\ufeff<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ])('is %s by its content', (type, content) => {
    expect(logoFormat(content)).toEqual({ type });
  });

  it.each([
    ['text', bytes('hello'), 'is neither PNG, WebP nor SVG'],
    ['nothing', bytes(''), 'is neither PNG, WebP nor SVG'],
    ['a GIF', bytes('GIF89a\xff', 'latin1'), 'is neither PNG, WebP nor SVG'],
    ['a page', bytes('<html xmlns="http://www.w3.org/2000/svg"><title>x</title></html>'), 'has the element html'],
    ['too much', bytes('x'.repeat(20_001)), 'has 20001 bytes'],
    ['a script', svg('<script>alert(1)</script>'), 'has the element script'],
    ['a script in a namespace', svg('<s:script xmlns:s="http://www.w3.org/2000/svg"/>'), 'has the element s:script'],
    ['an embedded page', svg('<foreignObject/>'), 'has the element foreignObject'],
    ['a picture from elsewhere', svg('<image href="https://evil.example/x.png"/>'), 'has the element image'],
    ['a link', svg('<a href="#x"/>'), 'has the element a'],
    ['what becomes a handler', svg('<set attributeName="onclick" to="alert(1)"/>'), 'has the element set'],
    ['a handler', svg('', ' onload="alert(1)"'), 'has the event handler onload'],
    ['a handler in other letters', svg("<path ONCLICK = 'alert(1)'/>"), 'has the event handler ONCLICK'],
    ['a reference to elsewhere', svg('<use href="https://evil.example/#a"/>'), 'has href on use'],
    ['a hidden reference', svg('<use xlink:href="&#104;ttps://evil.example"/>'), 'has xlink:href on use'],
    ['another base', svg('', ' xml:base="https://evil.example/"'), 'has xml:base on svg'],
    ['a fill from elsewhere', svg('<path fill="url(https://evil.example/#a)"/>'), 'has fill on path'],
    ['a fill from a file', svg('<path fill="url( \'other.svg#a\' )"/>'), 'has fill on path'],
    ['a style from elsewhere', svg('<path style="background:url(//evil.example)"/>'), 'has style on path'],
    ['an import', svg('<style>@import "x.css"</style>'), 'has a style that points outside'],
    ['an escaped address', svg('<style>a{fill:u\\72l(x)}</style>'), 'has a style that points outside'],
    ['data within', svg('<path fill="DATA:image/png,x"/>'), 'has fill on path'],
    ['entities', bytes('<!DOCTYPE svg [<!ENTITY x "y">]><svg xmlns="http://www.w3.org/2000/svg"/>'), 'has a DOCTYPE'],
    [
      'another style sheet',
      bytes('<?xml-stylesheet href="x"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      'has a DOCTYPE',
    ],
    ['hidden text', svg('<style><![CDATA[@import "x"]]></style>'), 'has a DOCTYPE, a CDATA section'],
    ['an open end', svg('<g>'), 'is not well-formed'],
    ['a tag across a quote', svg('<path d="<script>"/>'), 'is not well-formed'],
    ['two pictures', Buffer.concat([svg(''), svg('')]), 'is not an SVG picture'],
    ['no namespace', bytes('<svg/>'), 'has no xmlns='],
  ])('is refused with %s', (_what, content, problem) => {
    expect(logoFormat(content)).toEqual({ problem: expect.stringContaining(problem) });
  });
});
