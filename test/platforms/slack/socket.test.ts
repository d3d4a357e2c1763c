/** Socket Mode: what would bring its client down does not, connections come back, and stopping is quiet. */
import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/commands/index.ts';
import { GENERAL, OWNER, type SlackBot, SRO, startSlackProgramme, wordsIn } from '../../helpers/slack-bot.ts';

it('a socket takes the notice of dropped events, and goes on', async () => {
  const bot = await startSlackProgramme({ socket: true });
  const acknowledged = await bot.socket?.envelope({ type: 'app_rate_limited', minute_rate_limited: 1 });
  expect(acknowledged).toBe(true);
  expect(bot.lines.join('')).toContain('drops events');
  expect(await bot.types(OWNER, 'status')).toContain('43 days left');
});

it('a socket connects again when Slack ends the connection', async () => {
  const bot = await startSlackProgramme({ socket: true });
  bot.socket?.drop();
  await bot.socket?.again();
  expect(bot.socket?.connections()).toBe(2);
  expect(await bot.types(OWNER, 'mine')).toContain('Your actions');
});

it('a socket stops without an uncaught error while it waits to reconnect, and while it connects', async () => {
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

describe('an answer whose acknowledgement cannot be sent any more goes to the asker all the same', () => {
  /** Somebody confirms too early; the connection is closed while the bot finds the answer. */
  async function asked(close: (bot: SlackBot) => void): Promise<SlackBot> {
    const closed = Promise.withResolvers<void>();
    const late = commands.map((one) => {
      const run = async (...all: Parameters<typeof one.run>) => {
        close(bot);
        await bot.socket?.gone();
        closed.resolve();
        return one.run(...all);
      };
      return one.name === 'confirm' ? { ...one, run } : one;
    });
    const bot: SlackBot = await startSlackProgramme({ socket: true, commands: late });
    await bot.types(SRO, 'help');
    // Nobody hears of its acknowledgement.
    void bot.people.command(SRO, 'confirm E1-01', GENERAL);
    await closed.promise;
    return bot;
  }
  const answers = ({ slack }: SlackBot) =>
    slack.seen(GENERAL, SRO).filter((one) => wordsIn(one).includes('Nothing was changed')).length;

  it('an answer goes another way when Slack ended the connection', async () => {
    const bot = await asked(({ socket }) => socket?.drop());
    await expect.poll(() => answers(bot)).toBe(1);
  });

  it('an answer goes another way when the bot stops', async () => {
    let stopped = Promise.resolve();
    const bot = await asked((running) => {
      stopped = running.stop();
    });
    await stopped;
    expect(answers(bot)).toBe(1);
  });
});
