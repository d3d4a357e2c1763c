import { describe, expect, it } from 'vitest';
import { directPlace } from '../../../src/ports/post.ts';
import { machine } from '../../../src/service/entry.ts';
import { plan } from '../../helpers/post.ts';
import { CHANNEL, chatOf, GUEST, OWNER, textOf } from '../../helpers/teams-bot.ts';
import { connectedTeams } from '../../helpers/teams-connection.ts';
import { TENANT } from '../../helpers/teams-connector.ts';
import {
  CARD,
  DELIVERY,
  errorOf,
  NOW,
  posted,
  sends,
  startDeliverer,
  teamsPost,
} from '../../helpers/teams-deliverer.ts';
import { BOT, startTeamsStandIn } from '../../helpers/teams-stand-in.ts';
import { opened } from '../../helpers/temporary-store.ts';

describe('a post', () => {
  it('a post starts a thread in a channel, and answers stand in it', async () => {
    const { cloud, store, outbox } = await startDeliverer();
    await plan(store, NOW, teamsPost('weekly'), teamsPost('own', { threadOf: 'weekly' }));
    await outbox.drain();
    const [weekly, own] = cloud.messages;
    expect([weekly?.thread, own?.thread]).toEqual([null, weekly?.id]);
    const link = `https://teams.microsoft.com/l/message/${encodeURIComponent(CHANNEL)}/${own?.id}?tenantId=${TENANT}&parentMessageId=${weekly?.id}`;
    const there = { conversation: CHANNEL, message: own?.id, thread: weekly?.id };
    expect((await store.post('own'))?.ref).toEqual({ ...there, link });
  });

  it('a post is redrawn in its place', async () => {
    const { cloud, store, outbox } = await startDeliverer();
    await plan(store, NOW, teamsPost('weekly'), teamsPost('own', { threadOf: 'weekly' }));
    await outbox.drain();
    await plan(
      store,
      NOW,
      teamsPost('again', { replaces: 'own', card: { title: 'Anew', summary: 'Anew.', body: [], buttons: [] } }),
    );
    await outbox.drain();
    expect(cloud.messages.map((one) => one.edits)).toEqual([0, 1]);
    expect(textOf(cloud.messages[1])).toContain('Anew');
  });

  it('a post for one person opens the chat with them once', async () => {
    const { cloud, store, outbox } = await startDeliverer();
    const place = directPlace('teams:aad-owner');
    await plan(store, NOW, teamsPost('first', { place }), teamsPost('second', { place }));
    await outbox.drain();
    expect(cloud.messages.map((one) => one.conversation)).toEqual([chatOf(OWNER), chatOf(OWNER)]);
    expect((await store.post('first'))?.ref).not.toHaveProperty('link');
    expect(cloud.calls.filter(({ path }) => path === '/uk/v3/conversations')).toHaveLength(1);
  });

  it('two posts use one token, which is fetched once', async () => {
    const { cloud, store, outbox } = await startDeliverer();
    await plan(store, NOW, teamsPost('one'), teamsPost('two'));
    await outbox.drain();
    expect(cloud.tokenCalls).toBe(1);
  });
});

