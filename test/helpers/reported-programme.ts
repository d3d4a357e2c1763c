/** The worked example with what the readers of a report see or do not see besides: exempt and public items. */
import { loadExample } from '../../src/demonstration/load.ts';
import { type Bot, CHANNEL, startBot, ZONE } from './bot.ts';

/** The person who speaks as the programme lead. */
export const LEAD = { platform: 'local', accountId: 'programme-director', name: 'Programme Director' } as const;
/** Somebody without a lead's rights. */
export const OFFICER = { platform: 'local', accountId: 'head-of-people', name: 'Head of People and Culture' } as const;

/** A private conversation, in which nothing is posted for others. */
export const PRIVATE = { ...CHANNEL, conversation: 'dm', direct: true } as const;

const SAID = [
  [OFFICER, 'evidence E2-05 "The shortlist with names" marked exempt'],
  [LEAD, 'evidence E1-02 https://www.example.gov.uk/response marked public'],
  [
    LEAD,
    'update E3 amber "The survey is in; targets are not agreed." corrective action "The board is asked in July." marked public',
  ],
] as const;

/** Loads the example and says a few lines more; the clock stands on Monday 24 June 2024, 9am. */
export async function startReportedProgramme(): Promise<Bot> {
  const bot = await startBot('2024-01-30 16:00');
  const channel = CHANNEL.conversation;
  await loadExample(bot.dispatch, { channel, name: '#programme', timeZone: ZONE, from: '2024-06-21 15:00' });
  await bot.at('2024-06-24 09:00');
  for (const [who, line] of SAID) {
    const { ok, card } = await bot.ask(who, line, { place: PRIVATE });
    if (!ok) throw new Error(`“${line}” was refused: ${JSON.stringify(card)}`);
  }
  return bot;
}
