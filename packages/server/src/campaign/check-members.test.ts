import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { writeCampaign } from '../../test/campaign.js';
import { testMember } from '../../test/petition.js';
import type { Member } from '../members/index.js';
import { CampaignError } from './campaign-error.js';
import { contrast } from './contrast.js';
import { readCampaign } from './read-campaign.js';

const problemsOf = (members: readonly Member[], files: Record<string, string | Uint8Array> = {}): readonly string[] => {
  try {
    readCampaign(writeCampaign({ 'members.yaml': stringify({ members }), ...files }));
  } catch (error) {
    if (error instanceof CampaignError) return error.problems;
    throw error;
  }
  return [];
};
const at = (origin: string) => ({ origins: [origin], url: null });

describe('the members of a campaign', () => {
  it.each([
    [
      'colours that many can’t read',
      [testMember('a', { colours: { accent: '#777777', onAccent: '#ffffff' } })],
      /^members\.yaml:\d+: members\[0\]\.colours have a contrast of 4\.48:1 \(accent #777777, onAccent #ffffff\)/,
    ],
    ['a parent that is not there', [testMember('a', { parent: 'b' })], /members\[0\]\.parent is b, which is no other/],
    ['a parent of its own', [testMember('a', { parent: 'a' })], /members\[0\]\.parent is a, which is no other/],
    [
      'a site of somebody else',
      [testMember('a', at('https://a.example')), testMember('b', at('https://a.example'))],
      /members\[1\]\.origins\[0\] https:\/\/a\.example is claimed by a too/,
    ],
    [
      'a site twice',
      [testMember('a', { origins: ['https://a.example', 'https://A.example/'], url: null })],
      /members\[0\]\.origins\[1\] is https:\/\/a\.example for a second time: remove one of them/,
    ],
    [
      'a site of frames twice',
      [testMember('a', { frameOrigins: ['null', 'null'] })],
      /members\[0\]\.frameOrigins\[1\] is null for a second time/,
    ],
    [
      'sites that are not named',
      [testMember('a', at('https://*.example'))],
      /members\[0\]\.origins\[0\] has a \*, which no site is named: write each site in full/,
    ],
    [
      'a logo that is not there',
      [testMember('a', { logo: 'a.svg' })],
      /members\[0\]\.logo a\.svg is not in the folder/,
    ],
    [
      'a logo elsewhere',
      [testMember('a', { logo: '../a.svg' })],
      /members\[0\]\.logo is not the name of a file in this/,
    ],
    ['a logo anywhere', [testMember('a', { logo: '/etc/passwd' })], /members\[0\]\.logo is not the name of a file/],
  ] as const)('are refused with %s, in a sentence with file and line', (_what, members, problem) => {
    const problems = problemsOf(members);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
    expect(problems[0]).toMatch(/^members\.yaml:\d+: /);
  });

  it('are refused with a logo that is none, by its content', () => {
    const problems = problemsOf([testMember('a', { logo: 'a.png' })], { 'a.png': '<svg onload="x"/>' });
    expect(problems).toEqual([expect.stringMatching(/members\[0\]\.logo a\.png has the event handler onload/)]);
  });

  it('are refused with parents in a circle, each of whom is named', () => {
    const chain = (member: string, parent: string | null) => testMember(member, { parent });
    const problems = problemsOf([chain('a', 'b'), chain('b', 'c'), chain('c', 'a'), chain('below', 'a')]);
    expect(problems).toEqual([
      expect.stringContaining('members[0].parent leads in a circle (a → b → c → a)'),
      expect.stringContaining('members[1].parent leads in a circle (b → c → a → b)'),
      expect.stringContaining('members[2].parent leads in a circle (c → a → b → c)'),
    ]);
  });

  it('may share a site within one organisation', () => {
    const shared = at('https://a.example');
    const chapters = ['b', 'c'].map((member) => testMember(member, { parent: 'a', ...shared }));
    expect(problemsOf([testMember('a', shared), ...chapters])).toEqual([]);
  });

  it('may have colours that are told apart well enough', () => {
    expect(problemsOf([testMember('a', { colours: { accent: '#1A5FB4', onAccent: '#ffffff' } })])).toEqual([]);
  });
});

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    ['#ffffff', '#777777', 4.48],
  ])('of %s and %s is %d', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2);
  });
});
