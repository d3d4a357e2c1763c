/** The connector of Teams: a stand-in that keeps messages and rosters as people see them and fails on request. */
import type { ServerResponse } from 'node:http';

export const TENANT = '66666666-7777-8888-9999-000000000000';

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
    readonly name?: string;
    readonly contentUrl?: string;
    readonly content: Readonly<Record<string, unknown>>;
  }[];
}

/**
 * A fault of a call. `cut`: the answer is lost. `gone`: the connection breaks before the call arrives. `silent`: no
 * answer ever comes. A latch is no fault: the call waits until the latch opens.
 */
export type Mishap =
  | 'cut'
  | 'silent'
  | 'gone'
  | Latch
  | { readonly status: number; readonly body?: object; readonly headers?: Record<string, string> };

export interface Latch {
  /** Resolves when the call has arrived and waits. */
  readonly reached: Promise<void>;
  open(): void;
  /** Called by the connector: waits until the latch is open. */
  pass(): Promise<void>;
}

export function createLatch(): Latch {
  const reached = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  return {
    reached: reached.promise,
    open: opened.resolve,
    pass: () => {
      reached.resolve();
      return opened.promise;
    },
  };
}

export interface ConnectorState {
  readonly messages: TeamsMessage[];
  /** The faults of the next sends and redraws in their order. */
  readonly mishaps: Mishap[];
  /** The faults of the next calls for rosters in their order. */
  readonly rosterMishaps: Mishap[];
  /** Conversations whose people have blocked the bot. */
  readonly blocked: Set<string>;
  /** The people in each conversation; a person in none is in no roster. */
  readonly rosters: Map<string, TeamsMember[]>;
  nextId: number;
}

/** Answers one call; `path` begins with the conversation. */
export async function connector(
  method: string,
  path: string,
  body: string,
  response: ServerResponse,
  state: ConnectorState,
): Promise<void> {
  const [conversation = '', kind, id = ''] = path.split('/');
  const mishap = (method === 'GET' ? state.rosterMishaps : state.mishaps).shift();
  if (mishap === 'gone') return void response.destroy();
  if (mishap === 'silent') return;
  if (typeof mishap === 'object' && 'pass' in mishap) await mishap.pass();
  else if (typeof mishap === 'object') return json(response, mishap.status, mishap.body ?? {}, mishap.headers);
  if (method === 'GET') return roster(conversation, kind ?? '', id, response, state.rosters);
  if (state.blocked.has(conversation)) return json(response, 403, { error: { code: 'MessageWritesBlocked' } });
  const answer = accept(method, conversation, id, JSON.parse(body || '{}'), state);
  if (mishap === 'cut') return void response.destroy();
  json(response, answer ? 201 : 404, answer ?? { error: { code: 'ActivityNotFoundInConversation' } });
}

/** Carries out a call; null when there is no such message. */
function accept(
  method: string,
  conversation: string,
  id: string,
  body: Record<string, unknown>,
  state: ConnectorState,
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
  if (method === 'DELETE') {
    const at = state.messages.findIndex((one) => one.id === id && conversation.startsWith(one.conversation));
    return at < 0 ? null : { id: state.messages.splice(at, 1)[0]?.id };
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

/** Rosters and events use different field names for the directory's id. */
function asRoster({ aadObjectId, ...member }: TeamsMember) {
  return { userRole: 'user', tenantId: TENANT, ...member, objectId: aadObjectId };
}

export function json(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
