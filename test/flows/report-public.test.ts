/** The statement for the public, asked for in whatever order the words stand. */
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/views/plain-text.ts';
import { type Bot, CHANNEL } from '../helpers/bot.ts';
import { DIRECT } from '../helpers/programme.ts';
import { LEAD, startReportedProgramme } from '../helpers/reported-programme.ts';

async function asks(bot: Bot, line: string) {
  const { card, file } = await bot.ask(LEAD, line, { place: { ...CHANNEL, ...DIRECT } });
  return { file, said: card ? plainText(card) : '' };
}

describe('a statement or a report', () => {
  it.each(['report html public', 'report docx public', 'report public html'])(
    '“%s” gives the statement, in whatever order the words stand, and asks for no board',
    async (line) => {
      const bot = await startReportedProgramme();
      const { file, said } = await asks(bot, line);
      expect(file?.name).toMatch(line.includes('html') ? /^statement-.*\.html$/ : /^statement-.*\.docx$/);
      expect(said).not.toContain('For which board');
    },
  );

  it('a report since a day that names no board still asks for which one', async () => {
    const bot = await startReportedProgramme();
    expect((await asks(bot, 'report public since 5 June 2024')).file).toBeUndefined();
    expect((await asks(bot, 'report html since 5 June 2024')).said).toContain('For which board or other body');
  });
});

describe('what follows from a contact', () => {
  const department = 'met "the Department" on 20 June by call "Talk" follow-up "send the gap paper" by 20 July';

  /** The words of the page that answers a line. */
  async function page(bot: Bot, line: string): Promise<string> {
    const { file } = await asks(bot, line);
    return `${file?.page}`.replaceAll(/<[^>]+>/g, ' ');
  }

  it('a follow-up of internal contact is in no public text, and is counted as left out', async () => {
    const bot = await startReportedProgramme();
    const before = await page(bot, 'report html public');
    expect(before).toContain('36 internal items');
    await bot.ask(LEAD, department, { place: { ...CHANNEL, ...DIRECT } });
    for (const line of ['report html public', 'report html for "Independent Improvement Board" public']) {
      const text = await page(bot, line);
      expect(text).not.toMatch(/send the gap paper/i);
      expect(text).toContain('38 internal items');
    }
    expect(await page(bot, 'report html for "Independent Improvement Board"')).toContain('Send the gap paper');
  });

  it('a follow-up of public contact is told, and all that is next stands in the order of its days', async () => {
    const bot = await startReportedProgramme();
    await bot.ask(LEAD, `${department} marked public`, { place: { ...CHANNEL, ...DIRECT } });
    await bot.ask(LEAD, 'add action "Answer first" to E5 by 1 July', { place: { ...CHANNEL, ...DIRECT } });
    const text = await page(bot, 'report html public');
    expect(text).toContain('Send the gap paper, by 20 July 2024');
    expect(text.indexOf('Answer first')).toBeGreaterThan(0);
    expect(text.indexOf('Answer first')).toBeLessThan(text.indexOf('Send the gap paper'));
  });

  it('an expiry that is only calculated is a gap of the statement, which its card can confirm', async () => {
    const bot = await startReportedProgramme();
    const { said } = await asks(bot, 'report public');
    expect(said).toContain('[calculated: confirm it against the letter]');
    expect(said).toContain('[Confirm 30 July 2024]');
  });
});
