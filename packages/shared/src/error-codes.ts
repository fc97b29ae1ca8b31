/** Stable `code`s of problem details (RFC 9457), each with its HTTP status and English title. */
export const problems = {
  'invalid-body': { status: 400, title: 'The body could not be read' },
  'invalid-fields': { status: 422, title: 'Some fields need correcting' },
  'invalid-idempotency-key': { status: 400, title: 'Idempotency-Key must be a UUID' },
  unauthorized: { status: 401, title: 'A valid token is needed' },
  forbidden: { status: 403, title: 'This token may not do that' },
  'origin-not-allowed': { status: 403, title: 'This petition is for pages of its members only' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'petition-not-found': { status: 404, title: 'There is no such petition' },
  'link-invalid': { status: 404, title: 'This link is not valid' },
  'method-not-allowed': { status: 405, title: 'This method is not allowed here' },
  'petition-not-open': { status: 409, title: 'This petition is not open for signatures' },
  'link-expired': { status: 410, title: 'This link has expired' },
  'body-too-large': { status: 413, title: 'The body is larger than 16 KB' },
  'unsupported-media-type': { status: 415, title: 'Send JSON or a form' },
  'format-not-implemented': { status: 501, title: 'This format is not offered' },
  overloaded: { status: 503, title: 'Too much at once; please try again' },
  internal: { status: 500, title: 'Something went wrong on our side' },
} as const;

export type ProblemCode = keyof typeof problems;

/** Stable `code`s of single fields in `errors:[{path,code}]`. */
export const fieldErrorCodes = [
  'required',
  'invalid',
  'too-long',
  'not-allowed',
  'unknown',
  'expired',
  'used',
] as const;
export type FieldErrorCode = (typeof fieldErrorCodes)[number];
