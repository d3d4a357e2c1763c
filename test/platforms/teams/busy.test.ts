/** Teams that is busy, slow or has forgotten a place: a change is never denied, every answer arrives, HTTP is answered in time. */
import { describe, expect, it, vi } from 'vitest';
import { readActivity } from '../../../src/platforms/teams/activity.ts';
import { TIMES } from '../../../src/platforms/teams/limits.ts';
import { openStore } from '../../../src/store/sqlite.ts';
import { createTestClock, type TestClock } from '../../helpers/clock.ts';
import {
  type Answered,
  CHANNEL,
  cardText,
  chatOf,
  envelope,
  LEAD,
  OWNER,
  setUp,
  startTeamsBot,
  type TeamsBot,
  textOf,
} from '../../helpers/teams-bot.ts';
import { createLatch } from '../../helpers/teams-connector.ts';
import { ready, reminded, summaries } from '../../helpers/teams-scenes.ts';

/** A refusal that names a wait of a few milliseconds, so that a test waits for no more. */
const BUSY = { status: 429, headers: { 'retry-after': '0.01' } };
const BUSY_FOR_LONG = { status: 429, headers: { 'retry-after': '3600' } };
const GONE = { status: 404, body: { error: { code: 'ConversationNotFound' } } };
const BAD_GATEWAY = { status: 502, headers: { 'retry-after': '0.01' } };

const shownTo = (answer: Answered) => cardText(answer.body?.value) || String(answer.body?.value);

async function reportedOf(bot: TeamsBot, code: string): Promise<string> {
  await bot.says(LEAD, `show ${code}`);
  return textOf(bot.last(chatOf(LEAD)));
}

describe('after a change was committed', () => {
  it.each([
    ['is busy', BUSY],
    ['is busy for long', BUSY_FOR_LONG],
    ['has forgotten the place', GONE],
  ])('the presser is told of it though Teams %s when the card is redrawn', async (_, mishap) => {
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
  ])('what was done is said under the card when Teams %s', async (_, mishap) => {
    const bot = await ready();
    await bot.says(OWNER, 'show E1-01');
    bot.cloud.mishaps.push(mishap, mishap, mishap);
    const answer = await bot.send(press(bot, 'p1'));
    expect(shownTo(answer)).toBe(
      'Monitoring Officer reported E1-01 complete. E1-01 Adopt the procurement rules. Reported complete by Monitoring Officer, waiting for confirmation. Due on 28 June 2024.',
    );
  });

  it('the presser in a channel is told what was done though Teams does not say who can read there', async () => {
    const bot = await reminded();
    bot.minuteLater();
    // The sender is found, and nothing more.
    bot.cloud.rosterMishaps.push(createOpenLatch(), ...Array.from({ length: 9 }, () => BUSY_FOR_LONG));
    const answer = await bot.presses(OWNER, 'Mark E1-01 complete');
    expect(shownTo(answer)).toBe('I have answered you in our chat.');
    expect(textOf(bot.last(chatOf(OWNER)))).toContain('Monitoring Officer reported E1-01 complete');
  });
});

describe('an answer to words', () => {
  it.each([
    ['429', BUSY],
    ['502', BAD_GATEWAY],
  ])('arrives after Teams said %s', async (_, mishap) => {
    const bot = await ready();
    bot.cloud.mishaps.push(mishap, mishap);
    await bot.says(OWNER, 'mine', 'channel');
    expect(textOf(bot.last(chatOf(OWNER)))).toContain('Adopt the procurement rules');
  });

  it('says that it may be a repeat when an earlier try may have arrived, and not otherwise', async () => {
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
  ])('in a thread goes to the chat when Teams %s', async (_, mishaps) => {
    const bot = await ready();
    bot.minuteLater();
    bot.cloud.mishaps.push(createOpenLatch(), ...mishaps);
    await bot.says(LEAD, 'here', 'channel');
    expect(textOf(bot.last(chatOf(LEAD)))).toContain('Reminders will come here');
  });

  it('is given though Teams does not say at once who the sender is', async () => {
    const bot = await ready();
    bot.minuteLater();
    bot.cloud.rosterMishaps.push(BUSY, BAD_GATEWAY);
    await bot.says(OWNER, 'mine');
    expect(textOf(bot.last(chatOf(OWNER)))).toContain('Adopt the procurement rules');
  });

  it('says that nothing was done when Teams does not say who the sender is', async () => {
    const bot = await ready();
    bot.minuteLater();
    bot.cloud.rosterMishaps.push(BUSY_FOR_LONG);
    const { status } = await bot.says(OWNER, 'done E1-01', 'channel');
    expect(status).toBe(200);
    expect(textOf(bot.last(chatOf(OWNER)))).toContain('Teams did not say who you are, so nothing was done.');
    expect(await reportedOf(bot, 'E1-01')).toContain('Not started');
  });
});

