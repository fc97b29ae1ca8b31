import { problemOfSvg } from './svg-logo.js';

const mostBytes = 20_000;
const pngStart = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** A picture by its content, whatever it is called; or what is wrong with it, to follow the name of the file. */
export type LogoFormat = { readonly type: 'image/png' | 'image/webp' | 'image/svg+xml' } | { readonly problem: string };

export const logoFormat = (content: Uint8Array): LogoFormat => {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (bytes.length > mostBytes)
    return { problem: `has ${bytes.length} bytes: make it smaller, at most ${mostBytes} (20 kB)` };
  if (bytes.subarray(0, pngStart.length).equals(pngStart)) return { type: 'image/png' };
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP')
    return { type: 'image/webp' };
  const text = asText(bytes);
  if (text === undefined || !/^\s*</.test(text))
    return { problem: 'is neither PNG, WebP nor SVG: save it as one of them' };
  const problem = problemOfSvg(text);
  return problem === undefined ? { type: 'image/svg+xml' } : { problem };
};

/** Undefined where it is not UTF-8. */
const asText = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};
