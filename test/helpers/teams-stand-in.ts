/**
 * A loopback stand-in of the Bot Framework cloud: OpenID metadata, signing keys, tokens and the connector of Teams. It
 * keeps the messages by itself, as its people would see them, and fails as it is told.
 */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { signed } from './tokens.ts';

export const APP_ID = '11111111-2222-3333-4444-555555555555';
export const TENANT = '66666666-7777-8888-9999-000000000000';
export const BOT = { id: `28:${APP_ID}`, name: 'BVN' };
const SECRET = 'client-secret';
const TOKEN = 'a-token-of-the-stand-in';

export interface TeamsMember {
  readonly id: string;
  readonly name: string;
  readonly aadObjectId: string;
  readonly tenantId?: string;
  readonly userRole?: string;
  readonly userPrincipalName?: string;
}

export interface TeamsMessage {
  readonly id: string;
  /** Without the thread. */
  readonly conversation: string;
  readonly thread: string | null;
  activity: Sent;
  edits: number;
}

export interface Sent {
  readonly type?: string;
  readonly summary?: string;
  readonly text?: string;
  readonly attachments?: readonly {
    readonly contentType: string;
    readonly content: Readonly<Record<string, unknown>>;
  }[];
}

/** `cut`: it arrives and the answer is lost. `gone`: the connection breaks before anything arrives. `silent`: no answer ever. */
export type Mishap =
  | 'cut'
  | 'silent'
  | 'gone'
  | { readonly status: number; readonly body?: object; readonly headers?: Record<string, string> };

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly atMs: number;
}

export type Forge = (parts: { header: Record<string, unknown>; claims: Record<string, unknown> }) => string | undefined;

export interface TeamsStandIn {
  readonly url: string;
  readonly serviceUrl: string;
  /** The settings with which a bot finds this cloud. */
  readonly settings: Readonly<Record<string, string>>;
  readonly messages: TeamsMessage[];
  /** Calls of the connector, and of the token service. */
  readonly calls: Call[];
  readonly tokenCalls: number;
  /** What goes wrong with the next sends and redraws, in their order. */
  readonly mishaps: Mishap[];
  /** Who is in a conversation; whoever is in none is in no roster. */
  readonly rosters: Map<string, TeamsMember[]>;
  /** The header of a genuine request, or of one that `forge` made of its parts. */
  authorization(forge?: Forge): string | undefined;
  readonly keys: { readonly own: KeyObject; readonly publicPem: string; readonly foreign: KeyObject };
  /** From now on the key server answers like this. */
  keysAnswer(status: number | 'no answer'): void;
}

/** Making them takes longer than any test should. */
const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Ends with the test that it is started in. */
export async function startTeamsStandIn(): Promise<TeamsStandIn> {
  const cloud = await openTeamsStandIn();
  onTestFinished(() => cloud[Symbol.asyncDispose]());
  return cloud;
}

