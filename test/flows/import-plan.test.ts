/** A council's own plan comes in: its preview, the questions about it, and saving what is clear while the rest waits. */
import { beforeEach, describe, expect, test } from 'vitest';
import { HAVENBRIDGE } from '../core/files/plans/havenbridge.ts';
import type { Bot } from '../helpers/bot.ts';
import { conversation } from '../helpers/plan-conversation.ts';
import { startProgramme } from '../helpers/programme.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

describe('a council’s own plan', () => {
  test('is read, asked about and saved', async () => {
    const talk = conversation(bot);
    await talk.sends(HAVENBRIDGE);
    console.log(await talk.presses('Enter all new names'));
    console.log(await talk.presses('Financial year'));
    console.log(await talk.presses('Another answer'));
    console.log(await talk.fills({ answer: '31 December 2024' }));
    console.log(await talk.presses('Save 10 actions'));
    console.log(await bot.says('Lead', 'status'));
    console.log(await bot.says('Lead', 'show E1-04'));
    console.log(await talk.presses('Go on with 1 row'));
    console.log(await talk.sends(HAVENBRIDGE));
    console.log(await bot.says('Lead', 'import undo'));
    console.log(await bot.says('Lead', 'status'));
    expect(1).toBe(1);
  });
});
