import { fieldErrorCodes, type FieldErrorCode, type Problem } from '@uncac-petition/shared';
import type { z } from 'zod';
import { ProblemError } from './problem.js';

type FieldErrors = NonNullable<Problem['errors']>;

/**
 * Checks a body against a schema of the contract, whose messages are field error codes.
 *
 * @throws ProblemError `invalid-fields`, one error for each field
 */
export const parseInput = <T>(schema: z.ZodType<T>, body: Record<string, unknown>): T => {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new ProblemError('invalid-fields', { errors: fieldErrors(result.error.issues, body) });
};

const fieldErrors = (issues: readonly z.core.$ZodIssue[], body: Record<string, unknown>): FieldErrors => {
  const errors = new Map<string, FieldErrorCode>();
  for (const { path, message } of issues) {
    const name = path.join('.');
    const code = fieldErrorCodes.find((known) => known === message) ?? 'invalid';
    if (!errors.has(name)) errors.set(name, isMissing(body, path) ? 'required' : code);
  }
  return [...errors].map(([path, code]) => ({ path, code }));
};

/** A form has `organisation.name` in one field. */
const isMissing = (body: Readonly<Record<string, unknown>>, path: readonly PropertyKey[]): boolean => {
  if (body[path.join('.')] !== undefined) return false;
  let value: unknown = body;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return value === undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value === undefined;
};