export async function openTeamsStandIn(): Promise<TeamsStandIn & AsyncDisposable> {
  const state = {
    messages: [] as TeamsMessage[],
    calls: [] as Call[],
    tokenCalls: 0,
    mishaps: [] as Mishap[],
    rosters: new Map<string, TeamsMember[]>(),
    keysAnswer: 200 as number | 'no answer',
    nextId: 1_700_000_000_000,
  };
  const jwk = { ...own.publicKey.export({ format: 'jwk' }), kid: 'key-1', use: 'sig', endorsements: ['msteams'] };
  let url = '';
  const server = createServer((request, response) => {
    handle(request, response, { state, jwk, url }).catch((error) => response.destroy(error as Error));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;
  const serviceUrl = `${url}/uk/`;
  return {
    url,
    serviceUrl,
    settings: {
      TEAMS_APP_ID: APP_ID,
      TEAMS_APP_PASSWORD: SECRET,
      TEAMS_TENANT_ID: TENANT,
      TEAMS_OPENID_URL: `${url}/openid`,
      TEAMS_TOKEN_URL: `${url}/token`,
      TEAMS_SERVICE_HOSTS: `127.0.0.1:${port}`,
    },
    messages: state.messages,
    calls: state.calls,
    get tokenCalls() {
      return state.tokenCalls;
    },
    mishaps: state.mishaps,
    rosters: state.rosters,
    keys: {
      own: own.privateKey,
      publicPem: own.publicKey.export({ type: 'spki', format: 'pem' }) as string,
      foreign: foreign.privateKey,
    },
    keysAnswer: (answer) => {
      state.keysAnswer = answer;
    },
    authorization(forge) {
      const nowS = Math.floor(Date.now() / 1000);
      const header = { alg: 'RS256', typ: 'JWT', kid: 'key-1' };
      const claims = {
        iss: 'https://api.botframework.com',
        aud: APP_ID,
        iat: nowS,
        nbf: nowS - 60,
        exp: nowS + 3600,
        serviceurl: serviceUrl,
      };
      if (forge) return forge({ header, claims });
      return `Bearer ${signed(header, claims, own.privateKey)}`;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

interface Cloud {
  readonly url: string;
  readonly jwk: object;
  readonly state: {
    readonly messages: TeamsMessage[];
    readonly calls: Call[];
    tokenCalls: number;
    readonly mishaps: Mishap[];
    readonly rosters: Map<string, TeamsMember[]>;
    keysAnswer: number | 'no answer';
    nextId: number;
  };
}

async function handle(request: IncomingMessage, response: ServerResponse, cloud: Cloud): Promise<void> {
  const { state, url, jwk } = cloud;
  const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '');
  const body = await bodyOf(request);
  if (path === '/openid' || path === '/keys') {
    if (state.keysAnswer === 'no answer') return;
    if (state.keysAnswer !== 200) return json(response, state.keysAnswer, {});
    const openId = { issuer: 'https://api.botframework.com', jwks_uri: `${url}/keys` };
    return json(response, 200, path === '/openid' ? openId : { keys: [jwk] });
  }
  if (path === '/token') {
    state.tokenCalls += 1;
    const good = new URLSearchParams(body).get('client_secret') === SECRET;
    return good ? json(response, 200, { access_token: TOKEN, expires_in: 3600 }) : json(response, 401, {});
  }
  const { authorization } = request.headers;
  state.calls.push({ method: request.method ?? '', path, authorization, atMs: performance.now() });
  if (authorization !== `Bearer ${TOKEN}`) return json(response, 401, {});
  return connector(request.method ?? '', path.replace(/^\/uk\/v3\/conversations\/?/, ''), body, response, cloud);
}

async function connector(method: string, path: string, body: string, response: ServerResponse, { state }: Cloud) {
  const [conversation = '', kind, id = ''] = path.split('/');
  if (method === 'GET') return roster(conversation, kind ?? '', id, response, state.rosters);
  const mishap = state.mishaps.shift();
  if (mishap === 'gone') return void response.destroy();
  if (mishap === 'silent') return;
  if (typeof mishap === 'object') return json(response, mishap.status, mishap.body ?? {}, mishap.headers);
  const answer = accept(method, conversation, id, JSON.parse(body), state);
  if (mishap === 'cut') return void response.destroy();
  json(response, answer ? 201 : 404, answer ?? { error: { code: 'ActivityNotFoundInConversation' } });
}

/** Does what was asked; null when there is no such message. */
function accept(
  method: string,
  conversation: string,
  id: string,
  body: Record<string, unknown>,
  state: Cloud['state'],
) {
  if (conversation === '') {
    const [member] = body.members as { id: string }[];
    const known = [...state.rosters.values()]
      .flat()
      .find((one) => [one.id, one.aadObjectId].includes(member?.id ?? ''));
    return known ? { id: `a:chat-of-${known.id}` } : null;
  }
  if (method === 'PUT') {
    const message = state.messages.find((one) => one.id === id && conversation.startsWith(one.conversation));
    if (!message) return null;
    message.activity = body;
    message.edits += 1;
    return { id };
  }
  state.nextId += 1;
  const [base = '', thread = null] = conversation.split(';messageid=');
  state.messages.push({ id: `${state.nextId}`, conversation: base, thread, activity: body, edits: 0 });
  return { id: `${state.nextId}` };
}

function roster(
  conversation: string,
  kind: string,
  id: string,
  response: ServerResponse,
  rosters: Map<string, TeamsMember[]>,
) {
  const members = rosters.get(conversation) ?? [];
  if (kind === 'pagedmembers') return json(response, 200, { members: members.map(asRoster) });
  const member = members.find((one) => one.id === id || one.aadObjectId === id);
  if (member) return json(response, 200, asRoster(member));
  return json(response, 404, { error: { code: 'MemberNotFoundInConversation' } });
}

/** Rosters name the directory's id otherwise than events. */
function asRoster({ aadObjectId, ...member }: TeamsMember) {
  return { userRole: 'user', tenantId: TENANT, ...member, objectId: aadObjectId };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function json(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
