/** The draft report reaches the leads by itself on the day on which papers are due, and leads to the file. */
import { expect, it } from 'vitest';
import { plainText } from '../../src/views/plain-text.ts';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT } from '../helpers/programme.ts';
import { LEAD, startReportedProgramme } from '../helpers/reported-programme.ts';

const drafts = (bot: Bot) => bot.messages.filter(({ text }) => text.startsWith('Draft report to'));

it('each lead gets the draft report once, on the papers’ day and not before', async () => {
  const bot = await startReportedProgramme();
  await bot.at('2024-06-25 16:00');
  expect(drafts(bot)).toEqual([]);
  await bot.at('2024-06-26 08:30');
  expect(drafts(bot)).toEqual([]);
  await bot.at('2024-06-26 09:30');
  const words = drafts(bot).map(({ text }) => text);
  expect(words).toHaveLength(2);
  expect(words[0]).toContain(
    'The papers for the meeting on Wednesday 3 July 2024 (E1-05) are due on Wednesday 26 June 2024.',
  );
  await bot.at('2024-06-27 09:30');
  await bot.restart();
  await bot.at('2024-06-28 09:30');
  expect(drafts(bot)).toHaveLength(2);
});

it('the draft still comes before the meeting after days without the service, and not on its day', async () => {
  const late = await startReportedProgramme();
  await late.at('2024-07-02 10:00');
  expect(drafts(late)).toHaveLength(2);
  const over = await startReportedProgramme();
  await over.at('2024-07-03 10:00');
  expect(drafts(over)).toEqual([]);
});

it('no draft report goes out while reminders are paused', async () => {
  const bot = await startReportedProgramme();
  await bot.ask(LEAD, 'pause', { place: { platform: 'local', ...DIRECT } });
  await bot.at('2024-06-26 10:00');
  expect(drafts(bot)).toEqual([]);
});

it('a draft report that was due during a pause comes after it, once, and not on the day of the meeting', async () => {
  const during = async (until: string) => {
    const bot = await startReportedProgramme();
    await bot.ask(LEAD, 'pause', { place: { platform: 'local', ...DIRECT } });
    await bot.at(until);
    await bot.ask(LEAD, 'resume', { place: { platform: 'local', ...DIRECT } });
    expect(drafts(bot)).toEqual([]);
    return bot;
  };
  const bot = await during('2024-06-27 14:00');
  for (const time of ['2024-06-28 09:30', '2024-06-28 16:00', '2024-07-01 09:30']) await bot.at(time);
  expect(drafts(bot)).toHaveLength(2);
  const late = await during('2024-07-02 18:30');
  await late.at('2024-07-03 10:00');
  expect(drafts(late)).toEqual([]);
});

it('the button of the message gives the draft, and the button of the draft says that it was issued', async () => {
  const bot = await startReportedProgramme();
  await bot.at('2024-06-26 09:30');
  const place = { platform: 'local', ...DIRECT } as const;
  const [get] = drafts(bot)[0]?.card.buttons ?? [];
  if (get?.type !== 'command') throw new Error('The message has no button');
  const draft = await bot.ask(LEAD, { kind: 'press', command: get.command, args: get.args }, { place });
  expect(draft.file?.name).toBe('report-independent-improvement-board-2024-06-26-0930.docx');
  const [issued] = draft.card?.buttons ?? [];
  if (issued?.type !== 'command') throw new Error('The draft has no button');
  const said = await bot.ask(LEAD, { kind: 'press', command: issued.command, args: issued.args }, { place });
  expect(said.card && plainText(said.card)).toContain('was issued');
  expect((await bot.snapshot()).issuedReports).toHaveLength(1);
});
