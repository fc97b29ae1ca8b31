import type { ProblemError } from '../http/problem.js';
import type { MessageKey, MessageValues } from './catalogue.js';

/** What is said about a form that comes back though nothing in it needs correcting. */
export interface FormNotice {
  readonly text: MessageKey;
  readonly values?: MessageValues;
}

/** Undefined where the problem is another one than the form's token or budget. */
export const formNotice = ({ code, options }: ProblemError): FormNotice | undefined => {
  if (code === 'overloaded') {
    const minutes = Math.max(1, Math.ceil(Number(options.headers?.['retry-after'] ?? 60) / 60));
    return { text: 'form.busy', values: { minutes } };
  }
  const refused = options.errors?.find(({ path }) => path === 'proof' || path === 'formToken');
  if (refused === undefined) return undefined;
  return { text: refused.code === 'used' ? 'form.used' : 'form.expired' };
};
