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
