/**
 * After a restore, posts that may have been sent since the copy are kept back on a platform without look-up until a
 * lead releases them.
 */
import { expect, it } from 'vitest';
import { copyDatabase, restoreDatabase } from '../../src/store/copies.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

it('posts due before a restore are kept back, and go out once when a lead releases them', async () => {
  const bot = await startProgramme('2024-06-21 10:00');
  await copyDatabase(bot.file, `${bot.file}.copy`);
  await bot.at('2024-06-24 09:00');
  const weekly = () => bot.messages.filter((one) => one.card.title.startsWith('Weekly reminder'));
  const all = bot.messages.length;
  expect(weekly()).toHaveLength(1);

  await bot.restart(() => restoreDatabase(`${bot.file}.copy`, bot.file, bot.clock.now()));
  await bot.at('2024-06-24 09:05');
  expect(bot.messages).toHaveLength(all);
  const answer = await bot.says('Lead', 'release', DIRECT);
  expect(answer).toContain('kept back');
  expect(answer).toContain('They may have been sent already, so look in the conversation first.');
  expect(answer).toContain('Weekly reminder');
  expect(await bot.says('Owner', 'release all', DIRECT)).toContain('is for programme leads');
  expect(bot.messages).toHaveLength(all);

  expect(await bot.says('Lead', 'release all', DIRECT)).toMatch(/Lead released \d+ messages that had been kept back/);
  expect(weekly()).toHaveLength(2);
  // Databases hold keys of earlier versions: with another ending, a message that was released would be released again.
  const released = (await bot.store.posts({ limit: 99 })).filter(({ key }) => /:weekly:.*:released$/.test(key));
  expect(released.length).toBeGreaterThan(0);
  const [, again] = weekly();
  const personal = bot.messages.findLast((one) => one.card.title.startsWith('Owner'));
  expect(personal?.thread).toBe(again?.id);
  expect(await bot.says('Lead', 'release all', DIRECT)).toContain('No message is kept back');

  await bot.at('2024-07-01 09:00');
  expect(weekly()).toHaveLength(3);
});
