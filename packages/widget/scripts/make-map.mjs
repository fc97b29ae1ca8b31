import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { geoEqualEarth, geoPath } from 'd3-geo';
import { feature, mergeArcs } from 'topojson-client';
import atlas from 'world-atlas/countries-110m.json' with { type: 'json' };
import { codesByName, dots, offTheMap, parts } from './map-places.mjs';

/*
 * Writes src/map/shapes.ts: the countries of Natural Earth at 1:110 million, in a projection that keeps areas equal,
 * as paths in whole units. With `--check` it writes nothing and fails where the file is not what it would write.
 */

const target = fileURLToPath(new URL('../src/map/shapes.ts', import.meta.url));
const width = 2600;
const margin = 16;
/** Turned so that the edge of the map runs through the Bering Strait and cuts no country in two. */
const turnedBy = -11;
const closestDots = 19;

/** The atlas has numbers of ISO 3166-1, which the language data of Node.js turn into letters. */
const codeOf = ({ id, properties }) => codesByName[properties.name] ?? new Intl.Locale(`und-${id}`).region;

const partCode = (country, polygon) => {
  const [longitude, latitude] = feature(atlas, { type: 'Polygon', arcs: polygon }).geometry.coordinates[0][0];
  const part = parts.find(
    ({ of, west, east, south, north }) =>
      of === country && longitude > west && longitude < east && latitude > south && latitude < north,
  );
  return part?.code ?? country;
};

/** @returns the polygons of each code, as arcs of the atlas */
const polygonsByCode = () => {
  const byCode = new Map();
  for (const geometry of atlas.objects.countries.geometries) {
    const country = codeOf(geometry);
    if (offTheMap.includes(country)) continue;
    for (const polygon of geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs) {
      const code = partCode(country, polygon);
      byCode.set(code, [...(byCode.get(code) ?? []), { type: 'Polygon', arcs: polygon }]);
    }
  }
  return byCode;
};

/** Parts that touch become one, without a border between them. */
const shapes = () =>
  [...polygonsByCode()]
    .map(([code, polygons]) => [code, feature(atlas, mergeArcs(atlas, polygons)).geometry])
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** A path in whole units, each point told from the one before; points that fall together are told once. */
class WholePath {
  text = '';
  #points = [];

  beginPath() {
    this.text = '';
  }

  moveTo(x, y) {
    this.#points = [[Math.round(x), Math.round(y)]];
  }

  lineTo(x, y) {
    this.#points.push([Math.round(x), Math.round(y)]);
  }

  closePath() {
    const ring = this.#points.filter(([x, y], index) => {
      const before = this.#points[index - 1];
      return !before || x !== before[0] || y !== before[1];
    });
    if (ring.length < 3) return;
    const [start, ...others] = ring;
    let [x, y] = start;
    const steps = others.flatMap((point) => {
      const step = [point[0] - x, point[1] - y];
      [x, y] = point;
      return step;
    });
    this.text += `M${start.join(' ')}l${steps.join(' ').replaceAll(' -', '-')}z`;
  }
}

const draw = (projection, geometry) => {
  const path = new WholePath();
  geoPath(projection, path)(geometry);
  return path.text;
};

/** Moves dots that would cover each other apart, as little as that needs. */
const spread = (places) => {
  const points = places.map(([code, x, y]) => ({ code, x, y }));
  for (let round = 0; round < 200; round++)
    for (const [index, a] of points.entries()) for (const b of points.slice(index + 1)) push(a, b);
  return points.map(({ code, x, y }) => [code, Math.round(x), Math.round(y)]);
};

const push = (a, b) => {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const apart = Math.hypot(dx, dy);
  if (apart >= closestDots) return;
  const [ux, uy] = apart > 0.01 ? [dx / apart, dy / apart] : [1, 0];
  const each = (closestDots - apart) / 2;
  a.x -= ux * each;
  a.y -= uy * each;
  b.x += ux * each;
  b.y += uy * each;
};

const makeModule = () => {
  const drawn = shapes();
  const dotPoints = {
    type: 'MultiPoint',
    coordinates: Object.values(dots).map(([latitude, longitude]) => [longitude, latitude]),
  };
  const all = { type: 'GeometryCollection', geometries: [...drawn.map(([, geometry]) => geometry), dotPoints] };
  const projection = geoEqualEarth()
    .rotate([turnedBy, 0])
    .precision(0)
    .fitWidth(width - 2 * margin, { type: 'Sphere' });
  const [[west, north], [east, south]] = geoPath(projection).bounds(all);
  const [dx, dy] = projection.translate();
  projection.translate([dx - west + margin, dy - north + margin]);
  const lines = (entries, toText) => entries.map((entry) => `  ${toText(entry)},`).join('\n');
  const places = spread(
    Object.entries(dots).map(([code, [latitude, longitude]]) => [code, ...projection([longitude, latitude])]),
  );

  return `/* Written by scripts/make-map.mjs; don't edit. Made with Natural Earth, whose maps are in the public domain. */

/** Size of the map, in the units of its paths. */
export const size = { width: ${Math.ceil(east - west + 2 * margin)}, height: ${Math.ceil(south - north + 2 * margin)} };

/** Countries as SVG paths. */
export const shapes: Readonly<Record<string, string>> = {
${lines(drawn, ([code, geometry]) => `${code}: '${draw(projection, geometry)}'`)}
};

/** Countries that are too small for a shape. */
export const dots: Readonly<Record<string, readonly [x: number, y: number]>> = {
${lines(places, ([code, x, y]) => `${code}: [${x}, ${y}]`)}
};

/** Codes that are not on the map. */
export const offTheMap = ['${offTheMap.join("', '")}'];
`;
};

const made = makeModule();
if (!process.argv.includes('--check')) writeFileSync(target, made);
else if (readFileSync(target, 'utf8') !== made) {
  console.error('src/map/shapes.ts is not what the atlas gives. Run: node scripts/make-map.mjs');
  process.exitCode = 1;
}
