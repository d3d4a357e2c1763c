/** The errors of a decision and its commit: which ones people see, and which ones are tried again. */

/** A mistake that the person can put right. The message is shown as it is, so it names the value and what was expected. */
export class UserError extends Error {
  override name = 'UserError';
}

/** A code that the record does not have. `near` are codes that it has, to be shown instead. */
export class UnknownCodeError extends UserError {
  override name = 'UnknownCodeError';
  readonly near: readonly string[];

  constructor(message: string, near: readonly string[]) {
    super(message);
    this.near = near;
  }
}

/** A command lacks a value. Its form asks for it where the platform shows forms; elsewhere people read the message. */
export class IncompleteCommandError extends UserError {
  override name = 'IncompleteCommandError';
}

/** A row changed between reading and writing: the caller reads again and decides again. */
export class ConflictError extends Error {
  override name = 'ConflictError';
}

/** The database could not be written and kept no part of the change; the message says why and what to do. */
export class NotSavedError extends UserError {
  override name = 'NotSavedError';
}

/** Makes the compiler check that a switch over a closed union handles every case; throws if one slips through. */
export function assertNever(value: never): never {
  throw new Error(`Not handled: ${JSON.stringify(value)}`);
}
