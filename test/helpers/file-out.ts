/** The content of files that replies hand over, as text or as bytes. */
import type { Reply } from '../../src/dispatch/command.ts';

/** The text of a file that a reply hands over; '' for none. */
export function textOf(file: Reply['file']): string {
  const content = file?.content ?? '';
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

/** The bytes of a file that a reply hands over. */
export function bytesOf(file: Reply['file']): Uint8Array {
  const content = file?.content ?? '';
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}
