/** Transfers the content of a file over HTTP: one attempt, within a time limit, and no redirect is followed. */
import { requireSize } from '../core/files/size.ts';
import { DeliveryError } from '../ports/deliverer.ts';

/** Our own limit for the transfer of one file of a few megabytes. */
const TRANSFER_MS = 10_000;

/**
 * The answer to one request, whatever its status. Rejects with `DeliveryError` when there is none in time. The error names no
 * address and has no cause, because the query of an address may be a credential.
 */
export async function transfer(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { ...init, redirect: 'manual', signal: AbortSignal.timeout(TRANSFER_MS) });
  } catch {
    throw new DeliveryError('The transfer of the file had no answer.', { outcome: 'unknown' });
  }
}

/** The body of an answer. Throws `UserError` when it has more bytes than `mostBytes`, of which no more is read. */
export async function bytesOf(answer: Response, name: string, mostBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.length;
    requireSize(name, bytes, mostBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
