/** Files in Slack: hands one over in three calls, and reads one that somebody sent to the bot in their own conversation. */
import { requireSize } from '../../core/files/size.ts';
import { UserError } from '../../core/record/errors.ts';
import type { AttachedFile, FileOut } from '../../dispatch/command.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import type { Log } from '../../ports/log.ts';
import { fileNotReadLine, SLACK_READS_NO_FILES } from '../../views/platform-lines.ts';
import { bytesOf, transfer } from '../transfer.ts';
import type { Api } from './api.ts';
import { codeOf } from './errors.ts';
import { LIMITS } from './limits.ts';

/** Only a stand-in for Slack on this machine is reached without TLS. */
const LOOPBACK = '127.0.0.1';
const THE_FILE = 'The file';

/** A file of a message as Slack describes it. */
export interface MessageFile {
  readonly id?: string;
  readonly name?: string;
  readonly title?: string;
  readonly permalink?: string;
  readonly url_private_download?: string;
  readonly size?: number;
}

/** A file that came with a message, with what Slack said of it, so that it can be fetched. Stored in the inbox in this shape. */
export interface SlackFile {
  readonly name: string;
  readonly link: string;
  /** Slack's description of a file that was sent to the bot itself; absent for a file in a channel, which is never read. */
  readonly source?: MessageFile;
}

/** A file to hand over, with words for an image that not everybody sees. */
export type SentFile = Pick<FileOut, 'name' | 'mediaType' | 'content'> & {
  readonly alt?: string;
};

/** The parts that the transfer of files needs. `home` is Slack's host, to which every address of a file belongs. */
export interface FileParts {
  readonly api: Api;
  readonly token: string;
  readonly home: string;
  readonly log: Log;
}

/** Hands over and reads files. */
export interface Files {
  /** Hands a file over in a conversation. Resolves only once Slack has taken it; rejects with `DeliveryError`. */
  upload(channel: string, file: SentFile): Promise<void>;
  /** The files of a message, those with a source with the way to read them. */
  readable(files: readonly SlackFile[]): readonly AttachedFile[];
}

/** Makes the transfer of files for one bot. */
export function createFiles(parts: FileParts): Files {
  return {
    upload: (channel, file) => upload(channel, file, parts),
    readable: (files) =>
      files.map(({ name, link, source }) => {
        if (!source) return { name, link };
        return { name, link, read: (mostBytes: number) => read(name, source, mostBytes, parts) };
      }),
  };
}

async function upload(channel: string, file: SentFile, { api, home }: FileParts): Promise<void> {
  const { name, mediaType, content, alt } = file;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  // A file of another kind with words for an image is taken by Slack and shared with nobody.
  const words = alt !== undefined && mediaType.startsWith('image/') ? { alt_txt: alt.slice(0, LIMITS.altText) } : {};
  const named = { filename: name, length: bytes.length, ...words };
  const { upload_url: address, file_id: id } = await api.call('files.getUploadURLExternal', named, THE_FILE);
  const headers = { 'content-type': 'application/octet-stream' };
  const answer = await transfer(slacks(address, home), { method: 'POST', headers, body: new Uint8Array(bytes) });
  if (!answer.ok) throw new DeliveryError(`Slack did not take the file (${answer.status}).`, { outcome: 'refused' });
  await api.call('files.completeUploadExternal', { files: [{ id, title: name }], channel_id: channel }, THE_FILE);
}

async function read(name: string, source: MessageFile, mostBytes: number, parts: FileParts): Promise<Uint8Array> {
  const { api, token, home, log } = parts;
  try {
    const { url_private_download: address, size = 0 } = await describe(source, api);
    requireSize(name, size, mostBytes);
    const answer = await transfer(slacks(address, home), { headers: { authorization: `Bearer ${token}` } });
    // Slack sends a program that may not read files on to its page for signing in.
    if (isSentAway(answer)) throw new UserError(SLACK_READS_NO_FILES);
    if (!answer.ok) throw new DeliveryError(`Slack answered ${answer.status}.`, { outcome: 'refused' });
    return await bytesOf(answer, name, mostBytes);
  } catch (error) {
    if (error instanceof UserError) throw error;
    log.warn('A file could not be read from Slack', {}, error);
    const isForbidden = error instanceof DeliveryError && codeOf(error.cause) === 'missing_scope';
    throw new UserError(isForbidden ? SLACK_READS_NO_FILES : fileNotReadLine(name), { cause: error });
  }
}

/** The description with the address of the content, which Slack leaves out for some files and for a program that may read none. */
async function describe(source: MessageFile, api: Api): Promise<MessageFile> {
  if (source.url_private_download) return source;
  const { file } = await api.call('files.info', { file: source.id ?? '' }, THE_FILE);
  return (file ?? {}) as MessageFile;
}

/** An address of Slack itself. Throws `DeliveryError` for any other, which would get the file or the token. */
function slacks(address: unknown, home: string): string {
  if (isSlacks(address, home)) return address;
  throw new DeliveryError('The address of the file is not Slack’s.', { outcome: 'refused' });
}

function isSlacks(address: unknown, home: string): address is string {
  if (typeof address !== 'string' || !URL.canParse(address)) return false;
  const { hostname, protocol } = new URL(address);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && hostname === LOOPBACK);
  return isSafe && (hostname === home || hostname.endsWith(`.${home}`));
}

function isSentAway({ status }: Response): boolean {
  return (status >= 300 && status < 400) || status === 401 || status === 403;
}
