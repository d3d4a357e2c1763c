/** The changes of a day and papers after an import was undone. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';
import { importPlan, PLAN } from './imported-plan.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

describe('what an undone import leaves behind', () => {
  async function changed() {
    await bot.says('Lead', 'role "Improvement Board" viewer', DIRECT);
    await bot.says('Lead', 'add meeting "Improvement Board" on 30 September owner @"Lead" to E1', DIRECT);
    const talk = await importPlan(bot);
    await talk.sends(
      `${PLAN.replace('30 June 2024', '31 July 2024')}\n3,Paint the pier,Other,31/08/2024,Not started,,`,
    );
    await talk.presses('Save 2 actions');
  }

  test('the changes since a day leave out the dates that an undone import moved', async () => {
    await changed();
    expect(await bot.says('Lead', 'status since 1 June 2024', DIRECT)).toContain('Date moved (1)');
    await bot.says('Lead', 'import undo confirmed', DIRECT);
    expect(await bot.says('Lead', 'status since 1 June 2024', DIRECT)).not.toContain('Date moved');
  });

  test('a report leaves them out, and has them again when the import is brought back', async () => {
    const asked = 'report for "Improvement Board" since 1 June 2024';
    await changed();
    expect(await bot.says('Lead', asked, DIRECT)).toContain('1 date moved');
    await bot.says('Lead', 'import undo confirmed', DIRECT);
    expect(await bot.says('Lead', asked, DIRECT)).toContain('no date moved');
    await bot.says('Lead', 'import restore', DIRECT);
    expect(await bot.says('Lead', asked, DIRECT)).toContain('1 date moved');
  });
});
