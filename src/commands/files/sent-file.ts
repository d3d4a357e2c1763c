/** The file that came with a request. */
import { requireSize } from '../../core/files/size.ts';
import { UserError } from '../../core/record/errors.ts';
import type { AttachedFile, Context } from '../../dispatch/command.ts';

/** A file with its content. `fileRead` is the attachment that it was read from. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly fileRead?: AttachedFile;
}

/**
 * The file of a request, or the first attached one that can be read; null without one. Throws `UserError` beyond the bytes that
 * `mostBytesOf` allows a file of that name.
 */
export async function readSentFile(
  { request }: Context,
  mostBytesOf: (name: string) => number,
): Promise<SentFile | null> {
  const { file, attached = [] } = request;
  if (file) {
    requireSize(file.name, file.bytes.length, mostBytesOf(file.name));
    return file;
  }
  const fileRead = attached.find(({ read }) => read !== undefined);
  return fileRead?.read
    ? { name: fileRead.name, bytes: await fileRead.read(mostBytesOf(fileRead.name)), fileRead }
    : null;
}

/** Throws `UserError` for a file that was attached where the bot reads none, as in a channel. `word` is the command to send with it. */
export function refuseUnreadable({ request: { attached = [], place } }: Context, word: string): void {
  if (attached.length === 0 || place.direct === true || place.platform === 'local') return;
  throw new UserError(
    `A file can be read only in your own chat with the bot. Send it there, together with the words: ${word}`,
  );
}
