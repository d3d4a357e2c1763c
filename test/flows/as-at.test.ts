import { expect, it } from 'vitest';
import { textOf } from '../helpers/file-out.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';
import { bundle } from './bundle-scene.ts';

it('the status of an earlier day is that of its end, whatever happened since', async () => {
  const bot = await startProgramme();
  const then = await bot.says('Lead', 'status', DIRECT);
  await bot.at('2024-06-27 10:00');
  await bot.says('Owner', 'done E1-01', DIRECT);
  await bot.says('Lead', 'due E1-03 20 July because "the board moved"', DIRECT);
  const now = await bot.says('Lead', 'status', DIRECT);
  const before = await bot.says('Lead', 'status as at 24 June', DIRECT);
  expect(before).toContain('The record as it stood at 11:59pm on Monday 24 June 2024, from its history.');
  expect(before.split('\n').slice(0, 3).join()).toContain('36 days left');
  expect(now).not.toContain('36 days left');
  expect(then).toContain('36 days left');
  expect(before).not.toContain('20 July');
  expect(await bot.says('Lead', 'status as at 24 June', DIRECT)).toBe(before);
});

it('a day to come, a day before the notice and other words beside “as at” are refused', async () => {
  const bot = await startProgramme();
  expect(await bot.says('Lead', 'status as at 1 July 2024', DIRECT)).toContain('has not come yet');
  expect(await bot.says('Lead', 'status as at 1 January 2024', DIRECT)).toContain('no notice had been entered yet');
  expect(await bot.says('Lead', 'status E1 as at 10 June', DIRECT)).toContain('goes with the whole notice');
});

it('a text that was redacted stays redacted in files of an earlier day and in the bundle', async () => {
  const bot = await startProgramme();
  await bot.says('Owner', 'update E1-01 "Owner is ill at home"', DIRECT);
  await bot.at('2024-06-26 10:00');
  const place = { platform: 'local', ...DIRECT } as const;
  const { card } = await bot.ask('Lead', 'redact E1-01 U1 because "it is about health"', { place });
  const [button] = card?.buttons ?? [];
  if (button?.type !== 'command') throw new Error('The question has no button');
  await bot.ask('Lead', { kind: 'press', command: button.command, args: button.args }, { place });
  const { file } = await bot.ask('Lead', 'export csv as at 24 June', { place });
  expect(textOf(file)).toContain('Owner: [redacted]');
  expect((await bundle(bot)).all).not.toContain('ill at home');
});
