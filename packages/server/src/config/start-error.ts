/** Something that keeps the program from starting, told in one clear sentence and without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
