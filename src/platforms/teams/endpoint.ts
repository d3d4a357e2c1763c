/** `/api/messages`: reads a request within its limits, lets in only what is authenticated, and answers with its outcome. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../ports/log.ts';
import { type Activity, readActivity } from './activity.ts';
import type { Adapter } from './adapter.ts';
import { checkRequest, type Policy, Refused } from './authentication.ts';
import { isObject } from './card-data.ts';
import { LIMITS } from './limits.ts';

/** What is answered to an activity; a body for invokes only. */
export interface Outcome {
  readonly status: number;
  readonly body?: object;
}

export interface EndpointParts {
  readonly adapter: Adapter;
  readonly policy: Policy;
  readonly log: Log;
  /** Deals with an activity that was let in. */
  readonly take: (activity: Activity) => Promise<Outcome>;
}

export function createEndpoint(parts: EndpointParts) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const { status, body } = await parts.take(await letIn(request, parts));
      if (body) response.setHeader('content-type', 'application/json; charset=utf-8');
      response.writeHead(status).end(body && JSON.stringify(body));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      parts.log.warn('A request to Teams’ endpoint was refused', { status: error.status, reason: error.message });
      // What is left unread of a large body would be taken for the next request of the connection.
      response.writeHead(error.status, { connection: 'close' }).end();
    }
  };
}

async function letIn(request: IncomingMessage, { adapter, policy }: EndpointParts): Promise<Activity> {
  if (request.method !== 'POST') throw new Refused(405, 'Only POST is served.');
  // Pages of other sites cannot send this type unasked.
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    throw new Refused(415, 'The body is not JSON.');
  const body = parsed(await read(request));
  const activity = readActivity(body);
  if (!activity || !isObject(body)) throw new Refused(400, 'The body is no activity.');
  const authorization = request.headers.authorization ?? '';
  checkRequest(authorization, activity, policy);
  if (policy.appId !== null) await adapter.verify(body, authorization);
  return activity;
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > LIMITS.requestBytes) throw new Refused(413, 'The body is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refused(400, 'The body is no JSON.', error);
  }
}
