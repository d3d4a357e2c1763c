/**
 * Messages in a channel or group chat that one person alone sees; Teams calls them targeted messages. Teams deletes them
 * from every client after 24 hours. Microsoft's client cannot send them, so a policy of the client gives a call Teams' own form.
 */

/** A request of Microsoft's client, as far as our policies read and change it. */
export interface ClientRequest {
  url: string;
  timeout: number;
  body?: unknown;
  readonly method: string;
}

/** A step that every request of one of Microsoft's clients passes through. */
export interface ClientPolicy {
  readonly name: string;
  sendRequest(request: ClientRequest, next: (request: ClientRequest) => unknown): unknown;
}

/**
 * Makes calls post messages for this person alone, named by Teams' own id, or redraw such messages. The client itself drops these
 * fields when it writes a body.
 */
export function targetedTo(reader: string): ClientPolicy {
  return {
    name: 'targetedMessages',
    sendRequest(request, next) {
      const url = new URL(request.url);
      url.searchParams.set('isTargetedActivity', 'true');
      request.url = url.href;
      const message = JSON.parse(String(request.body)) as object;
      // Teams wants the reader in a new message, and refuses an update that names one.
      const recipient = request.method === 'POST' ? { id: reader, isTargeted: true } : undefined;
      request.body = JSON.stringify({ ...message, recipient });
      return next(request);
    },
  };
}
