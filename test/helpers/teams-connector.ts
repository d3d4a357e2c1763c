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
  /** Teams' id of the only person who sees it; null for a message that everybody in the conversation sees. */
  readonly onlyFor: string | null;
  /** When it was sent, in hours of the stand-in. */
  readonly sentAtHours: number;
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
  /** Conversations in which Teams takes no message for one person alone. */
  readonly refusesTargeted: Set<string>;
  /** The people in each conversation; a person in none is in no roster. */
  readonly rosters: Map<string, TeamsMember[]>;
  nextId: number;
  /** The hours that have passed by the stand-in's own clock. */
  hours: number;
}

/** Teams removes a message for one person after so many hours. */
const TARGETED_HOURS = 24;

/** Whether a message is still shown to its only reader. Messages for everybody stay. */
export function isShown({ onlyFor, sentAtHours }: TeamsMessage, { hours }: Pick<ConnectorState, 'hours'>): boolean {
  return onlyFor === null || hours - sentAtHours < TARGETED_HOURS;
}

/** Answers one call; `path` begins with the conversation. `targeted`: the query says that one person alone sees the message. */
export async function connector(
  method: string,
  { path, targeted }: { readonly path: string; readonly targeted: boolean },
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
  const { status, answer } = accept(method, { conversation, id, targeted }, JSON.parse(body || '{}'), state);
  if (mishap === 'cut') return void response.destroy();
  json(response, status, answer);
}

interface Accepted {
  readonly status: number;
  readonly answer: object;
}

const refusal = (status: number, code: string, message = code): Accepted => ({
  status,
  answer: { error: { code, message } },
});
const accepted = (id: string): Accepted => ({ status: 201, answer: { id } });
const BAD_ARGUMENT = refusal(400, 'BadArgument', 'Bad argument');
const NOT_FOUND = refusal(404, 'ActivityNotFoundInConversation');

/** Carries out a call. */
function accept(
  method: string,
  { conversation, id, targeted }: { readonly conversation: string; readonly id: string; readonly targeted: boolean },
  body: Record<string, unknown>,
  state: ConnectorState,
): Accepted {
  if (conversation === '') {
    const [member] = body.members as { id: string }[];
    const known = [...state.rosters.values()]
      .flat()
      .find((one) => [one.id, one.aadObjectId].includes(member?.id ?? ''));
    return known ? accepted(`a:chat-of-${known.id}`) : NOT_FOUND;
  }
  if (method === 'PUT') {
    const message = state.messages.find((one) => one.id === id && conversation.startsWith(one.conversation));
    if (!message) return NOT_FOUND;
    if ((message.onlyFor !== null) !== targeted || (targeted && body.recipient !== undefined)) return BAD_ARGUMENT;
    if (!isShown(message, state)) return NOT_FOUND;
    message.activity = body;
    message.edits += 1;
    return accepted(id);
  }
  if (method === 'DELETE') {
    const at = state.messages.findIndex((one) => one.id === id && conversation.startsWith(one.conversation));
    return at < 0 ? NOT_FOUND : accepted(state.messages.splice(at, 1)[0]?.id ?? id);
  }
  const [base = '', thread = null] = conversation.split(';messageid=');
  const onlyFor = targeted ? readerIn(body) : null;
  if (targeted && (onlyFor === null || base.startsWith('a:'))) return BAD_ARGUMENT;
  // A message that names its only reader and lacks the query would be shown to everybody.
  if (!targeted && readerIn(body) !== null) return BAD_ARGUMENT;
  if (targeted && state.refusesTargeted.has(base)) return refusal(403, 'THREADACCESSDENIED-209');
  if (onlyFor !== null && !state.rosters.get(base)?.some((member) => member.id === onlyFor))
    return refusal(403, 'BotNotInConversationRoster');
  state.nextId += 1;
  const message = { id: `${state.nextId}`, conversation: base, thread, onlyFor, sentAtHours: state.hours };
  state.messages.push({ ...message, activity: body, edits: 0 });
  return accepted(message.id);
}

/** The only reader that a message names; null when it names none. */
function readerIn({ recipient }: Record<string, unknown>): string | null {
  const { id, isTargeted } = (recipient ?? {}) as { id?: unknown; isTargeted?: unknown };
  return isTargeted === true && typeof id === 'string' ? id : null;
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
