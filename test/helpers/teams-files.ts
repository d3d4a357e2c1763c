/**
 * A stand-in for the SharePoint of a council: it takes the content of accepted files and hands over files that people sent. Like
 * the real one it asks for no token, but for the address with its right query.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

const KEY = 'tempauth=a-credential';

export class TeamsFiles {
  /** The files that arrived in somebody's OneDrive, in their order. */
  readonly taken: { readonly name: string; readonly content: string; readonly bytes: Buffer }[] = [];
  readonly violations: string[] = [];
  /** The statuses of the next transfers in their order, in place of the right ones. */
  readonly faults: number[] = [];
  /** The number of requests that came. */
  requests = 0;
  readonly #sent = new Map<string, string>();
  readonly #url: () => string;

  constructor(url: () => string) {
    this.#url = url;
  }

  /** The part of an accepted offer that names the address for the content. */
  uploadInfo(name: string) {
    const path = encodeURIComponent(name);
    return {
      name,
      uploadUrl: `${this.#url()}/sharepoint/upload/${path}?${KEY}`,
      contentUrl: `https://council-my.sharepoint.com/personal/lead/Documents/${path}`,
      uniqueId: 'file-1',
      fileType: name.split('.').at(-1),
    };
  }

  /** The attachment of a message with a file that somebody sends in their chat with the bot. */
  attachment(name: string, content: string, downloadUrl?: string) {
    this.#sent.set(name, content);
    const path = encodeURIComponent(name);
    return {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name,
      contentUrl: `https://council-my.sharepoint.com/personal/lead/Documents/${path}`,
      content: {
        downloadUrl: downloadUrl ?? `${this.#url()}/sharepoint/download/${path}?${KEY}`,
        uniqueId: 'file-2',
        fileType: 'csv',
      },
    };
  }

  /** Answers a request for an address under `/sharepoint/`. */
  answer(request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    this.requests += 1;
    const { pathname, search } = new URL(request.url ?? '', this.#url());
    const [, , kind, name = ''] = pathname.split('/').map(decodeURIComponent);
    if (request.headers.authorization) this.violations.push('a token sent to SharePoint');
    const fault = this.faults.shift();
    if (fault) return void response.writeHead(fault, { location: `${this.#url()}${pathname}?${KEY}` }).end();
    if (search !== `?${KEY}`) return void response.writeHead(401).end();
    if (kind === 'download' && request.method === 'GET') {
      const content = this.#sent.get(name);
      return void response.writeHead(content === undefined ? 404 : 200).end(content);
    }
    const bytes = body.length;
    if (request.method !== 'PUT') this.violations.push(`an upload by ${request.method}`);
    if (request.headers['content-range'] !== `bytes 0-${bytes - 1}/${bytes}`)
      this.violations.push(`a wrong range: ${request.headers['content-range']}`);
    this.taken.push({ name, content: body.toString(), bytes: body });
    response.writeHead(201).end('{}');
  }
}
