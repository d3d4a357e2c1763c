/** A small programme with the meetings of a board, as somebody types them. */
import type { Bot } from './bot.ts';
import { DIRECT, startProgramme } from './programme.ts';

export const ADD_MEETINGS =
  'add meeting "Improvement Board" on 3 July, 17 July and 24 July papers 5 working days before owner @"Owner"';

/** E1-04 are the meetings of a body that is in the record. */
export async function withMeetings(): Promise<Bot> {
  const bot = await startProgramme();
  await bot.says('Lead', 'role "Improvement Board" officer', DIRECT);
  await bot.says('Lead', ADD_MEETINGS, DIRECT);
  return bot;
}