describe('while calls of Teams take long', () => {
  it('words are acknowledged in time, and answered when Teams takes the answer', async () => {
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

  it('a press is acknowledged in time, and its answer comes as a message', async () => {
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
    expect(bot.cloud.messages.filter((one) => textOf(one).includes('reported E1-01 complete'))).toHaveLength(1);
  });

  it('a press that is refused late is told so in the chat', async () => {
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
    expect(textOf(bot.last(chatOf(LEAD)))).toContain('Only the owner, Monitoring Officer can report E1-01');
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
  ])('%s is not kept', async (_, text) => {
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

  it('a change that was kept is carried out at the next start, and answered', async () => {
    const bot = await ready();
    const said = { ...envelope(bot.cloud, OWNER, 'chat', 'k1'), type: 'message', text: 'done E1-01' };
    const foreign = { ...said, id: 'k0', from: { ...said.from, aadObjectId: 'aad-lead' } };
    const other = await openStore({ file: bot.file, opening: 'beside' });
    for (const activity of [foreign, said])
      await other.putInbox({
        platform: 'teams',
        id: `${chatOf(OWNER)}:${activity.id}`,
        at: '2024-06-24T07:00:00.000Z',
        heard: readActivity(activity),
      });
    await other.close();
    await bot.restart('2024-06-24 08:05');
    expect(textOf(bot.last(chatOf(OWNER)))).toContain('Monitoring Officer reported E1-01 complete');
    expect(await keptIn(bot)).toEqual([]);
  });

  it('the service ends without waiting for a later try', async () => {
    const { bot } = await withClock();
    bot.cloud.mishaps.push({ status: 429, headers: { 'retry-after': '20' } });
    const answered = bot.send({ ...envelope(bot.cloud, OWNER, 'chat', 'e1'), type: 'message', text: 'mine' });
    await vi.waitFor(() => expect(bot.cloud.mishaps).toEqual([]));
    await bot.app[Symbol.asyncDispose]();
    expect((await answered).status).toBe(200);
    expect(summaries(bot, chatOf(OWNER))).toEqual([]);
  });
});

describe('the same within a minute under another id', () => {
  const again = 'add action "Train the members" to E1';

  it('is carried out once when it is words, and asked about', async () => {
    const bot = await ready();
    await bot.says(LEAD, again, 'channel');
    await bot.says(LEAD, again, 'channel');
    expect(textOf(bot.last(chatOf(LEAD)))).toContain('You sent the same less than a minute ago');
    await bot.says(LEAD, 'status E1');
    expect(textOf(bot.last(chatOf(LEAD)))).not.toContain('E1-04');
  });

  it('is carried out twice by the button that asks', async () => {
    const bot = await ready();
    await bot.says(LEAD, again);
    await bot.says(LEAD, again);
    const answer = await bot.presses(LEAD, 'Do it a second time');
    expect(shownTo(answer)).toBe('Answered below.');
    expect(textOf(bot.last(chatOf(LEAD)))).toContain('E1-04');
  });

  it('is carried out once when both come before the first is done', async () => {
    const bot = await ready();
    const said = (id: string) => ({ ...envelope(bot.cloud, LEAD, 'chat', id), type: 'message', text: again });
    await Promise.all([bot.send(said('s1')), bot.send(said('s2'))]);
    await bot.says(LEAD, 'status E1');
    expect(textOf(bot.last(chatOf(LEAD)))).toContain('E1-03');
    expect(textOf(bot.last(chatOf(LEAD)))).not.toContain('E1-04');
  });

  it('is carried out once when it is a press, which is told so', async () => {
    const bot = await ready();
    await bot.says(OWNER, 'show E1-01');
    const { replyToId } = press(bot, '');
    await bot.send(press(bot, 'p1'));
    await bot.send({ ...press(bot, 'p2'), replyToId });
    expect(textOf(bot.last(chatOf(OWNER)))).toContain('You sent the same less than a minute ago');
  });

  it('is carried out when a minute has passed, when another says it, in another place, and after a refusal', async () => {
    const bot = await ready();
    await bot.says(LEAD, again);
    bot.minuteLater();
    await bot.says(LEAD, again);
    await bot.says(LEAD, again, 'channel');
    await bot.says(LEAD, 'status E1');
    expect(textOf(bot.last(chatOf(LEAD)))).toContain('E1-05');
    await bot.says(OWNER, 'assign E1-02 @"Programme Director"');
    await bot.says(OWNER, 'assign E1-02 @"Programme Director"');
    expect(textOf(bot.last(chatOf(OWNER)))).not.toContain('less than a minute ago');
  });

  it('is answered again when it changes nothing', async () => {
    const bot = await ready();
    await bot.says(LEAD, 'status');
    await bot.says(LEAD, 'status');
    expect(new Set(summaries(bot, chatOf(LEAD))).size).toBe(1);
    expect(summaries(bot, chatOf(LEAD))).toHaveLength(2);
  });
});

/** A bot for which time passes only by hand, with the notice of the others. */
async function withClock(): Promise<{ bot: TeamsBot; clock: TestClock }> {
  const clock = createTestClock('2024-06-24T07:00:00.000Z');
  const bot = await startTeamsBot('2024-06-24 08:00', { timers: clock });
  await setUp(bot);
  return { bot, clock };
}

/** Lets the next call pass, so that something goes wrong with the one after it. */
function createOpenLatch() {
  const latch = createLatch();
  latch.open();
  return latch;
}

/** The owner reports E1-01 by a button in their chat. */
function press(bot: TeamsBot, id: string, conversation = chatOf(OWNER)) {
  const data = { bvn: { kind: 'press', command: 'done', args: { action: 'E1-01' } } };
  return {
    ...envelope(bot.cloud, OWNER, 'chat', id),
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: bot.last(conversation).id,
    value: { action: { type: 'Action.Execute', verb: 'done', data } },
  };
}

/** The activities that would be carried out at the next start. */
async function keptIn(bot: TeamsBot): Promise<readonly unknown[]> {
  const store = await openStore({ file: bot.file, opening: 'beside' });
  const kept = await store.inboxOf('teams');
  await store.close();
  return kept.map(({ heard }) => heard);
}
