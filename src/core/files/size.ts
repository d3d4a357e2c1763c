/** The size of a file that somebody sent. */
import { UserError } from '../record/errors.ts';

/** Throws `UserError` when the file called `name` has more bytes than `most`. */
export function requireSize(name: string, bytes: number, most: number): void {
  if (bytes <= most) return;
  const [size, limit] = [bytes, most].map((n) => n.toLocaleString('en-GB'));
  throw new UserError(`“${name}” has ${size} bytes. Expected at most ${limit}.`);
}
