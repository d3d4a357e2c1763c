/** The next reading of a measure: asked for on the cards, escalated like any date, passed on, covered, and kept through a replacement. */
import { describe, expect, it } from 'vitest';
import { rebuild } from '../../src/core/record/rebuild.ts';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

const ADD =
  'add measure "Staff who say leaders act on the values" to E1 baseline 38% on 31 January target 55% by 30 July owner @"Other" every 21 weeks';

/** The programme with a measure, E1-04, of Other; its first reading is due on Wednesday 26 June 2024. */
async function startMeasured(): Promise<Bot> {
  const bot = await startProgramme();
  await bot.says('Lead', ADD, DIRECT);
  return bot;
}
const told = (bot: Bot) => bot.messages.map(({ text }) => text).join('\n');

describe('the next reading', () => {
  it('the owner’s weekly card asks for a reading, and not for evidence', async () => {
    const bot = await startMeasured();
    await bot.at('2024-06-24 09:00');
    const card = bot.message('Other: 1 action').text;
    expect(card).toContain('Not yet due for the first time, a reading every 21 weeks');
    expect(card).toContain('Next reading due on 26 June 2024, in 2 days');
    expect(card).toContain('[Add a reading of E1-04]');
    expect(card).not.toMatch(/evidence|Mark E1-04 complete/i);
  });

  it('a reading that is late has lapsed, and is told to the owner, the senior responsible owner and the leads in turn', async () => {
    const bot = await startMeasured();
    await bot.at('2024-06-27 09:00');
    expect(bot.message('Other: 1 action').text).toContain(
      'Overdue by 1 working day, next reading was due on 26 June 2024',
    );
    expect(await bot.says('Viewer', 'show E1-04', DIRECT)).toContain('Status: Lapsed, a reading every 21 weeks');
    await bot.at('2024-07-03 09:00');
    expect(bot.message('Sro: 1 action').text).toContain('E1-04 Staff who say');
    await bot.at('2024-07-10 09:00');
    expect(bot.message('Lead: ').text).toContain('E1-04 Staff who say');
  });

  it('a reading in time keeps it up, and nobody is told', async () => {
    const bot = await startMeasured();
    await bot.says('Other', 'update E1-04 46%', DIRECT);
    await bot.at('2024-06-24 09:00');
    await bot.at('2024-06-27 09:00');
    expect(told(bot)).not.toContain('Other: 1 action');
    expect(await bot.says('Viewer', 'status', DIRECT)).toContain('The one commitment has not lapsed');
  });

  it('the cover of an owner who is away is asked and gives the reading', async () => {
    const bot = await startMeasured();
    await bot.says('Other', 'away 24 June to 28 June cover @"Sro"', DIRECT);
    await bot.at('2024-06-24 09:00');
    expect(bot.message('Sro: ').text).toContain('[Add a reading of E1-04]');
    await bot.says('Sro', 'update E1-04 46%', DIRECT);
    expect((await bot.snapshot()).logEntries).toHaveLength(1);
  });

  it('a handover passes the measure on with its readings', async () => {
    const bot = await startMeasured();
    await bot.says('Other', 'update E1-04 46%', DIRECT);
    await bot.says('Lead', 'handover @"Other" to @"Deputy"', DIRECT);
    expect(await bot.says('Deputy', 'mine', DIRECT)).toContain('E1-04');
    expect(await bot.says('Deputy', 'update E1-04 47% on 23 June', DIRECT)).toContain(
      'Deputy added a reading of E1-04',
    );
  });
});

describe('the record of measures', () => {
  it('a replaced notice carries the measure over with its standing readings, and the old one keeps its own', async () => {
    const bot = await startMeasured();
    await bot.says('Other', 'update E1-04 44% on 3 June', DIRECT);
    await bot.says('Other', 'strike E1-04 M1 because a slip', DIRECT);
    await bot.says('Other', 'update E1-04 46% on 3 June', DIRECT);
    await bot.says('Lead', 'notice replace issued 24 June 2024 for 6 months carry', DIRECT);
    const card = await bot.says('Other', 'show E1-04', DIRECT);
    expect(card).toContain('46% on 3 June 2024: up from 38% in January');
    expect(card).not.toContain('44%');
    expect((await bot.snapshot()).logEntries.map(({ code }) => code)).toEqual(['M2']);
    await bot.says('Other', 'update E1-04 47%', DIRECT);
    expect((await bot.snapshot()).logEntries.map(({ code }) => code).sort()).toEqual(['M2', 'M3']);
  });

  it('evidence that was carried over without a struck item before it takes more', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', 'evidence E1-01 https://intranet.example/one', DIRECT);
    await bot.says('Owner', 'strike E1-01 V1 because a slip', DIRECT);
    await bot.says('Owner', 'evidence E1-01 https://intranet.example/two', DIRECT);
    await bot.says('Lead', 'notice replace issued 24 June 2024 for 6 months carry', DIRECT);
    await bot.says('Owner', 'evidence E1-01 https://intranet.example/three', DIRECT);
    expect((await bot.snapshot()).evidence.map(({ code }) => code).sort()).toEqual(['V2', 'V3']);
  });

  it('the words of a reading are redacted everywhere, and its value stays', async () => {
    const bot = await startMeasured();
    await bot.says('Other', 'update E1-04 46% on 3 June "Jo Bloggs said no"', DIRECT);
    await bot.says('Lead', 'notice replace issued 24 June 2024 for 6 months carry', DIRECT);
    const place = { platform: 'local', ...DIRECT } as const;
    const { card: asked } = await bot.ask('Lead', 'redact E1-04 M1 because a name', { place });
    const [button] = asked?.buttons ?? [];
    if (button?.type !== 'command') throw new Error('There is no button that redacts');
    await bot.ask('Lead', { kind: 'press', command: button.command, args: button.args });
    const card = await bot.says('Other', 'show E1-04', DIRECT);
    expect(card).toContain('M1 46%');
    expect(JSON.stringify(await bot.store.history({}))).not.toContain('Jo Bloggs');
  });

  it('the record as at an earlier moment has the readings of that moment', async () => {
    const bot = await startMeasured();
    await bot.says('Other', 'update E1-04 44% on 3 June', DIRECT);
    const then = bot.clock.now();
    await bot.at('2024-06-25 10:00');
    await bot.says('Other', 'strike E1-04 M1 because a slip', DIRECT);
    const entries = [...rebuild(await bot.store.history({}), then).logEntry.values()];
    expect(entries.map(({ value, struckAt }) => [value, struckAt])).toEqual([[44, null]]);
    expect([...rebuild(await bot.store.history({})).logEntry.values()][0]?.struckAt).not.toBeNull();
  });
});
