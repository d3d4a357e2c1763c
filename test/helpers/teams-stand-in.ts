/**
 * A loopback stand-in of the Bot Framework cloud: OpenID metadata, signing keys, tokens and the connector of Teams.
 */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import {
  type ConnectorState,
  connector,
  isShown,
  json,
  type Mishap,
  TENANT,
  type TeamsMember,
  type TeamsMessage,
} from './teams-connector.ts';
import { TeamsFiles } from './teams-files.ts';
import { signed } from './tokens.ts';

export const APP_ID = '11111111-2222-3333-4444-555555555555';
export const BOT = { id: `28:${APP_ID}`, name: 'BVN' };
const SECRET = 'client-secret';
const TOKEN = 'a-token-of-the-stand-in';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly atMs: number;
}

export type Forge = (parts: { header: Record<string, unknown>; claims: Record<string, unknown> }) => string | undefined;

export interface TeamsStandIn extends Omit<ConnectorState, 'nextId' | 'hours'> {
  readonly url: string;
  /** The port on loopback. */
  readonly port: number;
  readonly serviceUrl: string;
  /** The messages that a person sees in a conversation, oldest first; without a person, those that everybody there sees. */
  seen(conversation: string, who?: TeamsMember): readonly TeamsMessage[];
  /** Lets hours pass in Teams. */
  passHours(hours: number): void;
  /** Moves the tenant to another part of the cloud, which refuses calls to the former address. */
  move(geo: string): void;
  /** The settings with which a bot uses this cloud. */
  readonly settings: Readonly<Record<string, string>>;
  /** The council's SharePoint. */
  readonly files: TeamsFiles;
  /** The calls of the connector and of the token service. */
  readonly calls: Call[];
  readonly tokenCalls: number;
  /** The authorization header of a genuine request, or of one whose parts `forge` changed. */
  authorization(forge?: Forge): string | undefined;
  readonly keys: { readonly own: KeyObject; readonly publicPem: string; readonly foreign: KeyObject };
  /** Sets the answer of the key server from now on. */
  keysAnswer(status: number | 'no answer'): void;
  /** Sets the channels for which the signing key is endorsed; null leaves the endorsements out. */
  endorse(channels: readonly string[] | null): void;
}

/** The keys are made once, because making them takes longer than a test should. */
const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Starts the cloud; it stops with the test that started it. */
export async function startTeamsStandIn(): Promise<TeamsStandIn> {
  const cloud = await openTeamsStandIn();
  onTestFinished(() => cloud[Symbol.asyncDispose]());
  return cloud;
}

/** Starts the cloud. `address`: the address it is known by, where that is not its own on loopback. */
export async function openTeamsStandIn(address?: string): Promise<TeamsStandIn & AsyncDisposable> {
  const state = {
    messages: [] as TeamsMessage[],
    calls: [] as Call[],
    tokenCalls: 0,
    mishaps: [] as Mishap[],
    rosterMishaps: [] as Mishap[],
    blocked: new Set<string>(),
    refusesTargeted: new Set<string>(),
    geo: 'uk',
    rosters: new Map<string, TeamsMember[]>(),
    keysAnswer: 200 as number | 'no answer',
    nextId: 1_700_000_000_000,
    hours: 0,
  };
  const jwk: Record<string, unknown> = {
    ...own.publicKey.export({ format: 'jwk' }),
    kid: 'key-1',
    use: 'sig',
    endorsements: ['msteams'],
  };
  let url = '';
  const files = new TeamsFiles(() => url);
  const server = createServer((request, response) => {
    handle(request, response, { state, jwk, url, files }).catch((error) => response.destroy(error as Error));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  url = address ?? `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    get serviceUrl() {
      return `${url}/${state.geo}/`;
    },
    seen: (conversation, who) =>
      state.messages.filter(
        (one) =>
          one.conversation === conversation && (one.onlyFor === null || one.onlyFor === who?.id) && isShown(one, state),
      ),
    passHours: (hours) => {
      state.hours += hours;
    },
    move: (geo) => {
      state.geo = geo;
    },
    settings: {
      TEAMS_APP_ID: APP_ID,
      TEAMS_APP_PASSWORD: SECRET,
      TEAMS_TENANT_ID: TENANT,
      TEAMS_OPENID_URL: `${url}/openid`,
      TEAMS_TOKEN_URL: `${url}/token`,
      TEAMS_SERVICE_HOSTS: new URL(url).host,
      TEAMS_FILE_HOSTS: new URL(url).host,
    },
    files,
    messages: state.messages,
    calls: state.calls,
    get tokenCalls() {
      return state.tokenCalls;
    },
    mishaps: state.mishaps,
    rosterMishaps: state.rosterMishaps,
    blocked: state.blocked,
    refusesTargeted: state.refusesTargeted,
    rosters: state.rosters,
    keys: {
      own: own.privateKey,
      publicPem: own.publicKey.export({ type: 'spki', format: 'pem' }) as string,
      foreign: foreign.privateKey,
    },
    keysAnswer: (answer) => {
      state.keysAnswer = answer;
    },
    endorse: (channels) => {
      jwk.endorsements = channels ?? undefined;
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
        serviceurl: `${url}/${state.geo}/`,
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
  readonly files: TeamsFiles;
  readonly state: ConnectorState & {
    readonly calls: Call[];
    tokenCalls: number;
    keysAnswer: number | 'no answer';
    readonly geo: string;
  };
}

async function handle(request: IncomingMessage, response: ServerResponse, cloud: Cloud): Promise<void> {
  const { state, url, jwk } = cloud;
  const asked = new URL(request.url ?? '', url);
  const path = decodeURIComponent(asked.pathname);
  const targeted = asked.searchParams.get('isTargetedActivity') === 'true';
  const bytes = await bytesOf(request);
  if (path.startsWith('/sharepoint/')) return cloud.files.answer(request, bytes, response);
  const body = bytes.toString('utf8');
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
  state.calls.push({
    method: request.method ?? '',
    path,
    authorization,
    headers: request.headers,
    atMs: performance.now(),
  });
  if (authorization !== `Bearer ${TOKEN}`) return json(response, 401, {});
  const [, geo, inGeo = ''] = /^\/(\w+)\/v3\/conversations\/?(.*)$/.exec(path) ?? [];
  if (geo !== state.geo) {
    const message = `Incoming request was redirected to the wrong geo! Current geo: ${geo}, Target geo: ${state.geo}`;
    return json(response, 400, { error: { code: 'BadArgument', message } });
  }
  return connector(request.method ?? '', { path: inGeo, targeted }, body, response, state);
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
