/** The history of an action: each commit is one entry, with all that it changed. */
import { expect, it } from 'vitest';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

it('a reading and the next date that follows from it are one entry of the history, and one change in its count', async () => {
  const bot = await startProgramme();
  await bot.says(
    'Lead',
    'add measure "Staff who stay" to E1 baseline 38% on 31 January target 55% owner @"Owner" every 13 weeks',
    DIRECT,
  );
  await bot.says('Owner', 'update E1-04 46%', DIRECT);
  const { card } = await bot.ask('Owner', 'history E1-04', { place: { platform: 'local', ...DIRECT } });
  expect(card?.summary).toBe('2 changes in the record.');
  const [list] = card?.body ?? [];
  if (list?.type !== 'list') throw new Error('The history is no list');
  expect(list.items.map(({ text }) => text)).toEqual(['Reading added by Owner', 'Added by Lead']);
  const [reading] = list.items;
  expect(reading?.details?.join('\n')).toMatch(/Due date: .* → 23 September 2024[\s\S]*Value: 46/);
});

it('a report with its evidence is one entry that names both, and the undo of it another one', async () => {
  const bot = await startProgramme();
  await bot.says('Owner', 'done E1-02 https://intranet.example/audit', DIRECT);
  await bot.says('Owner', 'undo E1-02', DIRECT);
  const history = await bot.says('Lead', 'history E1-02', DIRECT);
  expect(history.match(/^- .*$/gm)).toEqual([
    expect.stringMatching(/^- .*report undone.* by Owner$/i),
    expect.stringMatching(/^- .*reported complete.* by Owner$/i),
    '- Added by Lead',
  ]);
  expect(history.match(/^- .*evidence added/gim)).toHaveLength(1);
});
