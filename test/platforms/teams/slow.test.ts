/** Calls of Teams that take long: HTTP is answered in time, and what was acknowledged is carried out and answered all the same. */
import { describe, expect, it, vi } from 'vitest';
import { readActivity } from '../../../src/platforms/teams/activity.ts';
import { TIMES } from '../../../src/platforms/teams/limits.ts';
import { openStore } from '../../../src/store/sqlite.ts';
import { CHANNEL, chatOf, envelope, LEAD, OWNER, type TeamsBot, textOf } from '../../helpers/teams-bot.ts';
import { createLatch } from '../../helpers/teams-connector.ts';
import { press, ready, shownTo, summaries, withClock } from '../../helpers/teams-scenes.ts';

describe('slow calls', () => {
  it('words are acknowledged in time while Teams is slow, and answered when Teams takes the answer', async () => {
    const { bot, clock } = await withClock();
    const latch = createLatch();
    bot.cloud.mishaps.push(latch);
    const answered = bot.send({ ...envelope(bot.cloud, OWNER, 'chat', 'l1'), type: 'message', text: 'mine' });
    await latch.reached;
    await clock.advance(TIMES.answerMs);
    expect((await answered).status).toBe(200);
    expect(summaries(bot, chatOf(OWNER))).toEqual([]);
    latch.open();
    await bot.settled();
    expect(textOf(bot.last(chatOf(OWNER)))).toContain('Adopt the procurement rules');
  });

  it('a press is acknowledged in time while Teams is slow, and its answer comes as a message', async () => {
    const { bot, clock } = await withClock();
    await bot.says(OWNER, 'show E1-01');
    const latch = createLatch();
    await clock.advance(60_000);
    bot.cloud.rosterMishaps.push(latch);
    const pressed = bot.send(press(bot, 'p1'));
    await latch.reached;
    await clock.advance(TIMES.answerMs);
    expect(shownTo(await pressed)).toContain('The answer follows');
    latch.open();
    await bot.settled();
    expect(textOf(bot.last(chatOf(OWNER)))).toContain('Monitoring Officer reported E1-01 complete');
    expect(bot.complaints.join()).not.toContain('goes to the chat');
    expect(bot.cloud.messages.filter((one) => textOf(one).includes('reported E1-01 complete'))).toHaveLength(1);
  });

  it('a press that is refused late is told so to its presser alone', async () => {
    const { bot, clock } = await withClock();
    const latch = createLatch();
    await clock.advance(60_000);
    bot.cloud.rosterMishaps.push(latch);
    const message = { ...press(bot, 'p1', CHANNEL), ...envelope(bot.cloud, LEAD, { thread: 'u4' }, 'p1') };
    const answered = bot.send(message);
    await latch.reached;
    await clock.advance(TIMES.answerMs);
    expect(shownTo(await answered)).toContain('The answer follows');
    latch.open();
    await bot.settled();
    expect(textOf(bot.last(CHANNEL, LEAD))).toContain('Only the owner, Monitoring Officer can report E1-01');
    expect(textOf(bot.last(CHANNEL))).not.toContain('Only the owner');
  });

  it('a press is not denied late when its card was redrawn for everybody in the meantime', async () => {
    const { bot, clock } = await withClock();
    await bot.says(OWNER, 'mine');
    const latch = createLatch();
    bot.cloud.mishaps.push(latch);
    const pressed = bot.presses(OWNER, 'Mark E1-01 complete');
    await latch.reached;
    await clock.advance(TIMES.answerMs);
    latch.open();
    expect(shownTo(await pressed)).toContain('The answer follows');
    const texts = bot.cloud.messages.filter(({ conversation }) => conversation === chatOf(OWNER)).map(textOf);
    expect(texts.filter((text) => text.includes('[Mark E1-01 complete]'))).toEqual([]);
  });

  it('the time for HTTP is shorter than two seconds', () => expect(TIMES.answerMs).toBeLessThan(2_000));

  it('a change that is acknowledged before it is carried out is kept until then', async () => {
    const { bot, clock } = await withClock();
    const latch = createLatch();
    await clock.advance(60_000);
    bot.cloud.rosterMishaps.push(latch);
    const said = { ...envelope(bot.cloud, OWNER, 'chat', 'k1'), type: 'message', text: 'done E1-01' };
    const answered = bot.send(said);
    await latch.reached;
    await clock.advance(TIMES.answerMs);
    await answered;
    expect(await keptIn(bot)).toEqual([expect.objectContaining({ text: 'done E1-01' })]);
    latch.open();
    await bot.settled();
    expect(await keptIn(bot)).toEqual([]);
    expect(textOf(bot.last(chatOf(OWNER)))).toContain('Monitoring Officer reported E1-01 complete');
  });

  it.each([
    ['a question', 'mine'],
    ['a secret', 'account join K7PQ-M2XD'],
  ])('a message with %s is not kept for a crash', async (_, text) => {
    const { bot, clock } = await withClock();
    const latch = createLatch();
    await clock.advance(60_000);
    bot.cloud.rosterMishaps.push(latch);
    const answered = bot.send({ ...envelope(bot.cloud, OWNER, 'chat', 'k1'), type: 'message', text });
    await latch.reached;
    await clock.advance(TIMES.answerMs);
    await answered;
    expect(await keptIn(bot)).toEqual([]);
    latch.open();
    await bot.settled();
  });

  it('a change that was kept is carried out and answered at the next start', async () => {
    const bot = await ready();
    const said = { ...envelope(bot.cloud, OWNER, 'chat', 'k1'), type: 'message', text: 'done E1-01' };
    const foreign = { ...said, id: 'k0', from: { ...said.from, aadObjectId: 'aad-lead' } };
    const other = await openStore({ file: bot.file, opening: 'beside' });
    for (const activity of [foreign, said])
      await other.putInbox({
        platform: 'teams',
        id: `${chatOf(OWNER)}:${activity.id}`,
        at: '2024-06-24T07:00:00.000Z',
        request: readActivity(activity),
      });
    await other.close();
    await bot.restart('2024-06-24 08:05');
    expect(textOf(bot.last(chatOf(OWNER)))).toContain('Monitoring Officer reported E1-01 complete');
    expect(await keptIn(bot)).toEqual([]);
  });

  it('the service stops without waiting for the next retry', async () => {
    const { bot } = await withClock();
    bot.cloud.mishaps.push({ status: 429, headers: { 'retry-after': '20' } });
    const answered = bot.send({ ...envelope(bot.cloud, OWNER, 'chat', 'e1'), type: 'message', text: 'mine' });
    await vi.waitFor(() => expect(bot.cloud.mishaps).toEqual([]));
    await bot.app[Symbol.asyncDispose]();
    expect((await answered).status).toBe(200);
    expect(summaries(bot, chatOf(OWNER))).toEqual([]);
  });
});

/** The activities that would be carried out at the next start. */
async function keptIn(bot: TeamsBot): Promise<readonly unknown[]> {
  const store = await openStore({ file: bot.file, opening: 'beside' });
  const kept = await store.inboxOf('teams');
  await store.close();
  return kept.map(({ request }) => request);
}
