/** Which paper “it was issued” keeps: the draft that was handed out, and never another one without a question. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/ports/card.ts';
import { plainText } from '../../src/views/plain-text.ts';
import { type Bot, CHANNEL } from '../helpers/bot.ts';
import { bytesOf } from '../helpers/file-out.ts';
import { DIRECT } from '../helpers/programme.ts';
import { LEAD, type OFFICER, startReportedProgramme } from '../helpers/reported-programme.ts';

const BOARD = '"Independent Improvement Board"';
const place = { ...CHANNEL, ...DIRECT };

const ask = (bot: Bot, line: string, who: typeof LEAD | typeof OFFICER = LEAD) => bot.ask(who, line, { place });

async function draft(bot: Bot, line = `report for ${BOARD}`) {
  const { card, file } = await ask(bot, line);
  if (!card || !file) throw new Error(`“${line}” gives no draft`);
  return { card, file, digest: createHash('sha256').update(bytesOf(file)).digest('hex') };
}

function buttonOn(card: Card | null, label: string) {
  const found = card?.buttons.find((one) => one.label === label);
  if (found?.type !== 'command') throw new Error(`There is no button “${label}”: ${card && plainText(card)}`);
  return found;
}

async function press(bot: Bot, card: Card | null, label: string): Promise<Card | null> {
  const { command, args } = buttonOn(card, label);
  return (await bot.ask(LEAD, { kind: 'press', command, args }, { place })).card;
}

const words = (card: Card | null) => (card ? plainText(card) : '');
const issued = async (bot: Bot) => (await bot.snapshot()).issuedReports;
const turnGreen = (bot: Bot) => ask(bot, 'update E2-05 green "The panel has met"');

/** A draft of 9am and one of 9:10am on 24 June 2024, with a change of the record between them. */
async function twoDrafts() {
  const bot = await startReportedProgramme();
  const early = await draft(bot);
  await bot.at('2024-06-24 09:10');
  await turnGreen(bot);
  const late = await draft(bot);
  expect(early.digest).not.toBe(late.digest);
  return { bot, early, late };
}

describe('“It was issued” on the card of a draft', () => {
  it('the button on a draft keeps that draft, to the byte, although the record has changed since then', async () => {
    const bot = await startReportedProgramme();
    const { card, digest } = await draft(bot);
    for (const gap of ['[post of the author]', '[calculated: confirm it against the letter]', '[Confirm 30 July 2024]'])
      expect(words(card)).toContain(gap);
    expect(buttonOn(card, 'It was issued').confirm).toMatch(/as drafted at 9am .* \d+ gaps/);
    await bot.at('2024-06-24 09:10');
    await turnGreen(bot);
    const said = words(await press(bot, card, 'It was issued'));
    expect(said).toContain('It shows the record as at 9am on Monday 24 June 2024.');
    expect(await issued(bot)).toMatchObject([{ issuedOn: '2024-06-24', asAt: '2024-06-24T08:00:00.000Z', digest }]);
    const again = await draft(bot, `report for ${BOARD} copy`);
    expect(again.digest).toBe(digest);
    expect(words(await press(bot, card, 'It was issued'))).toContain('is kept as issued already');
    expect(await issued(bot)).toHaveLength(1);
  });

  it('a draft that is issued days later covers the time up to the draft, and the next report begins there', async () => {
    const bot = await startReportedProgramme();
    const { card } = await draft(bot);
    await bot.at('2024-06-28 09:00');
    await press(bot, card, 'It was issued');
    expect(await issued(bot)).toMatchObject([{ issuedOn: '2024-06-28', asAt: '2024-06-24T08:00:00.000Z' }]);
    expect(words((await draft(bot)).card)).toContain('since 24 June 2024.');
  });

  it('an earlier draft is said to be overtaken, and a lead says which of the two went out', async () => {
    const { bot, early, late } = await twoDrafts();
    const asked = await press(bot, early.card, 'It was issued');
    expect(words(asked)).toContain('The draft of 9am on Monday 24 June 2024 is overtaken');
    expect(await issued(bot)).toEqual([]);
    await press(bot, asked, 'The draft of 9am on Monday 24 June 2024');
    expect(await issued(bot)).toMatchObject([{ digest: early.digest }]);
    await press(bot, asked, 'The draft of 9:10am on Monday 24 June 2024');
    expect((await issued(bot)).map(({ digest }) => digest)).toContain(late.digest);
  });

  it('a draft that cannot be made again is asked about, and is kept as it was handed out', async () => {
    const bot = await startReportedProgramme();
    const { card, digest } = await draft(bot);
    await bot.at('2024-06-24 09:10');
    const { card: redacts } = await ask(bot, 'redact E2-05 U2 because "it names a candidate"');
    await press(bot, redacts, redacts?.buttons[0]?.label ?? '');
    const asked = await press(bot, card, 'It was issued');
    expect(words(asked)).toContain('cannot be made again to the byte');
    expect(await issued(bot)).toEqual([]);
    await press(bot, asked, 'Keep the draft as it was handed out');
    expect(await issued(bot)).toMatchObject([{ asAt: '2024-06-24T08:00:00.000Z', digest }]);
  });

  it('the copy of a public report that was issued is the public one', async () => {
    const bot = await startReportedProgramme();
    const { card, digest } = await draft(bot, `report for ${BOARD} public`);
    await press(bot, card, 'It was issued');
    expect((await draft(bot, `report for ${BOARD} copy`)).digest).toBe(digest);
  });
});

