/** A term as officers type it, from a plan to the paper for the board: every word of the paper comes from what they said. */
import mammoth from 'mammoth';
import { expect, it } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { bytesOf } from '../helpers/file-out.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

async function paper(bot: Bot, line: string): Promise<string> {
  const { file, card } = await bot.ask('Lead', line, { place: { platform: 'local', ...DIRECT } });
  if (!file) throw new Error(card?.title ?? 'There is no file');
  return (await mammoth.extractRawText({ buffer: Buffer.from(bytesOf(file)) })).value;
}

/** Types lines one after another; fails at the first that the bot refuses. */
async function type(bot: Bot, lines: readonly (readonly [string, string])[]): Promise<void> {
  for (const [who, line] of lines) {
    const { ok, card } = await bot.ask(who, line, { place: { platform: 'local', ...DIRECT } });
    if (!ok) throw new Error(`“${line}” was refused: ${JSON.stringify(card)}`);
  }
}

it('a paper for the board says what officers typed in a month, and the next one begins where it ends', async () => {
  const bot = await startProgramme('2024-05-01 10:00');
  await type(bot, [
    ['Lead', 'role "Improvement Board" viewer'],
    ['Lead', 'add meeting "Improvement Board" on 5 June, 3 July papers 5 working days before owner @"Owner" to E1'],
    [
      'Lead',
      'add measure "Staff who say leaders act on the values" to E1 baseline 38% on 31 January target 55% by 30 July owner @"Owner" every 13 weeks',
    ],
    [
      'Lead',
      'add recommendation "Publish a forward plan of decisions." from "Improvement Board" on 30 April to E1 sro @"Sro"',
    ],
    ['Lead', 'add action "Publish the forward plan" to E1 owner @"Owner" by 20 June for R1 ref 34'],
    ['Sro', 'update R1 accepted "We publish it each month."'],
  ]);
  await bot.at('2024-06-10 10:00');
  await type(bot, [
    ['Owner', 'met "Improvement Board" on 5 June "Culture and the forward plan"'],
    ['Owner', 'update E1-05 46% on 31 May'],
    [
      'Sro',
      'update E1 amber "Values are drafted" next "Council on 26 June" corrective action "Group leaders meet weekly" because "group leaders want another round"',
    ],
    ['Owner', 'done E1-02 https://example.org/audit'],
    ['Sro', 'confirm E1-02'],
    ['Lead', 'due E1-01 5 July because "the panel meets later"'],
    ['Owner', 'block E1-03 because "the chair is ill"'],
  ]);
  const first = await paper(bot, 'report for "Improvement Board"');
  for (const words of [
    'Wednesday 3 July 2024',
    "5 June 2024, the day of this body's last meeting that was held",
    'E1-02 Audit recommendations, delivered on 10 June 2024, with 1 item of evidence',
    '46% on 31 May 2024: up from 38% in January, 9 points below the target of 55%. The target date is 30 July 2024.',
    'Accepted: We publish it each month.',
    'Culture and the forward plan',
    'the panel meets later',
    'The chair is ill',
    'Publish the forward plan (plan 34)',
    'Values are drafted',
    'The one recommendation is not implemented.',
  ])
    expect(first).toContain(words);

  await type(bot, [['Lead', 'report issued for "Improvement Board"']]);
  await bot.at('2024-06-20 10:00');
  await type(bot, [
    ['Owner', 'start E1-03'],
    ['Sro', 'update E1 green "Values are agreed"'],
  ]);
  const next = await paper(bot, 'report for "Improvement Board"');
  expect(next).toContain('10 June 2024, where the last report issued to this body ends');
  expect(next).toContain('Values are agreed');
  expect(next).toContain('No date moved since 10 June 2024.');
  expect(next).toMatch(/Green\s+Amber/);
  expect(next).toContain('1 action is no longer blocked (E1-03)');
  expect(next).toMatch(/No longer blocked\s+20 June 2024\s+It was blocked since 10 June 2024: the chair is ill/);
  expect(next).toContain('Nothing is blocked or rated red.');
});
