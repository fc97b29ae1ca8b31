import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SignatureInput } from './signature-input.js';

const json = (changes: Record<string, unknown> = {}) => ({
  name: 'Amina',
  email: 'amina@example.org',
  country: 'KE',
  consent: true,
  ...changes,
});
const errorsOf = (body: unknown) =>
  SignatureInput.safeParse(body).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('a signature', () => {
  it('takes the least that JSON can say, and fills in the rest', () => {
    expect(SignatureInput.parse(json())).toEqual({
      name: 'Amina',
      email: 'amina@example.org',
      country: 'KE',
      kind: 'individual',
      optIn: [],
      showName: false,
      withoutName: false,
      consent: true,
    });
  });

  it('takes the same from a form, where fields are empty and boxes are `on`', () => {
    const form = {
      name: 'Amina',
      email: 'amina@example.org',
      country: 'ke',
      kind: '',
      locality: '',
      member: '',
      lang: '',
      optIn: '',
      showName: '',
      consent: 'on',
      fax: '',
    };
    expect(SignatureInput.parse(form)).toMatchObject({
      country: 'KE',
      kind: 'individual',
      optIn: [],
      showName: false,
      withoutName: false,
      consent: true,
    });
  });

  it('takes one opt-in of a form or a list of them', () => {
    expect(SignatureInput.parse(json({ optIn: 'lead' })).optIn).toEqual(['lead']);
    expect(SignatureInput.parse(json({ optIn: ['member', 'lead'] })).optIn).toEqual(['member', 'lead']);
  });

  it('takes versions as numbers or as a form sends them', () => {
    const versions = { petition: '2', privacy: 1, consent: '1' };
    expect(SignatureInput.parse(json({ versions })).versions).toEqual({ petition: 2, privacy: 1, consent: 1 });
  });

  it.each(['on', 'true', '1', true])('counts %j as a ticked box', (withoutName) => {
    expect(SignatureInput.parse(json({ withoutName })).withoutName).toBe(true);
  });

  it.each(['', 'off', 'false', '0', false, null, {}, ['on']])('counts %j as an empty box', (withoutName) => {
    expect(SignatureInput.parse(json({ withoutName })).withoutName).toBe(false);
  });

  it('drops what it does not know', () => {
    const body = JSON.parse(
      '{"name":"Amina","email":"amina@example.org","country":"KE","consent":true,"admin":true,"__proto__":{"admin":true}}',
    );
    expect(Object.keys(SignatureInput.parse(body)).toSorted()).toEqual([
      'consent',
      'country',
      'email',
      'kind',
      'name',
      'optIn',
      'showName',
      'withoutName',
    ]);
    expect(Reflect.get(SignatureInput.parse(body), 'admin')).toBeUndefined();
  });
});

describe('a signature that needs correcting', () => {
  it.each([
    [{ email: '' }, 'email: required'],
    [{ email: ' ' }, 'email: required'],
    [{ email: 'amina' }, 'email: invalid'],
    [{ email: ['a@example.org'] }, 'email: invalid'],
    [{ country: '' }, 'country: required'],
    [{ country: 'ZZ' }, 'country: unknown'],
    [{ country: 'Kenya' }, 'country: unknown'],
    [{ country: 254 }, 'country: invalid'],
    [{ name: 'a'.repeat(201) }, 'name: too-long'],
    [{ name: 'a\u0000b' }, 'name: invalid'],
    [{ locality: 'a'.repeat(101) }, 'locality: too-long'],
    [{ kind: 'robot' }, 'kind: invalid'],
    [{ member: 'Not A Slug' }, 'member: invalid'],
    [{ lang: '<script>' }, 'lang: invalid'],
    [{ consent: false }, 'consent: required'],
    [{ consent: undefined }, 'consent: required'],
    [{ optIn: ['member', 'lead', 'lead'] }, 'optIn: invalid'],
    [{ member: { length: { toString: 1 } } }, 'member: invalid'],
    [{ proof: { length: { toString: 1 } } }, 'proof: invalid'],
    [{ formToken: { length: { toString: 1 } } }, 'formToken: invalid'],
  ])('%j gives "%s"', (changes, error) => {
    expect(errorsOf(json(changes))).toEqual([error]);
  });

  it('is told all its fields at once', () => {
    expect(errorsOf({ email: 'x', country: 'ZZ' })).toEqual([
      'email: invalid',
      'country: unknown',
      'consent: required',
    ]);
  });
});

it('never throws, whatever JSON there is', () => {
  const field = fc.constantFrom(
    'name',
    'email',
    'country',
    'kind',
    'locality',
    'member',
    'lang',
    'optIn',
    'showName',
    'withoutName',
    'consent',
    'versions',
    'fax',
    '__proto__',
    'toString',
  );
  const value = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: 'binary' }),
    fc.constant({ valueOf: 1, toString: 1 }),
    fc.constant({ petition: { valueOf: 1, toString: 1 } }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(field, value)), (entries) => {
      const { success, error } = SignatureInput.safeParse(Object.fromEntries(entries));
      expect(success || error.issues.length > 0).toBe(true);
    }),
  );
});
