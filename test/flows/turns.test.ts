/** Long work gives others their turn: the event loop goes round while a file is read, reminders are drawn or days are previewed. */
import { expect, test } from 'vitest';
import { DIRECT, onMonday } from '../helpers/programme.ts';
import { turnsDuring } from '../helpers/turns.ts';

const csvOf = (rows: number) => {
  const lines = Array.from({ length: rows }, (_, n) => `,E1,Imported action ${n + 1},Owner,1 July 2024`);
  return {
    name: 'plan.csv',
    bytes: new TextEncoder().encode(['Code,Expectation,Action,Owner,Due date', ...lines].join('\n')),
  };
};

test('a file of 200 rows is previewed and saved in parts, and saved as one commit', async () => {
  const { bot } = await onMonday();
  const previewed = await turnsDuring(() =>
    bot.ask('Lead', 'import', { file: csvOf(200), place: { platform: 'local', ...DIRECT } }),
  );
  expect(previewed.turns).toBeGreaterThanOrEqual(10);
  const button = previewed.result.card?.buttons.find((one) => one.type === 'command' && 'save' in one.args);
  if (button?.type !== 'command') throw new Error('The preview cannot be saved');
  const before = (await bot.snapshot()).actions.length;
  const seen = new Set<number>();
  let working = true;
  const watch = async () => {
    for (; working; await new Promise((go) => setImmediate(go))) seen.add((await bot.snapshot()).actions.length);
  };
  const watching = watch();
  const saved = await turnsDuring(() => bot.ask('Lead', { kind: 'press', command: button.command, args: button.args }));
  working = false;
  await watching;
  expect(saved.turns).toBeGreaterThanOrEqual(10);
  expect((await bot.snapshot()).actions).toHaveLength(before + 200);
  expect([...seen].filter((count) => count !== before && count !== before + 200)).toEqual([]);
});

test('reminders for many people are drawn in parts', async () => {
  const { bot } = await onMonday();
  for (let n = 1; n <= 60; n += 1) {
    await bot.shell(`role @"Person${n}" officer`);
    await bot.says('Lead', `add action "Action ${n}" to E1 owner @"Person${n}" by 28 June`, DIRECT);
  }
  const { turns } = await turnsDuring(() => bot.ask('Lead', 'remind now'));
  expect(turns).toBeGreaterThanOrEqual(6);
});

test('the days ahead are previewed in parts', async () => {
  const { bot } = await onMonday();
  const { turns } = await turnsDuring(() => bot.ask('Lead', 'remind preview'));
  expect(turns).toBeGreaterThanOrEqual(20);
});
