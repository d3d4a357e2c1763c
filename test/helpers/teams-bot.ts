/** The whole program connected to the stand-in of Teams, and people of Teams who speak to it over real HTTP. */
import { onTestFinished } from 'vitest';
import { instantOf } from '../../src/core/time/instants.ts';
import { type App, createApp, type Overrides } from '../../src/service/app.ts';
import { type Config, readConfig } from '../../src/service/config.ts';
import { machine } from '../../src/service/entry.ts';
import { createLog } from '../../src/service/log.ts';
import { nodesOf } from './adaptive-cards.ts';
import { newDatabase } from './new-database.ts';
import { TENANT, type TeamsMember, type TeamsMessage } from './teams-connector.ts';
import { BOT, startTeamsStandIn, type TeamsStandIn } from './teams-stand-in.ts';
import { patientTimers, type Timers, withMinutes } from './teams-timers.ts';

export const CHANNEL = '19:improvement@thread.tacv2';
export const GROUP = '19:group@unq.gbl.spaces';
export const LEAD: TeamsMember = { id: '29:lead', name: 'Programme Director', aadObjectId: 'aad-lead' };
export const OWNER: TeamsMember = { id: '29:owner', name: 'Monitoring Officer', aadObjectId: 'aad-owner' };
export const GUEST: TeamsMember = {
  id: '29:guest',
  name: 'Consultant',
  aadObjectId: 'aad-guest',
  userRole: 'guest',
  userPrincipalName: 'consultant_firm.example#EXT#@council.example',
};

export interface Answered {
  readonly status: number;
  readonly body: { readonly statusCode?: number; readonly type?: string; readonly value?: unknown } | null;
}

export type Where = 'chat' | 'channel' | 'group' | { readonly thread: string; readonly channel?: string };

export interface TeamsBot {
  readonly cloud: TeamsStandIn;
  readonly app: App;
  /** The path of the database file. */
  readonly file: string;
  /** Sends an activity as Teams does; `authorization` in place of a genuine one. */
  send(activity: object, authorization?: string | null): Promise<Answered>;
  /** Writes a line, with a mention of the bot in a channel or group. Resolves when every answer is delivered. */
  says(who: TeamsMember, line: string, where?: Where, more?: object): Promise<Answered>;
  /** Types a slash command, which only the person and the bot see. Resolves when every answer is delivered. */
  types(who: TeamsMember, line: string, where?: Where): Promise<Answered>;
  /** Presses the button on the newest message that has it and that the person sees, with the inputs of its form. */
  presses(who: TeamsMember, label: string, inputs?: Record<string, string>): Promise<Answered>;
  /** The newest message in a conversation that a person sees; without a person, that everybody there sees. */
  last(conversation?: string, who?: TeamsMember): TeamsMessage;
  restart(when: string): Promise<void>;
  /** Sets the clock by London's time, without a tick. */
  put(when: string): void;
  /** A minute passes, by the clock that nobody can set. */
  minuteLater(): void;
  /** Warnings and errors of the log. */
  readonly complaints: string[];
  settled(): Promise<void>;
}

export function chatOf(who: TeamsMember): string {
  return `a:chat-of-${who.id}`;
}

/** The text of a message as people see it, line by line. */
export function textOf(message: { activity: TeamsMessage['activity'] } | undefined): string {
  return cardText(message?.activity.attachments?.[0]?.content);
}

export function cardText(card: unknown): string {
  const skipped = new Set<unknown>();
  return nodesOf(card)
    .flatMap((node) => {
      if (node.type === 'Action.ShowCard') for (const inner of nodesOf(node.card)) skipped.add(inner);
      if (skipped.has(node) || node.type === 'Action.Submit') return [];
      const text = node.text ?? node.title ?? node.label;
      return typeof text === 'string' ? [node.title ? `[${text}]` : text] : [];
    })
    .join('\n');
}

