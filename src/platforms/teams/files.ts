/**
 * The content of files in Teams, which bots exchange in personal chats only: an accepted file goes to its reader's OneDrive, and
 * a file that somebody sent is fetched from its download address. The query of these addresses is a credential, so no address
 * is logged or stored.
 */
import { LRUCache } from 'lru-cache';
import { UserError } from '../../core/record/errors.ts';
import type { AttachedFile, FileOut } from '../../dispatch/command.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import { fileNotReadLine } from '../../views/platform-lines.ts';
import { bytesOf, transfer } from '../transfer.ts';
import type { Activity, DownloadableFile } from './activity.ts';
import type { TeamsPorts } from './ports.ts';

/** Files that cannot be made again, because what they answered changed the record or read a file; our own limits. */
const MOST_KEPT = 50;
const KEPT_MS = 60 * 60_000;

/** The files that were offered and are kept until they are accepted. */
export type OfferedFiles = LRUCache<string, FileOut>;

/** Makes the memory of offered files. A restart forgets them, and the reader is then told to ask again. */
export function createOfferedFiles(): OfferedFiles {
  return new LRUCache({ max: MOST_KEPT, ttl: KEPT_MS });
}

/** Puts the content of a file where Teams said. Rejects with `DeliveryError`. */
export async function upload(content: FileOut['content'], uploadUrl: unknown, hosts: readonly string[]): Promise<void> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
  const range = `bytes 0-${bytes.length - 1}/${bytes.length}`;
  const headers = { 'content-type': 'application/octet-stream', 'content-range': range };
  const answer = await transfer(addressOf(uploadUrl, hosts), { method: 'PUT', headers, body: bytes });
  if (!answer.ok) throw new DeliveryError(`OneDrive did not take it (${answer.status}).`, { outcome: 'refused' });
}

/** The files of a message in a personal chat, each with the way to read it. */
export function readable({ files, conversation }: Activity, ports: TeamsPorts): readonly AttachedFile[] {
  if (conversation.kind !== 'personal') return [];
  return files.map((file) => ({
    name: file.name,
    link: file.link,
    read: (mostBytes: number) => read(file, mostBytes, ports),
  }));
}

async function read(
  { name, downloadUrl }: DownloadableFile,
  mostBytes: number,
  { config, log }: TeamsPorts,
): Promise<Uint8Array> {
  try {
    const answer = await transfer(addressOf(downloadUrl, config.fileHosts), {});
    // The address is good for some minutes only.
    if (!answer.ok) throw new DeliveryError(`SharePoint answered ${answer.status}.`, { outcome: 'refused' });
    return await bytesOf(answer, name, mostBytes);
  } catch (error) {
    if (error instanceof UserError) throw error;
    log.warn('A file could not be read from Teams', {}, error);
    throw new UserError(fileNotReadLine(name), { cause: error });
  }
}

/** The activity as it may be stored: without the addresses of its files, which only the moment after it needs. */
export function withoutAddresses(activity: Activity): Activity {
  return { ...activity, files: activity.files.map((file) => ({ ...file, downloadUrl: '' })) };
}

const SHAREPOINT = '.sharepoint.com';

/**
 * An address of the council's SharePoint over https. Plain http is for a host of this machine that is configured for tests.
 * Throws `DeliveryError` for any other, which would get the file.
 */
function addressOf(address: unknown, hosts: readonly string[]): string {
  if (typeof address === 'string' && URL.canParse(address)) {
    const { protocol, host, hostname, username, password, href } = new URL(address);
    const isTheirs = hosts.length > 0 ? hosts.includes(host) : hostname.endsWith(SHAREPOINT);
    const isSafe = protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
    if (isTheirs && isSafe && username === '' && password === '') return href;
  }
  throw new DeliveryError('The address of the file is not one of the SharePoint that the bot may use.', {
    outcome: 'refused',
  });
}
