import { countries } from '@uncac-petition/shared/constants';
import { expect } from 'chai';
import { dots, offTheMap, shapes, size } from './shapes.js';

describe('The shapes of the map', () => {
  it('have every code once: as a shape, as a dot or in the list of those that are not on the map', () => {
    expect([...Object.keys(shapes), ...Object.keys(dots), ...offTheMap].sort()).to.deep.equal([...countries].sort());
  });

  it('have what the atlas draws apart under the code that it has in the form', () => {
    const { SO = '', CY = '', UA = '', XK = '', SJ = '', GF = '' } = shapes;
    // Joined: one outline each, without a border inside.
    expect([SO, CY, UA, XK, SJ, GF].map((path) => path.split('M').length - 1)).to.deep.equal([1, 1, 1, 1, 3, 1]);
  });

  it('are all inside the map', () => {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.append(path);
    document.body.append(svg);
    for (const [country, d] of Object.entries(shapes)) {
      path.setAttribute('d', d);
      const { x, y, width, height } = path.getBBox();
      expect(x >= 0 && y >= 0 && x + width <= size.width && y + height <= size.height, country).to.equal(true);
      expect(width * height, country).to.be.greaterThan(0);
    }
    for (const [country, [x, y]] of Object.entries(dots))
      expect(x >= 0 && y >= 0 && x <= size.width && y <= size.height, country).to.equal(true);
    svg.remove();
  });

  it('have dots that do not cover each other', () => {
    const all = Object.entries(dots);
    for (const [index, [country, [x, y]]] of all.entries())
      for (const [other, [otherX, otherY]] of all.slice(index + 1))
        expect(Math.hypot(x - otherX, y - otherY), `${country} ${other}`).to.be.at.least(16);
  });
});
