/** A link that is given with a reading of a measure is kept with it and shown. */
import { describe, expect, it } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

async function startMeasured(): Promise<Bot> {
  const bot = await startProgramme();
  const measure = 'add measure "Staff who stay" to E1 baseline 38% target 55% owner @"Owner" every 13 weeks';
  await bot.says('Lead', measure, DIRECT);
  return bot;
}

describe('the link of a reading', () => {
  it.each([
    ['https://intranet.example/survey', 'https://intranet.example/survey'],
    ['evidence https://intranet.example/survey', 'https://intranet.example/survey'],
    ['"214 answered" evidence "https://intranet.example/survey"', '214 answered, https://intranet.example/survey'],
  ])('“%s” behind a reading is kept with it and shown', async (typed, kept) => {
    const bot = await startMeasured();
    await bot.says('Owner', `update E1-04 46% on 31 May ${typed}`, DIRECT);
    expect((await bot.snapshot()).logEntries).toMatchObject([{ kind: 'reading', value: 46, text: kept }]);
    expect(await bot.says('Viewer', 'show E1-04', DIRECT)).toContain(kept);
  });

  it('a reading that is offered for a line with a link takes the link along', async () => {
    const bot = await startMeasured();
    const place = { platform: 'local', ...DIRECT } as const;
    const { card } = await bot.ask('Owner', 'update E1-04 46% on 31 May, see https://intranet.example/survey', {
      place,
    });
    const button = card?.buttons.find(({ label }) => label === 'A reading of E1-04: 46% on 31 May 2024, with the link');
    if (button?.type !== 'command') throw new Error('There is no such button');
    await bot.ask('Owner', { kind: 'press', command: button.command, args: button.args }, { place });
    expect((await bot.snapshot()).logEntries).toMatchObject([{ value: 46, text: 'https://intranet.example/survey' }]);
  });
});