export async function startTeamsBot(
  when = '2024-06-24 08:00',
  more: { overrides?: Overrides; settings?: object; timers?: Timers } = {},
): Promise<TeamsBot> {
  const cloud = await startTeamsStandIn();
  for (const place of [CHANNEL, GROUP]) cloud.rosters.set(place, [LEAD, OWNER]);
  for (const who of [LEAD, OWNER, GUEST]) cloud.rosters.set(chatOf(who), [who]);
  const databasePath = await newDatabase();
  const settings = { PORT: '0', BVN_FIRST_LEAD: 'teams:aad-lead', ...cloud.settings, ...more.settings };
  const config: Config = { ...readConfig(settings), databasePath };
  const complaints: string[] = [];
  let nowInstant = instantOf(when.slice(0, 10), when.slice(11), 'Europe/London');
  const now = () => nowInstant;
  const log = createLog({ level: 'warn', secrets: [], write: (line) => complaints.push(line), now });
  const timers = withMinutes(more.timers ?? patientTimers);
  const clock = { ...timers, now };
  let running = await createApp(config, { ...machine, clock, log }, more.overrides);
  onTestFinished(() => running[Symbol.asyncDispose]());
  let ids = 0;

  const bot: TeamsBot = {
    cloud,
    get app() {
      return running;
    },
    complaints,
    file: databasePath,
    async send(activity, authorization) {
      const header = authorization === undefined ? cloud.authorization() : authorization;
      const answer = await fetch(`${running.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', ...(header ? { authorization: header } : {}) },
        body: JSON.stringify(activity),
      });
      const text = await answer.text();
      return { status: answer.status, body: text ? JSON.parse(text) : null };
    },
    async says(who, line, where = 'chat', extra = {}) {
      ids += 1;
      const said = mentionedIn(line, where);
      const activity = { ...envelope(cloud, who, where, `u${ids}`), type: 'message', ...said, ...extra };
      const answer = await bot.send(activity);
      await bot.settled();
      return answer;
    },
    types: (who, line, where = 'channel') => bot.says(who, '', where, slashCommand(line)),
    async presses(who, label, inputs = {}) {
      ids += 1;
      const answer = await bot.send(pressing(cloud, who, label, `i${ids}`, inputs));
      await bot.settled();
      return answer;
    },
    last(conversation = CHANNEL, who = undefined) {
      const found = cloud.seen(conversation, who).at(-1);
      if (!found) throw new Error(`There is no message in ${conversation}`);
      return found;
    },
    async restart(at) {
      await running[Symbol.asyncDispose]();
      bot.put(at);
      running = await createApp(config, { ...machine, clock, log }, more.overrides);
      await bot.settled();
    },
    put(at) {
      nowInstant = instantOf(at.slice(0, 10), at.slice(11), 'Europe/London');
    },
    minuteLater: timers.minuteLater,
    settled: () => running.settled(),
  };
  return bot;
}

/**
 * The activity that Teams sends when a person presses the newest button with this label; `inputs` are the values of its
 * form.
 */
export function pressing(
  cloud: TeamsStandIn,
  who: TeamsMember,
  label: string,
  id: string,
  inputs: Record<string, string> = {},
) {
  const seen = cloud.messages.filter((one) => cloud.seen(one.conversation, who).includes(one));
  const { message, action } = findAction(seen, label);
  const { conversation: channel, thread } = message;
  const inChannel = { channel, thread: thread ?? message.id };
  const where: Where = channel === GROUP ? 'group' : channel.startsWith('19:') ? inChannel : 'chat';
  const data = { ...(action.data as object), ...inputs };
  return {
    ...envelope(cloud, who, where, id),
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: message.id,
    value: { action: { type: 'Action.Execute', verb: action.verb, data }, trigger: 'manual' },
  };
}

/** The fields that every activity of Teams has. */
export function envelope(cloud: TeamsStandIn, who: TeamsMember, where: Where, id: string) {
  return {
    id,
    channelId: 'msteams',
    serviceUrl: cloud.serviceUrl,
    timestamp: new Date().toISOString(),
    from: { id: who.id, name: who.name, aadObjectId: who.aadObjectId },
    recipient: BOT,
    conversation: conversationOf(who, where, id),
    channelData: {
      tenant: { id: TENANT },
      ...(where === 'chat' || where === 'group'
        ? {}
        : { team: { id: channelOf(where), name: 'Improvement' }, channel: { id: channelOf(where) } }),
    },
  };
}

function conversationOf(who: TeamsMember, where: Where, id: string) {
  const tenant = { tenantId: TENANT };
  if (where === 'chat') return { conversationType: 'personal', id: chatOf(who), ...tenant };
  if (where === 'group') return { conversationType: 'groupChat', isGroup: true, id: GROUP, ...tenant };
  const root = where === 'channel' ? id : where.thread;
  return { conversationType: 'channel', isGroup: true, id: `${channelOf(where)};messageid=${root}`, ...tenant };
}

function channelOf(where: Where): string {
  return (typeof where === 'object' && where.channel) || CHANNEL;
}

/** The fields of a slash command: the command's title with all that was typed behind it, for the bot alone. */
function slashCommand(line: string) {
  return { ...mentionedIn(line, 'chat'), recipient: { ...BOT, isTargeted: true } };
}

/** Teams writes mentions as tags, with a non-breaking space after them; people are mentioned as @"Name". */
function mentionedIn(line: string, where: Where) {
  const entities: object[] = [];
  const tag = (who: { id: string; name: string }) => {
    const text = `<at>${who.name}</at>`;
    entities.push({ type: 'mention', mentioned: { id: who.id, name: who.name }, text });
    return text;
  };
  const start = where === 'chat' ? '' : `${tag(BOT)}&nbsp;`;
  const rest = line.replaceAll(/@"([^"]+)"/g, (_, name: string) => {
    const who = [LEAD, OWNER, GUEST].find((one) => one.name === name);
    if (!who) throw new Error(`Nobody in Teams is called “${name}”`);
    return tag(who);
  });
  return { text: `${start}${rest}`, entities };
}

interface Pressable {
  readonly title?: unknown;
  readonly type?: string;
  readonly data?: unknown;
  readonly verb?: unknown;
}

function findAction(messages: readonly TeamsMessage[], label: string): { message: TeamsMessage; action: Pressable } {
  for (const message of messages.toReversed()) {
    const nodes = nodesOf(message.activity.attachments?.[0]?.content);
    const action = nodes.find(({ type, title }) => type === 'Action.Execute' && title === label);
    if (action) return { message, action };
  }
  throw new Error(`No message in Teams has a button “${label}”`);
}
