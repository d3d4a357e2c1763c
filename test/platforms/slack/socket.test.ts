/** Socket Mode: what would bring its client down does not, connections come back, and stopping is quiet. */
import { expect, it } from 'vitest';
import { OWNER, startSlackProgramme } from '../../helpers/slack-bot.ts';

it('takes the notice that events are dropped, and goes on', async () => {
  const bot = await startSlackProgramme({ socket: true });
  const acknowledged = await bot.socket?.envelope({ type: 'app_rate_limited', minute_rate_limited: 1 });
  expect(acknowledged).toBe(true);
  expect(bot.lines.join('')).toContain('drops events');
  expect(await bot.types(OWNER, 'status')).toContain('43 days left');
});

it('connects again when Slack ends the connection', async () => {
  const bot = await startSlackProgramme({ socket: true });
  bot.socket?.drop();
  await bot.socket?.again();
  expect(bot.socket?.connections()).toBe(2);
  expect(await bot.types(OWNER, 'mine')).toContain('Your actions');
});

it('stops while it waits to connect again, and while it is connecting, without an error that nobody caught', async () => {
  const waiting = await startSlackProgramme({ socket: true });
  waiting.socket?.drop();
  await waiting.stop();
  const connecting = await startSlackProgramme({ socket: true });
  if (connecting.socket) connecting.socket.muted = true;
  connecting.socket?.drop();
  await connecting.socket?.again();
  await connecting.stop();
  expect(connecting.lines.join('')).not.toContain('tries again');
});