describe('a post without an answer', () => {
  it('a post whose answer never came is repeated once at most, marked as a repeat on the card and in the ledger', async () => {
    const { cloud, store, outbox, clock } = await startDeliverer();
    cloud.mishaps.push('cut');
    await plan(store, NOW, teamsPost('weekly'));
    await outbox.drain();
    expect(await store.post('weekly')).toMatchObject({ state: 'unknown', attempts: 1 });
    expect(cloud.messages).toHaveLength(1);
    await clock.advance(60_000);
    await outbox.drain();
    expect(cloud.messages).toHaveLength(2);
    expect(textOf(cloud.messages[0])).not.toContain('may be a repeat');
    expect(textOf(cloud.messages[1])).toContain('This may be a repeat');
    expect(await store.post('weekly')).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('a post is repeated once for each lost answer, later each time, and given up after three', async () => {
    const { cloud, store, outbox, clock } = await startDeliverer();
    cloud.mishaps.push('cut', 'cut', 'cut', 'cut');
    await plan(store, NOW, teamsPost('weekly'));
    await outbox.drain();
    for (const [minutes, messages] of [
      [1, 2],
      [9, 2],
      [1, 3],
      [59, 3],
      [1, 4],
      [600, 4],
    ] as const) {
      await clock.advance(minutes * 60_000);
      await outbox.drain();
      expect([minutes, cloud.messages.length]).toEqual([minutes, messages]);
    }
    for (const message of cloud.messages.slice(1)) expect(textOf(message)).toContain('This may be a repeat');
    expect(await store.post('weekly')).toMatchObject({
      state: 'failed',
      repeats: 3,
      reason: expect.stringContaining('It may have been delivered'),
    });
  });

  it.each([500, 502, 503, 504])('a post that Teams answered with %i is not repeated by the SDK', async (status) => {
    const { cloud, deliverer } = await startDeliverer();
    cloud.mishaps.push({ status });
    const failed = await errorOf(deliverer.deliver(DELIVERY));
    expect(failed).toMatchObject({ outcome: 'unknown', permanent: false });
    expect(sends(cloud)).toBe(1);
  });

  it('a post whose connection breaks is not repeated by the SDK', async () => {
    const { cloud, deliverer } = await startDeliverer();
    cloud.mishaps.push('gone');
    expect(await errorOf(deliverer.deliver(DELIVERY))).toMatchObject({ outcome: 'unknown' });
    expect(sends(cloud)).toBe(1);
  });

  it('a post is given up after the time limit when Teams stays silent', async () => {
    const { cloud, deliverer } = await startDeliverer();
    cloud.mishaps.push('silent');
    expect(await errorOf(deliverer.deliver(DELIVERY))).toMatchObject({ outcome: 'unknown' });
    expect(sends(cloud)).toBe(1);
  });

  it('a redraw without an answer is tried again until it is done', async () => {
    const { cloud, store, outbox, clock } = await startDeliverer();
    await plan(store, NOW, teamsPost('weekly'));
    await outbox.drain();
    cloud.mishaps.push('cut', { status: 503 });
    await plan(
      store,
      NOW,
      teamsPost('again', { replaces: 'weekly', card: { title: 'Anew', summary: 'Anew.', body: [], buttons: [] } }),
    );
    for (let i = 0; i < 3; i += 1) {
      await outbox.drain();
      await clock.advance(60_000);
    }
    await outbox.drain();
    expect(cloud.messages).toHaveLength(1);
    expect(await store.post('again')).toMatchObject({ state: 'sent' });
  });
});

describe('refusals', () => {
  it.each([
    [403, 'BotNotInConversationRoster', true, 'the bot is no longer in it'],
    [403, 'ConversationBlockedByUser', true, 'has blocked the bot'],
    [403, 'MessageWritesBlocked', true, 'has blocked the bot or has left'],
    [403, 'ForbiddenOperationException', true, 'bots may post in it (Teams answered 403 ForbiddenOperationException)'],
    [
      404,
      'ActivityNotFoundInConversation',
      true,
      'the bot is not in it (Teams answered 404 ActivityNotFoundInConversation)',
    ],
    [404, 'ConversationNotFound', true, 'Teams knows it no more'],
    [413, 'MessageSizeTooBig', true, 'Teams answered 413'],
    [400, 'BadSyntax', true, 'Teams answered 400 BadSyntax'],
    [412, 'PreconditionFailed', false, 'Teams answered 412'],
    [401, 'Unauthorized', false, 'TEAMS_APP_PASSWORD are right and have not run out (Teams answered 401 Unauthorized)'],
  ])('the answer %i %s is a refusal with permanent %s', async (status, code, permanent, words) => {
    const { cloud, deliverer } = await startDeliverer();
    cloud.mishaps.push({ status, body: { error: { code, message: 'x' } } });
    const failed = await errorOf(deliverer.deliver(DELIVERY));
    expect(failed).toMatchObject({ outcome: 'refused', permanent });
    expect(failed.message).toContain(words);
    expect(failed.message).toContain('“Improvement” in Teams');
    expect(sends(cloud)).toBe(1);
  });

  it('a card without a version in counts is kept from a conversation that guests can read', async () => {
    const { cloud, deliverer } = await startDeliverer();
    cloud.rosters.get(CHANNEL)?.push(GUEST);
    expect(await errorOf(deliverer.deliver(DELIVERY))).toMatchObject({ outcome: 'refused', permanent: true });
    const replaces = { conversation: CHANNEL, message: '1', thread: '1' };
    const to = { name: 'Owner', accounts: ['teams:aad-owner'] };
    const redraw = deliverer.deliver({ ...DELIVERY, card: { ...CARD, to }, replaces });
    expect(await errorOf(redraw)).toMatchObject({ outcome: 'refused', permanent: true });
    expect(sends(cloud)).toBe(0);
    await deliverer.deliver({ ...DELIVERY, drawCounts: async () => ({ ...CARD, title: 'Counts only' }) });
    expect(posted(cloud).flat()).toContain('Counts only');
  });

  it('a post that Teams answered with 429 waits as long as Teams says', async () => {
    const { cloud, deliverer } = await startDeliverer();
    cloud.mishaps.push({ status: 429, headers: { 'retry-after': '17' } });
    const failed = await errorOf(deliverer.deliver(DELIVERY));
    expect(failed).toMatchObject({ outcome: 'refused', permanent: false, retryAfterMs: 17_000 });
  });

  it('a redirect is not followed, so that the token reaches no other host', async () => {
    const { cloud, deliverer } = await startDeliverer();
    cloud.mishaps.push({ status: 307, headers: { location: `${cloud.url}/elsewhere` } });
    await errorOf(deliverer.deliver(DELIVERY));
    expect(cloud.calls.filter(({ path }) => path === '/elsewhere')).toEqual([]);
  });

  it('a post without a token is not sent', async () => {
    const cloud = await startTeamsStandIn();
    const store = await opened();
    const { clock } = machine;
    const { deliverer } = await connectedTeams(cloud, { store, clock }, { TEAMS_APP_PASSWORD: 'wrong' });
    const reference = {
      serviceUrl: cloud.serviceUrl,
      tenantId: TENANT,
      bot: BOT,
      kind: 'personal',
      name: null,
      removed: false,
    };
    await store.keepReference({ platform: 'teams', conversation: 'a:1', reference, seenAt: NOW });
    const place = { platform: 'teams', conversation: 'a:1', direct: true } as const;
    const failed = await errorOf(deliverer.deliver({ ...DELIVERY, place }));
    expect(failed).toMatchObject({ outcome: 'not_sent' });
    expect(failed.message).toContain('the secret is wrong or has expired');
    expect(cloud.calls).toEqual([]);
  });
});
