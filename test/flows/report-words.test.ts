/** How a paper reads: its summary in sentences, what was done in part, what waits, and its gaps with the codes of their rows. */
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { type Bot, CHANNEL } from '../helpers/bot.ts';
import { bytesOf } from '../helpers/file-out.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';
import { LEAD, startReportedProgramme } from '../helpers/reported-programme.ts';

const place = { ...CHANNEL, ...DIRECT };

async function paper(bot: Bot, line: string, who: string | typeof LEAD = LEAD): Promise<string> {
  const { file } = await bot.ask(who, line, { place });
  if (!file) throw new Error(`“${line}” gives no file`);
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytesOf(file)) });
  return value;
}

describe('the paper of the worked example', () => {
  it('the summary and the asks are sentences for the board', async () => {
    const text = await paper(await startReportedProgramme(), 'report for "Independent Improvement Board"');
    for (const words of [
      'Best Value Notice: report to the Independent Improvement Board',
      'The Independent Improvement Board is asked to:',
      'note the position on each of the 5 expectations, in parts 3 and 4',
      '8 of 12 actions due by 24 June 2024 are delivered. In all, 8 of 22 actions are delivered.',
      'Of 5 commitments to be kept up, 1 has lapsed: E1-03.',
      '2 are reported complete, not confirmed yet (E2-02 and E3-02)',
      'improved at the latest reading, and none has reached the target.',
    ])
      expect(text).toContain(words);
  });

  it('work that completes no action, and who is to confirm what was reported, stand in part 4', async () => {
    const text = await paper(await startReportedProgramme(), 'report for "Independent Improvement Board"');
    expect(text).toContain('E1-05 Meetings: Independent Improvement Board: held on 5 June 2024');
    expect(text).toContain('E5-01 Hold the monthly call with the Department: 2 contacts, the last on 19 June 2024');
    expect(text).toContain('E3-06 Members who have had a development session: 71% on 20 June 2024');
    expect(text).toMatch(/Late. Reported complete, and not confirmed yet\s+Its evidence is still to be given/);
    expect(text).not.toMatch(/\[reason\] for [^;]*E3-02/);
    expect(text).toMatch(/\[reason\] for E1-03/);
  });

  it('a public paper does not say of a measure without a public reading that it has not improved', async () => {
    const text = await paper(await startReportedProgramme(), 'report for "Independent Improvement Board" public');
    expect(text).toContain('1 (E3-05) has no public reading yet.');
    expect(text).not.toContain('0 moved the right way');
  });
});

describe('a paper of a small record', () => {
  it('a number of one is said in words in a paper, and a column that nobody filled is left out', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', 'role "Improvement Board" officer', DIRECT);
    await bot.says('Lead', 'add meeting "Improvement Board" on 3 July owner @"Sro"', DIRECT);
    const text = await paper(bot, 'report for "Improvement Board"', 'Lead');
    expect(text).toContain(
      'The one action due by 24 June 2024 is not delivered. In all, none of 3 actions is delivered.',
    );
    expect(text).toContain(
      '1 is off track: E1-02. The one commitment to be kept up is not yet due for the first time.',
    );
    expect(text).toContain('Nothing is recorded as done since 30 January 2024.');
    expect(text).toContain('[rating of each expectation (red, amber or green) by its senior responsible owner]');
    expect(text).not.toContain('Rating now');
    expect(text).not.toMatch(/Change\s+On\s+Reason/);
  });

  it('a reading stands in the paper with its words or its link', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', 'role "Improvement Board" officer', DIRECT);
    await bot.says('Lead', 'add measure "Staff who stay" to E1 baseline 38% target 55% every 9 weeks', DIRECT);
    await bot.says('Lead', 'update E1-04 46% on 31 May https://intranet.example/survey', DIRECT);
    const text = await paper(bot, 'report for "Improvement Board"', 'Lead');
    expect(text).toMatch(/Words or link[\s\S]*https:\/\/intranet\.example\/survey/);
  });
});
