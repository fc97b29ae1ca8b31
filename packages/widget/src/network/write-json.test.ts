import { expect } from 'chai';
import { writeJson } from './write-json.js';

const body = {
  name: 'Amina "Wanjirũ" \\ O’Neill\n\u0000\u2028😀',
  optIn: ['member', 'lead'],
  none: [],
  left: undefined,
  nothing: null,
  consent: true,
  versions: { petition: 1, ask: { ask: 'support', version: -2.5 } },
};

describe('What is sent', () => {
  it('reads as what JSON.stringify would have written', () => {
    expect(JSON.parse(writeJson(body))).to.deep.equal(JSON.parse(JSON.stringify(body)));
  });

  it('is the same on a page that has changed how texts and arrays are written', () => {
    const usual = writeJson(body);
    const prototypes = [String.prototype, Array.prototype, Object.prototype];
    for (const each of prototypes) Object.assign(each, { toJSON: () => 'broken' });
    const { stringify } = JSON;
    JSON.stringify = () => 'broken';
    try {
      expect(writeJson(body)).to.equal(usual);
    } finally {
      JSON.stringify = stringify;
      for (const each of prototypes) Reflect.deleteProperty(each, 'toJSON');
    }
  });
});
