/** A council for conversations in plain words: Wednesday 12 June 2024, seven weeks before the notice runs out. */
import type { Snapshot } from '../../src/core/record/model.ts';
import type { Reply, Request } from '../../src/dispatch/command.ts';
import type { AccountRef } from '../../src/ports/post.ts';
import { plainText } from '../../src/views/plain-text.ts';
import { type Bot, CHANNEL, startBot } from '../helpers/bot.ts';

/** Gail is a programme lead, Hari answers for every expectation, the others do the work. */
export const SPEAKERS = ['Gail Dent', 'Hari Patel', 'Ann Cole', 'Leo Brandt', 'Mina Duff', 'Rob Duff'] as const;
export type Speaker = (typeof SPEAKERS)[number];

/**
 * Where something is said: to the bot alone, to it in a channel, in the thread under the speaker's own reminder card, or in such
 * a thread in the bot's own conversation, where every word is for the bot.
 */
export const WHERES = ['chat', 'channel', 'thread', 'own thread'] as const;
export type Where = (typeof WHERES)[number];

/** One thing that the right outcome of a line shows. `sentences.txt` explains the kinds. */
export interface Expected {
  readonly kind: 'answers' | 'lacks' | 'offers' | 'leads' | 'never' | 'silent';
  readonly words: string;
}

/** One line of a conversation, and everything that its right outcome shows. */
export interface Line {
  readonly who: Speaker;
  readonly where: Where;
  readonly says: string;
  readonly outcomes: readonly Expected[];
  /** A command that the speaker types before. */
  readonly after?: string | undefined;
  /** The address of an attached file. */
  readonly attached?: string | undefined;
}

export interface Council {
  readonly bot: Bot;
  /** Says a line. The result is the reply, and whether the record stayed as it was. */
  say(line: Omit<Line, 'outcomes'>): Promise<{ readonly reply: Reply; readonly unchanged: boolean }>;
}

const ACTIONS: readonly string[] = [
  'add action "Adopt the constitution" to E1 owner @"Ann Cole" by 31 May 2024',
  'add action "Recruit an independent chair" to E1 owner @"Leo Brandt" by 21 June 2024',
  'add action "Publish the savings plan" to E2 owner @"Ann Cole" by 14 June 2024',
  'add action "Set up the treasury board" to E2 owner @"Mina Duff" by 5 July 2024',
  'add action "Clear the ledger backlog" to E2 owner @"Rob Duff" by 28 June 2024',
  'add action "Inspect the tower blocks" to E3 owner @"Rob Duff" by 18 June 2024',
  'add action "Write the repairs policy" to E3 owner @"Leo Brandt" by 10 June 2024',
  'add action "Train the call centre" to E3 owner @"Hari Patel" by 24 June 2024',
];

/** A programme besides the plan: two bodies, contact with one of them, meetings of the other, a measure, milestones and recommendations. */
const PROGRAMME: readonly string[] = [
  'role "the Department" officer',
  'role "Improvement Board" officer',
  'add action "Keep in touch with government" to E1 owner @"Gail Dent" every 13 weeks with "the Department" at official level',
  'add meeting "Improvement Board" on 3 June, 1 July owner @"Leo Brandt" to E1',
  'add measure "Tenants who are satisfied" to E3 baseline 61% on 31 January target 70% by 30 September owner @"Rob Duff" every 4 weeks',
  'add milestone E2-03 "Suspense accounts reconciled" by 20 June',
  'add milestone E2-03 "Old invoices written off" by 26 June',
  'add recommendation "Publish a skills audit of members" from "Improvement Board" on 6 May',
];

/** Starts the council on its Wednesday, with the cards of Monday's reminder posted. */
export async function startCouncil(
  more: { readonly hasProgramme: boolean } = { hasProgramme: false },
): Promise<Council> {
  const bot = await startBot('2024-05-20 10:00');
  await bot.shell(mentioned('role @"Gail Dent" lead'));
  for (const name of SPEAKERS.slice(1)) {
    await bot.shell(mentioned(`role @"${name}" officer`));
  }
  const place = { ...CHANNEL, conversation: 'dm', direct: true };
  const type = (who: Speaker, line: string) =>
    bot.ask(accountOf(who), { kind: 'text', text: mentioned(line) }, { place });
  for (const line of [
    'notice new issued 30 January 2024 for 6 months',
    'add expectation "Governance" sro @"Hari Patel"',
    'add expectation "Finance" sro @"Hari Patel"',
    'add expectation "Housing" sro @"Hari Patel"',
    ...ACTIONS,
    ...(more.hasProgramme ? PROGRAMME : []),
  ]) {
    const { ok, card } = await type('Gail Dent', line);
    if (!ok) throw new Error(`“${line}” was not understood: ${card?.title}`);
  }
  await bot.at('2024-06-07 10:00');
  await type('Mina Duff', 'block E2-02 because the lender has not signed');
  await type('Leo Brandt', 'done E3-02 https://example.org/repairs');
  await type('Hari Patel', 'confirm E3-02');
  await bot.ask(accountOf('Gail Dent'), 'here');
  await bot.at('2024-06-10 09:00');
  await bot.at('2024-06-12 10:00');
  return { bot, say: (line) => say(bot, line) };
}

