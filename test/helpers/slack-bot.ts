/** The whole program connected to a stand-in for Slack, over real HTTP or a real socket, with a clock that moves by hand. */
import { onTestFinished } from 'vitest';
import { commands as allCommands } from '../../src/commands/index.ts';
import { instantOf } from '../../src/core/time/instants.ts';
import type { Command } from '../../src/dispatch/command.ts';
import type { Store } from '../../src/ports/store.ts';
import { createLog } from '../../src/service/log.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { createTestClock, type TestClock } from './clock.ts';
import { newDatabase } from './new-database.ts';
import { overHttp, SlackPeople } from './slack-people.ts';
import { assembleSlackProgram, type Running } from './slack-program.ts';
import { BOT, type SlackMessage, type SlackView } from './slack-shapes.ts';
import { createSlackSocket, type SlackSocket } from './slack-socket.ts';
import { SlackStandIn } from './slack-stand-in.ts';

const ZONE = 'Europe/London';
export const LEAD = 'U0LEAD';
export const OWNER = 'U0OWNER';
export const SRO = 'U0SRO';
export const GENERAL = 'C0GENERAL';

export interface SlackBot {
  readonly slack: SlackStandIn;
  readonly people: SlackPeople;
  readonly clock: TestClock;
  /** The path of the database file. */
  readonly file: string;
  /** Every line of the log. */
  readonly lines: string[];
  /** The far side of Socket Mode; null over HTTP. */
  readonly socket: SlackSocket | null;
  url(): string;
  /** Waits until all work that has begun is finished. */
  settle(): Promise<void>;
  /** Types a command and returns all that its asker is shown for it, as one text. */
  types(user: string, text: string, channel?: string): Promise<string>;
  /** Sets the clock by London's time, `2024-06-24 09:00`, runs the schedule and delivers its posts. */
  at(when: string): Promise<void>;
  /** The newest message in a conversation with these words, as somebody sees it. */
  message(words: string, user?: string, channel?: string): SlackMessage;
  /** The newest modal of a person in its present state. */
  modal(user: string): SlackView;
  /** Runs the schedule once and delivers its posts. */
  tick(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** Stops without draining, as a killed process does. */
  crash(): Promise<void>;
}

/** Timers up to this length run by themselves: the pace of posting, and the collecting of changes. */
const SHORT_MS = 2_500;

interface Options {
  readonly from?: string;
  readonly socket?: boolean;
  /** Fills the record before the start. */
  readonly seed?: (store: Store) => Promise<unknown>;
  /** The commands, if not the product's. */
  readonly commands?: readonly Command[];
}

export async function startSlackBot(options: Options = {}): Promise<SlackBot> {
  const { from = '2024-06-17 10:00', socket = false, commands = allCommands } = options;
  const clock = flowing(createTestClock(instantOf(from.slice(0, 10), from.slice(11), ZONE)));
  const slack = await new SlackStandIn(() => Date.parse(clock.now())).listen();
  onTestFinished(() => slack[Symbol.asyncDispose]());
  for (const [id, name] of [
    [LEAD, 'Lead'],
    [OWNER, 'Owner'],
    [SRO, 'Sro'],
  ] as const)
    slack.users.set(id, { id, name });
  slack.channels.set(GENERAL, { id: GENERAL, members: [BOT.user, LEAD, OWNER, SRO] });
  const wire = socket ? await createSlackSocket(slack) : null;
  const lines: string[] = [];
  const log = createLog({ secrets: [], write: (line) => lines.push(line), now: clock.now });
  const file = await newDatabase();
  if (options.seed) {
    const store = await openStore({ file });
    await options.seed(store);
    await store.close();
  }
  let number = 0;
  const start = () =>
    assembleSlackProgram({
      file,
      clock,
      log,
      newId: () => `id-${++number}`,
      random: () => 0.5,
      url: slack.url,
      socket,
      commands,
      timeZone: ZONE,
      lead: LEAD,
    });
  let running: Running | null = await start();
  const stop = async () => {
    const stopping = running;
    running = null;
    await stopping?.stop();
  };
  onTestFinished(stop);
  const url = () => `${running?.url}/slack/events`;
  const people = new SlackPeople(slack, wire?.reach ?? overHttp(url, () => Date.parse(clock.now())));
  const settle = async () => running?.settle();
  return {
    ...{ slack, people, socket: wire, clock, file, lines, settle, stop, url },
    async types(user, text, channel = GENERAL) {
      const before = slack.messages.length;
      await people.command(user, text, channel);
      await settle();
      return slack.messages.slice(before).map(wordsIn).join('\n\n');
    },
    async tick() {
      await running?.tick();
      await settle();
    },
    async at(when) {
      clock.put(instantOf(when.slice(0, 10), when.slice(11), ZONE));
      await running?.tick();
      await settle();
    },
    message(words, user, channel = GENERAL) {
      const seen = slack.seen(channel, user);
      const found = seen.findLast((one) => wordsIn(one).includes(words));
      if (!found) throw new Error(`No message says “${words}”. They say:\n${seen.map(wordsIn).join('\n---\n')}`);
      return found;
    },
    modal(user) {
      const found = [...slack.views.values()].findLast((one) => one.user === user);
      if (!found) throw new Error(`${user} has no modal open.`);
      return found;
    },
    async crash() {
      await running?.crash();
      running = null;
    },
    async restart() {
      await stop();
      running = await start();
      await settle();
    },
  };
}

/** Short timers run as soon as no other work is left; longer ones only by hand. */
function flowing(clock: TestClock): TestClock {
  return {
    ...clock,
    after(ms, then) {
      const stop = clock.after(ms, then);
      if (ms > SHORT_MS) return stop;
      const soon = setTimeout(() => void clock.advance(ms), 0);
      return () => {
        clearTimeout(soon);
        stop();
      };
    },
  };
}

/** A message as its reader sees it: the texts of its blocks, with buttons in square brackets. */
export function wordsIn({ blocks }: { readonly blocks?: unknown }): string {
  const words: string[] = [];
  JSON.stringify(blocks, (_, value) => {
    if (value?.type === 'button') words.push(`[${value.text.text}]`);
    else if (value?.type === 'rich_text_section')
      words.push(
        value.elements
          .map((one: { text?: string }) => one.text ?? '')
          .join('')
          .trimEnd(),
      );
    else if (typeof value?.text === 'string') words.push(value.text.trimEnd());
    else return value;
    return undefined;
  });
  return words.join('\n');
}

/** People, a notice with one expectation of Sro and three actions of Owner, and reminders in the general channel. */
export async function startSlackProgramme(options: Parameters<typeof startSlackBot>[0] = {}): Promise<SlackBot> {
  const bot = await startSlackBot(options);
  const direct = bot.slack.directOf(LEAD);
  for (const line of [
    `role <@${OWNER}|owner> officer`,
    `role <@${SRO}|sro> officer`,
    'notice new issued 30 January 2024 for 6 months authority "Example Council"',
    'add expectation "Improvement plan" text "Carry the improvement plan through." sro @"Sro"',
    'add action "Procurement rules" to E1 owner @"Owner" by 28 June',
    'add action "Audit recommendations" to E1 owner @"Owner" by 14 July proof "the audit report"',
    'add action "Board approval" to E1 owner @"Owner" by 5 July level member',
  ])
    await bot.types(LEAD, line, direct);
  await bot.types(LEAD, 'here');
  return bot;
}
