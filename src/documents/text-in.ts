/** Reads a text file. */
import { UserError } from '../core/record/errors.ts';
import { decodeText } from './decode-text.ts';

/** The text of the file. Throws `UserError` when the bytes are no text. */
export function readText(bytes: Uint8Array, name: string): string {
  const text = decodeText(bytes);
  if (text.includes('\0'))
    throw new UserError(`“${name}” is no text. Expected a text file, or a letter as .docx or .pdf.`);
  return text;
}