describe('“report issued” typed without a draft', () => {
  it('words without a draft keep the last one while the record is as it was', async () => {
    const bot = await startReportedProgramme();
    const { digest } = await draft(bot);
    await bot.at('2024-06-24 09:10');
    await ask(bot, `report issued for ${BOARD}`);
    expect(await issued(bot)).toMatchObject([{ asAt: '2024-06-24T08:00:00.000Z', digest }]);
  });

  it('a lead is asked which paper is meant once the record has changed since the draft', async () => {
    const bot = await startReportedProgramme();
    const { digest } = await draft(bot);
    await bot.at('2024-06-24 09:10');
    await turnGreen(bot);
    const { card } = await ask(bot, `report issued for ${BOARD}`);
    expect(words(card)).toContain('Which paper was issued');
    expect(words(card)).toContain('[post of the author]');
    expect(await issued(bot)).toEqual([]);
    await press(bot, card, 'The draft of 9am on Monday 24 June 2024');
    expect(await issued(bot)).toMatchObject([{ digest }]);
    await press(bot, card, 'The record as it is now');
    expect((await issued(bot)).map(({ asAt }) => asAt)).toContain('2024-06-24T08:10:00.000Z');
  });

  it('words without a draft for the same readers are asked about, with the gaps', async () => {
    const bot = await startReportedProgramme();
    await draft(bot, `report for ${BOARD} public`);
    const said = words((await ask(bot, `report issued for ${BOARD}`)).card);
    expect(said).toContain('No draft of it waits here to be issued');
    expect(said).toContain('[post of the author]');
    expect(await issued(bot)).toEqual([]);
  });
});

it('the button on the statement for the public keeps that statement, although the record has changed since then', async () => {
  const bot = await startReportedProgramme();
  const { card, digest } = await draft(bot, 'report public');
  expect(words(card)).toContain('[quotation of the leader or the chief executive]');
  await bot.at('2024-06-24 09:10');
  await ask(bot, 'add action "Publish the minutes" to E1 by 5 July');
  expect(words((await ask(bot, 'report issued public')).card)).toContain(
    'The record has changed since the draft of 9am',
  );
  await press(bot, card, 'It was issued');
  expect(await issued(bot)).toMatchObject([{ bodyId: null, asAt: '2024-06-24T08:00:00.000Z', digest }]);
});

describe('the name of the file', () => {
  it('a public paper says so, and a second draft of a day has another name', async () => {
    const { early, late, bot } = await twoDrafts();
    expect(early.file.name).toBe('report-independent-improvement-board-2024-06-24-0900.docx');
    expect(late.file.name).toBe('report-independent-improvement-board-2024-06-24-0910.docx');
    expect((await draft(bot, `report for ${BOARD} public`)).file.name).toBe(
      'report-independent-improvement-board-public-2024-06-24-0910.docx',
    );
    expect((await ask(bot, 'report public')).file?.name).toBe('statement-public-2024-06-24-0910.docx');
  });
});

describe('the first report to a body', () => {
  it('a first report names the work before the last meeting, and one button drafts it since the notice, which can be issued', async () => {
    const bot = await startReportedProgramme();
    const first = await draft(bot);
    expect(words(first.card)).toContain('Before that, since the notice of 30 January 2024, 7 actions were delivered (');
    expect(words(first.card), 'a date that moved twice is named once').toContain('2 dates moved (E3-04).');
    const whole = await press(bot, first.card, 'Draft it since 30 January 2024');
    expect(words(whole)).toContain('Since 30 January 2024, 8 actions were delivered (');
    expect(words(whole)).not.toContain('Before that');
    await press(bot, whole, 'It was issued');
    const [kept] = await issued(bot);
    expect(kept?.digest).not.toBe(first.digest);
    const again = await draft(bot, `report for ${BOARD} copy`);
    expect(again.digest).toBe(kept?.digest);
    expect(words(again.card)).toContain('It is the same, to the byte, as the report that was issued.');
    await bot.at('2024-06-25 09:00');
    const next = words((await draft(bot)).card);
    expect(next).toContain('since 24 June 2024.');
    expect(next).not.toContain('Before that');
    expect(next).not.toContain('Draft it since');
  });
});
