/** A sentence that tells the value of a measure: its reading is offered, and nothing is recorded before the button is pressed. */
import { describe, expect, it } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

const ADD =
  'add measure "Staff who say leaders act on the values" to E1 baseline 38% on 31 January target 55% by 30 July owner @"Owner" every 13 weeks';

/** The programme with a measure, E1-04, of Owner. */
async function startMeasured(): Promise<Bot> {
  const bot = await startProgramme();
  await bot.says('Lead', ADD, DIRECT);
  return bot;
}
const readings = async (bot: Bot) =>
  (await bot.snapshot()).logEntries.flatMap(({ kind, value, on }) => (kind === 'reading' ? [`${value} on ${on}`] : []));

describe('a sentence that tells a value', () => {
  const offered = async (bot: Bot, text: string) => {
    const { card } = await bot.ask('Owner', text, { place: { platform: 'local', ...DIRECT } });
    return card?.buttons.filter(({ label }) => label.startsWith('A reading of')) ?? [];
  };

  it('a button offers the reading with its value and day, and nothing is recorded before it is pressed', async () => {
    const bot = await startMeasured();
    const [button] = await offered(bot, 'the staff who say leaders act on the values came back at 46% on 31 May');
    expect(button?.label).toBe('A reading of E1-04: 46% on 31 May 2024');
    expect(await readings(bot)).toEqual([]);
    if (button?.type !== 'command') throw new Error('There is no such button');
    await bot.ask('Owner', { kind: 'press', command: button.command, args: button.args });
    expect(await readings(bot)).toEqual(['46 on 2024-05-31']);
  });

  it.each([
    'E1-04 is nearly 46%',
    'E1-04 is not 46% yet',
    'is E1-04 at 46%?',
    'E1-04 went from 38% to 46%',
    'E1-01 is at 46%',
  ])('“%s” offers no reading', async (text) => {
    expect(await offered(await startMeasured(), text)).toEqual([]);
  });
});
