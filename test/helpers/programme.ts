/** A small programme under the real notice's dates, typed into the bot. The names of the people are their roles. */
import type { Job } from '../../src/jobs/job.ts';
import { type Beginning, type Bot, startBot } from './bot.ts';

const START = '2024-01-30 16:00';
/** The record is typed once in each worker, because that takes as long as a test. */
let typed: Promise<Beginning> | undefined;

/** E1 has an SRO and three actions of Owner (two with Deputy); reminders are posted from `from` on. */
export async function startProgramme(from = '2024-06-24 08:50', jobs?: readonly Job[]): Promise<Bot> {
  typed ??= typeProgramme();
  const bot = await startBot(START, jobs, await typed);
  await bot.at(from);
  await bot.says('Lead', 'here');
  return bot;
}

async function typeProgramme(): Promise<Beginning> {
  const bot = await startBot(START);
  await bot.shell('role @"Lead" lead');
  for (const name of ['Sro', 'Owner', 'Deputy', 'Other']) await bot.shell(`role @"${name}" officer`);
  await bot.shell('role @"Viewer" viewer');
  for (const line of [
    'notice new issued 30 January 2024 for 6 months',
    'add expectation "Improvement plan" text "Carry the improvement plan through." sro @"Sro"',
    'add action "Procurement rules" to E1 owner @"Owner" deputy @"Deputy" by 28 June',
    'add action "Audit recommendations" to E1 owner @"Owner" deputy @"Deputy" by 14 June proof "the audit report"',
    'add action "Board approval" to E1 owner @"Owner" by 5 July level member',
  ]) {
    await bot.says('Lead', line, DIRECT);
  }
  return bot.beginning();
}

/** The programme on Monday morning, with the weekly card and the owner's card in its thread. */
export async function onMonday(): Promise<{ bot: Bot; thread: string }> {
  const bot = await startProgramme();
  await bot.at('2024-06-24 09:00');
  return { bot, thread: bot.message('Weekly reminder').id };
}

/** A conversation with one person, where no public line is left. */
export const DIRECT = { conversation: 'dm', direct: true } as const;
