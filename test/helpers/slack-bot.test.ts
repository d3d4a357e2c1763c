/** The bot that the tests of Slack start is as dead as a process once it is killed. */
import { expect, it } from 'vitest';
import { startSlackProgramme } from './slack-bot.ts';

it('a bot that is killed in the middle of a tick tries nothing again', async () => {
  const bot = await startSlackProgramme();
  const ticking = bot.tick();
  await bot.crash();
  await ticking;
  const logged = bot.lines.length;
  await bot.clock.advance(60_000);
  expect(bot.lines).toHaveLength(logged);
});
