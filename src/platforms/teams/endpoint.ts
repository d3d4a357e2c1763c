/** Serves `/api/messages`: reads a request within its limits, admits only authenticated activities, and writes the answer. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../ports/log.ts';
import { type Activity, readActivity } from './activity.ts';
import type { Adapter } from './adapter.ts';
import { checkRequest, type Policy, Refused } from './authentication.ts';
import { isObject } from './card-data.ts';
import { LIMITS } from './limits.ts';

/** The HTTP answer to an activity. Only invokes get a body. */
export interface HttpAnswer {
  readonly status: number;
  readonly body?: object;
}

/** The parts that the endpoint hands a request through. */
export interface EndpointParts {
  readonly adapter: Adapter;
  readonly policy: Policy;
  readonly log: Log;
  readonly activities: { handle(activity: Activity): Promise<HttpAnswer> };
}

/** Answers one HTTP request. Rejects with an error that is a bug, which the HTTP server logs and answers with 500. */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  parts: EndpointParts,
): Promise<void> {
  try {
    const { status, body } = await parts.activities.handle(await readRequest(request, parts));
    if (body) response.setHeader('content-type', 'application/json; charset=utf-8');
    response.writeHead(status).end(body && JSON.stringify(body));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    parts.log.warn('A request to Teams’ endpoint was refused', { status: error.status, reason: error.message });
    // The unread rest of a large body would be taken for the next request of the connection.
    response.writeHead(error.status, { connection: 'close' }).end();
  }
}

/** The activity in a request that may be served. Rejects with `Refused`. */
async function readRequest(request: IncomingMessage, { adapter, policy }: EndpointParts): Promise<Activity> {
  if (request.method !== 'POST') throw new Refused(405, 'Only POST is served.');
  // A browser lets a page of another site send this type only after a CORS preflight, which fails here.
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    throw new Refused(415, 'The body is not JSON.');
  const body = parseJson(await readBody(request));
  const activity = readActivity(body);
  if (!activity || !isObject(body)) throw new Refused(400, 'The body is no activity.');
  const authorization = request.headers.authorization ?? '';
  const keyId = checkRequest(authorization, activity, policy);
  if (keyId !== null) await adapter.verify(body, authorization, keyId);
  return activity;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > LIMITS.requestBytes) throw new Refused(413, 'The body is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refused(400, 'The body is no JSON.', error);
  }
}
