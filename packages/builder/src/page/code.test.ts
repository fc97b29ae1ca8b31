import { looks } from '@uncac-petition/shared/constants';
import { describe, expect, it } from 'vitest';
import type { BuilderState, Choices } from './builder-state.js';
import { codeFor, ownProperties } from './code.js';

const choices: Choices = {
  petition: 'review',
  member: 'chapter',
  lang: '',
  kind: 'form',
  theme: 'calm',
  usesOwn: true,
  own: {},
  scheme: 'light',
  pins: false,
};
const styleOf = (changes: Partial<Choices>): string => {
  const state: BuilderState = {
    pageLang: 'en',
    publicUrl: 'https://petition.example',
    petitions: [],
    members: [],
    search: '',
    facts: { title: 'Review', languages: ['en'] },
    failed: false,
    release: undefined,
    choices: { ...choices, ...changes },
    address: '',
    pasted: '',
    copied: '',
  };
  return codeFor(state)?.style ?? '';
};

describe('own colours', () => {
  it('are all that are shown, changed or not, so that a member’s own show through none of them', () => {
    const { accent, onAccent, surface, raised } = looks.calm.light;
    expect(ownProperties({ ...choices, own: { text: '#000000' } })).toEqual({
      'color-scheme': 'light',
      '--uncac-accent': accent,
      '--uncac-on-accent': onAccent,
      '--uncac-text': '#000000',
      '--uncac-surface': surface,
      '--uncac-raised': raised,
    });
    expect(styleOf({})).toContain(`--uncac-accent: ${accent};`);
  });

  it('stay those of the scheme where the page has both', () => {
    const { light, dark } = looks.calm;
    const both = `light-dark(${light.accent}, ${dark.accent})`;
    expect(ownProperties({ ...choices, scheme: 'both' })['--uncac-accent']).toBe(both);
    const [plain = '', modern = ''] = styleOf({ scheme: 'both' }).split('@supports');
    expect(plain).toContain(`--uncac-accent: ${light.accent};`);
    expect(modern).toContain(`--uncac-accent: ${both};`);
    expect(ownProperties({ ...choices, scheme: 'dark' })['--uncac-accent']).toBe(dark.accent);
  });

  it('are none where they were not asked for', () => {
    expect(ownProperties({ ...choices, usesOwn: false })).toEqual({});
    expect(styleOf({ usesOwn: false })).not.toContain('--uncac-accent');
  });
});