async function say(bot: Bot, { who, where, says, attached, after }: Omit<Line, 'outcomes'>) {
  if (after) {
    const typed = { kind: 'text', text: mentioned(after) } as const;
    const { ok, card } = await bot.ask(accountOf(who), typed, requestParts(bot, who, 'chat', after));
    if (!ok) throw new Error(`“${after}” was not understood: ${card?.title}`);
  }
  const before = await bot.snapshot();
  const text = mentioned(says);
  const input: Request['input'] = where === 'thread' ? { kind: 'reply', text } : { kind: 'text', text };
  const reply = await bot.ask(accountOf(who), input, requestParts(bot, who, where, says, attached));
  return { reply, unchanged: sameRecord(before, await bot.snapshot()) };
}

/** The account of somebody: the first name, as mentions have no spaces in ids. */
function accountOf(name: string): AccountRef {
  return { platform: 'local', accountId: (name.split(' ')[0] ?? '').toLowerCase(), name };
}

/** A line with each @"Name" as a platform hands a mention over. */
function mentioned(line: string): string {
  return line.replaceAll(/@"([^"]+)"/g, (_, name: string) => `<@local:${accountOf(name).accountId}|${name}>`);
}

function requestParts(bot: Bot, who: Speaker, where: Where, says: string, attached?: string): Partial<Request> {
  const names = [...says.matchAll(/@"([^"]+)"/g)].map(([, name]) => name as string);
  const places = {
    chat: () => ({ ...CHANNEL, conversation: `dm-${who}`, direct: true }),
    channel: () => CHANNEL,
    thread: () => ({ ...CHANNEL, thread: bot.message('Weekly reminder').id }),
    'own thread': () => ({ ...CHANNEL, direct: true, thread: bot.message('Weekly reminder').id }),
  };
  const place = places[where]();
  return {
    place,
    mentioned: names.map(accountOf),
    ...(attached ? { attached: [{ name: 'paper.pdf', link: attached }] } : {}),
  };
}

function sameRecord(before: Snapshot, after: Snapshot): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

/** Why an outcome is not the right one; null when it is right. */
export function faultOf({ outcomes }: Line, reply: Reply, unchanged: boolean): string | null {
  if (!unchanged) return 'the record changed';
  const fault = outcomes.find((outcome) => !isMet(outcome, reply));
  return fault ? `not “${fault.kind} ${fault.words}”: ${wordsOf(reply)}` : null;
}

function isMet({ kind, words }: Expected, reply: Reply): boolean {
  const text = reply.card === null ? '' : plainText(reply.card);
  const buttons = buttonsOf(reply);
  const has = ({ label, carried }: (typeof buttons)[number]) =>
    words.split(' ').every((word) => `${label} ${carried}`.toLowerCase().includes(word.toLowerCase()));
  switch (kind) {
    case 'silent':
      return reply.card === null;
    case 'answers':
      return new RegExp(words, 'i').test(text) && (reply.ok || reply.file !== undefined);
    case 'lacks':
      return !new RegExp(words, 'i').test(text);
    case 'never':
      return buttons.every(({ carried }) => !carried.startsWith(words));
    case 'leads':
      return !reply.ok && buttons.slice(0, 1).some(has);
    case 'offers':
      return !reply.ok && buttons.some(has);
  }
}

function buttonsOf({ card }: Reply): readonly { readonly label: string; readonly carried: string }[] {
  return (card?.buttons ?? []).flatMap((one) =>
    one.type === 'command' ? { label: one.label, carried: [one.command, ...Object.values(one.args)].join(' ') } : [],
  );
}

function wordsOf(reply: Reply): string {
  if (reply.card === null) return 'silent';
  const carried = buttonsOf(reply).map((one) => one.carried);
  return reply.ok ? plainText(reply.card).slice(0, 200) : `${reply.card.title} [${carried.join('; ')}]`;
}
