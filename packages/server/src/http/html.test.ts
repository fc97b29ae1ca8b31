import { expect, it } from 'vitest';
import { html } from './html.js';

it('escapes values, in text and in attributes', () => {
  const value = `<img src=x onerror="alert('1')">`;
  const made = html`<p title="${value}">${value}</p>`.toString();
  expect(made).not.toContain('<img');
  expect(made).not.toContain('"alert');
});

it('keeps HTML as HTML, joins lists, and makes nothing of nothing', () => {
  const items = ['a', '<b>'].map((text) => html`<li>${text}</li>`);
  const made = html`<p>${items}${null}${undefined}${false}${0}</p>`.toString();
  expect(made).toBe('<p><li>a</li><li>&lt;b&gt;</li>0</p>');
});
