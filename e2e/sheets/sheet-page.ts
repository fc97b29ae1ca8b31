import type { Frame } from './frame-page.js';

/** Frames in rows, all of one width. */
export interface Sheet {
  readonly name: string;
  /** CSS pixels of each frame. */
  readonly width: number;
  /** Where a frame is cut off, in CSS pixels. */
  readonly most: number;
  readonly scale: number;
  readonly rows: readonly (readonly Frame[])[];
}

const captionOf = ({ state, lang, scheme, theme }: Frame): string =>
  [lang, state, scheme, theme].filter(Boolean).join(' · ');

const addressOf = (frame: Frame): string => `/frame?${new URLSearchParams({ ...frame }).toString()}`;

/** A page with the frames of a sheet under their captions. Heights are set from outside, once all are ready. */
export const sheetPage = ({ width, rows }: Sheet): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <link rel="icon" href="data:," />
    <style>
      body { margin: 0; padding: 12px; width: max-content; background: #777; font: 600 22px/1.4 sans-serif; color: #fff }
      section { display: flex; align-items: start; gap: 12px; margin-block-end: 12px }
      figure { margin: 0; width: ${width}px }
      iframe { display: block; border: 0; width: ${width}px; height: 900px }
    </style>
  </head>
  <body>${rows
    .map((frames) => {
      const figures = frames.map(
        (frame) =>
          `<figure>${captionOf(frame)}<iframe src="${addressOf(frame)}" style="color-scheme: ${frame.scheme}"></iframe></figure>`,
      );
      return `<section>${figures.join('')}</section>`;
    })
    .join('')}</body>
</html>`;
