import { encodeQR } from 'qr';

/** Light modules around the code, which readers need to find it. */
const quietZone = 4;

/** For a terminal: two rows of modules a line, light ones as blocks, since most terminals are dark. */
export const qrText = (text: string): string => encodeQR(text, 'ascii', { ecc: 'medium', border: 2 }).trimEnd();

/** A picture for print or screen, on white, whatever is around it. */
export const qrSvg = (text: string): string => {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: quietZone });
  const size = modules.length;
  const dark = modules.flatMap((row, y) =>
    runs(row).map(({ from, length }) => `M${from} ${y}h${length}v1h-${length}z`),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">
<path fill="#fff" d="M0 0h${size}v${size}H0z"/>
<path d="${dark.join('')}"/>
</svg>
`;
};

/** Dark modules that lie side by side. */
const runs = (row: readonly boolean[]): { readonly from: number; readonly length: number }[] =>
  row.flatMap((isDark, from) => {
    if (!isDark || row[from - 1]) return [];
    const end = row.indexOf(false, from);
    return [{ from, length: (end === -1 ? row.length : end) - from }];
  });
