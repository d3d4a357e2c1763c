/** Measures in CSV files: their figures go out as people write them, and come back by the same rules as typed ones. */
import { beforeEach, describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/documents/csv.ts';
import type { Bot } from '../../helpers/bot.ts';
import { startProgramme } from '../../helpers/programme.ts';
import { exported, pressed, sent } from './csv-sent.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

describe('measures', () => {
  const ADD =
    'add measure "Staff who say so" to E1 baseline 38% on 31 January target 55% by 30 July owner @"Owner" every 13 weeks';

  test('a measure is exported with its figures as people write them, and an exempt reading is not', async () => {
    await bot.says('Lead', ADD);
    await bot.says('Owner', 'update E1-04 46% on 31 May');
    await bot.says('Owner', 'update E1-04 47% on 3 June marked exempt');
    const [titles = [], , , , cells = []] = readCsv(new TextEncoder().encode(await exported(bot)));
    const row = Object.fromEntries(titles.map((title, at) => [title, cells[at]]));
    expect(row).toMatchObject({
      ...{ Code: 'E1-04', Kind: 'measure', 'Every weeks': '13', 'Due date': '2024-09-02' },
      ...{
        Better: 'higher',
        Baseline: '38%',
        'Baseline date': '2024-01-31',
        Target: '55%',
        'Target date': '2024-07-30',
      },
      'Latest reading': '2024-05-31: 46%',
    });
    expect((await sent(bot, await exported(bot))).text).toContain('There is nothing to save');
  });

  test('an import adds a measure and changes the figures of another', async () => {
    await bot.says('Lead', ADD);
    const seen = await sent(
      bot,
      [
        'Code,Expectation,Action,Kind,Every weeks,Baseline,Target,Target date',
        'E1-04,,,,,,60%,31/12/2024',
        ',E1,Open complaints,measure,4,"1,204",900,',
      ].join('\n'),
    );
    await pressed(bot, seen.save);
    expect(await bot.action('E1-04')).toMatchObject({ baseline: 38, target: 60, targetOn: '2024-12-31' });
    expect(await bot.action('E1-05')).toMatchObject({ kind: 'measure', baseline: 1204, target: 900, better: 'lower' });
  });

  test.each([
    ['1.204,900,measure,4', 'Baseline: “1.204” is not one clear value'],
    ['38%,4 days,measure,4', 'not in one unit'],
    ['38%,55%,measure,', 'A measure needs its rhythm'],
    ['38%,55%,once,', 'Only a measure has figures'],
  ])('a row with %s is refused with its number', async (cells, message) => {
    const seen = await sent(bot, `Expectation,Action,Baseline,Target,Kind,Every weeks\nE1,x,${cells}`);
    expect(seen.text).toContain(message);
    expect(seen.save).toBeUndefined();
  });
});
