/** A reading or a contact that is struck or undone gives back the date that stood before it, also one that a lead had set. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

const MEASURE =
  'add measure "Staff who stay" to E1 baseline 38% on 31 January target 55% owner @"Owner" every 13 weeks';
const CALLS =
  'add action "Calls with the Department" to E1 owner @"Owner" every 4 weeks with "the Department" at official level';

async function startWith(line: string): Promise<Bot> {
  const bot = await startProgramme();
  await bot.says('Lead', 'role "The Department" officer', DIRECT);
  await bot.says('Lead', line, DIRECT);
  return bot;
}
const dueOn = async (bot: Bot) => (await bot.action('E1-04')).dueOn;

it.each([
  ['a reading', MEASURE, 'update E1-04 46%', 'M1', '2024-09-23'],
  ['a contact', CALLS, 'met "the Department" on 20 June by call', 'C1', '2024-07-18'],
])(
  '%s that is struck or undone gives back the date that a lead had set before it',
  async (_, add, give, code, then) => {
    const bot = await startWith(add);
    await bot.says('Lead', 'due E1-04 15 July because the survey comes first', DIRECT);
    expect(await dueOn(bot)).toBe('2024-07-15');
    for (const back of ['undo E1-04', `strike E1-04 ${code.replace('1', '2')} because it was a slip`]) {
      await bot.says('Owner', give, DIRECT);
      expect(await dueOn(bot)).toBe(then);
      await bot.says('Owner', back, DIRECT);
      expect(await dueOn(bot)).toBe('2024-07-15');
    }
  },
);

it('a date that a lead sets after a reading or a contact stays when that is struck', async () => {
  for (const [add, give, code] of [
    [MEASURE, 'update E1-04 46%', 'M1'],
    [CALLS, 'met "the Department" on 10 June by call', 'C1'],
  ] as const) {
    const bot = await startWith(add);
    await bot.says('Owner', give, DIRECT);
    await bot.says('Lead', 'due E1-04 30 July because the Board asked', DIRECT);
    await bot.says('Owner', `strike E1-04 ${code} because it was a slip`, DIRECT);
    expect(await dueOn(bot)).toBe('2024-07-30');
  }
});

type Step = { readonly set: number } | { readonly read: number };

it('once every reading is struck, in whatever order, the date is the last that was set', async () => {
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ set: fc.integer({ min: 1, max: 28 }) }),
    fc.record({ read: fc.integer({ min: 1, max: 20 }) }),
  );
  const steps = fc.uniqueArray(step, { minLength: 2, maxLength: 5, selector: (one) => JSON.stringify(one) });
  await fc.assert(
    fc.asyncProperty(steps, fc.infiniteStream(fc.nat(9)), async (list, picks) => {
      const bot = await startWith(MEASURE);
      let set = '2024-07-31';
      for (const [n, one] of list.entries()) {
        await bot.at(`2024-06-24 ${10 + n}:00`);
        if ('read' in one) await bot.says('Owner', `update E1-04 46% on ${one.read} June 2024`, DIRECT);
        else {
          const day = `${one.set}`.padStart(2, '0');
          await bot.says('Lead', `due E1-04 ${day} August 2024 because the Board asked`, DIRECT);
          set = `2024-08-${day}`;
        }
      }
      const codes = (await bot.snapshot()).logEntries.map(({ code }) => code);
      while (codes.length > 0) {
        const [code] = codes.splice((picks.next().value ?? 0) % codes.length, 1);
        await bot.says('Owner', `strike E1-04 ${code} because it was a slip`, DIRECT);
      }
      expect((await bot.snapshot()).logEntries.every(({ struckAt }) => struckAt !== null)).toBe(true);
      expect(await dueOn(bot)).toBe(set);
    }),
    { numRuns: 8 },
  );
});
