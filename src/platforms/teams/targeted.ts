/**
 * Messages in a channel or group chat that one person alone sees; Teams calls them targeted messages. Teams deletes them
 * from every client after 24 hours. Microsoft's client cannot send them, so a call is marked by a header of ours. A policy
 * of the client turns the mark into Teams' own form.
 */

const MARK = 'x-bvn-reader';

/** Options of a call to Microsoft's client, as far as we use them. */
export interface CallOptions {
  readonly customHeaders: Readonly<Record<string, string>>;
}

/** Marks a call that posts a message for this person alone, named by Teams' own id, or that redraws such a message. */
export function targetedCall(reader: string): CallOptions {
  return { customHeaders: { [MARK]: encodeURIComponent(reader) } };
}

/** A request of Microsoft's client, as far as our policies read and change it. */
export interface ClientRequest {
  url: string;
  timeout: number;
  body?: unknown;
  readonly method: string;
  readonly headers: { get(name: string): string | undefined; delete(name: string): void };
}

/** A step that every request of Microsoft's client passes through. */
export interface ClientPolicy {
  readonly name: string;
  sendRequest(request: ClientRequest, next: (request: ClientRequest) => unknown): unknown;
}

/** Gives marked requests the form that Teams asks for, because the client drops these fields when it writes the body. */
export const targetedMessages: ClientPolicy = {
  name: 'targetedMessages',
  sendRequest(request, next) {
    const mark = request.headers.get(MARK);
    if (mark === undefined) return next(request);
    request.headers.delete(MARK);
    const url = new URL(request.url);
    url.searchParams.set('isTargetedActivity', 'true');
    request.url = url.href;
    const message = JSON.parse(String(request.body)) as object;
    // Teams wants the reader in a new message, and refuses an update that names one.
    const recipient = request.method === 'POST' ? { id: decodeURIComponent(mark), isTargeted: true } : undefined;
    request.body = JSON.stringify({ ...message, recipient });
    return next(request);
  },
};
