/** Teams that is busy or has forgotten a place: a change that was made is never denied, and every answer arrives. */
import { describe, expect, it } from 'vitest';
import { CHANNEL, chatOf, LEAD, OWNER, type TeamsBot, textOf } from '../../helpers/teams-bot.ts';
import { createLatch } from '../../helpers/teams-connector.ts';
import { press, ready, reminded, shownTo } from '../../helpers/teams-scenes.ts';

/** A refusal that names a wait of a few milliseconds, so that a test waits for no more. */
const BUSY = { status: 429, headers: { 'retry-after': '0.01' } };
const BUSY_FOR_LONG = { status: 429, headers: { 'retry-after': '3600' } };
const GONE = { status: 404, body: { error: { code: 'ConversationNotFound' } } };
const BAD_GATEWAY = { status: 502, headers: { 'retry-after': '0.01' } };

async function reportedOf(bot: TeamsBot, code: string): Promise<string> {
  await bot.says(LEAD, `show ${code}`);
  return textOf(bot.last(chatOf(LEAD)));
}

describe('a committed change', () => {
  it.each([
    ['is busy', BUSY],
    ['is busy for long', BUSY_FOR_LONG],
    ['has forgotten the place', GONE],
  ])('the presser is told of a committed change though Teams %s when the card is redrawn', async (_, mishap) => {
    const bot = await ready();
    await bot.says(OWNER, 'mine');
    bot.cloud.mishaps.push(mishap, mishap, mishap);
    const answer = await bot.presses(OWNER, 'Mark E1-01 complete');
    expect(answer.body?.type).toBe('application/vnd.microsoft.card.adaptive');
    expect(shownTo(answer)).not.toContain('[Mark E1-01 complete]');
    expect(await reportedOf(bot, 'E1-01')).toContain('Reported complete');
  });

  it.each([
    ['is busy for long', BUSY_FOR_LONG],
    ['has forgotten the chat', GONE],
  ])('a committed change is told under the card when Teams %s', async (_, mishap) => {
    const bot = await ready();
    await bot.says(OWNER, 'show E1-01');
    bot.cloud.mishaps.push(mishap, mishap, mishap);
    const answer = await bot.send(press(bot, 'p1'));
    expect(shownTo(answer)).toBe(
      'Monitoring Officer reported E1-01 complete. E1-01 Adopt the procurement rules. Reported complete by Monitoring Officer, waiting for First programme lead to confirm. Due on 28 June 2024.',
    );
  });

  it('a presser in a channel is told of the change though Teams does not say who can read there', async () => {
    const bot = await reminded();
    bot.minuteLater();
    // The sender is found, and nothing more.
    bot.cloud.rosterMishaps.push(createOpenLatch(), ...Array.from({ length: 9 }, () => BUSY_FOR_LONG));
    const answer = await bot.presses(OWNER, 'Mark E1-01 complete');
    expect(shownTo(answer)).toBe('Answered below.');
    expect(textOf(bot.last(CHANNEL, OWNER))).toContain('Monitoring Officer reported E1-01 complete');
  });
});

describe('an answer to words', () => {
  it.each([
    ['429', BUSY],
    ['502', BAD_GATEWAY],
  ])('an answer to words arrives after Teams said %s', async (_, mishap) => {
    const bot = await ready();
    bot.cloud.mishaps.push(mishap, mishap);
    await bot.says(OWNER, 'mine', 'channel');
    expect(textOf(bot.last(CHANNEL, OWNER))).toContain('Adopt the procurement rules');
  });

  it('an answer says that it may be a repeat only when an earlier try may have arrived', async () => {
    const bot = await ready();
    bot.cloud.mishaps.push('cut');
    await bot.says(OWNER, 'mine');
    expect(bot.cloud.messages.slice(-2).map((one) => textOf(one).includes('may be a repeat'))).toEqual([false, true]);
    bot.cloud.mishaps.push(BUSY);
    await bot.says(OWNER, 'mine');
    expect(textOf(bot.last(chatOf(OWNER)))).not.toContain('may be a repeat');
  });

  it.each([
    ['is busy for long', [BUSY_FOR_LONG]],
    ['stays busy', [BUSY, BUSY, BUSY]],
    ['has forgotten the thread', [GONE]],
  ])('an answer in a thread goes to the chat when Teams %s', async (_, mishaps) => {
    const bot = await ready();
    bot.minuteLater();
    bot.cloud.mishaps.push(createOpenLatch(), ...mishaps);
    await bot.says(LEAD, 'here', 'channel');
    expect(textOf(bot.last(chatOf(LEAD)))).toContain('Reminders will come here');
  });

  it('an answer is given though Teams does not say at once who the sender is', async () => {
    const bot = await ready();
    bot.minuteLater();
    bot.cloud.rosterMishaps.push(BUSY, BAD_GATEWAY);
    await bot.says(OWNER, 'mine');
    expect(textOf(bot.last(chatOf(OWNER)))).toContain('Adopt the procurement rules');
  });

  it('an answer says that nothing was done when Teams does not say who the sender is', async () => {
    const bot = await ready();
    bot.minuteLater();
    bot.cloud.rosterMishaps.push(BUSY_FOR_LONG);
    const { status } = await bot.says(OWNER, 'done E1-01', 'channel');
    expect(status).toBe(200);
    expect(textOf(bot.last(CHANNEL, OWNER))).toContain('Teams did not say who you are, so nothing was done.');
    expect(await reportedOf(bot, 'E1-01')).toContain('Not started');
  });
});

/** Lets the next call pass, so that something goes wrong with the one after it. */
function createOpenLatch() {
  const latch = createLatch();
  latch.open();
  return latch;
}
