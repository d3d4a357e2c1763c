/** What can stand in the way of a decision, and of carrying it out. */

/** Something the person can put right; the message is shown as it is, so it names the value and what was expected. */
export class UserError extends Error {
  override name = 'UserError';
}

/** Something was said without enough to carry it out: its form asks for the rest, where it can be shown. */
export class NeedsMore extends UserError {
  override name = 'NeedsMore';
}

/** The record moved on between reading and writing: read and decide again. */
export class ConflictError extends Error {
  override name = 'ConflictError';
}

/** The record could not be written, and nothing of it was; the message says why and what to do. */
export class NotSavedError extends UserError {
  override name = 'NotSavedError';
}

/** For the last arm of a switch over a closed union. */
export function assertNever(value: never): never {
  throw new Error(`Not handled: ${JSON.stringify(value)}`);
}
