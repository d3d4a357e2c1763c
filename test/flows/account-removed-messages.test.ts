/** An account removed while something else is decided or waits to be sent: nothing is done by it or sent to it. */

import { beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { instantOf } from '../../src/core/time/instants.ts';
import { createDispatch } from '../../src/dispatch/dispatch.ts';
import { formats } from '../../src/documents/formats.ts';
import { jobs } from '../../src/jobs/index.ts';
import { createScheduler } from '../../src/jobs/scheduler.ts';
import type { Store } from '../../src/ports/store.ts';
import { createJoinCodes } from '../../src/service/join-codes.ts';
import { createLog } from '../../src/service/log.ts';
import { plainText } from '../../src/views/plain-text.ts';
import { ZONE } from '../helpers/bot.ts';
import { DIRECT } from '../helpers/programme.ts';
import {
  answer,
  bot,
  forTeams,
  holder,
  inTeams,
  joins,
  type Said,
  STRANGER,
  said,
  startScene,
} from './account-removed-scene.ts';

beforeEach(startScene);

describe('an account removed during another decision', () => {
  const remove = () => bot.says('Lead', 'account remove Owner on teams', DIRECT);
  const ports = { timeZone: ZONE, newId: () => 'new', formats, committed: () => {} };
  /** A store that removes the account just before it commits a decision. */
  const overtaken = (): Store => {
    let removed: Promise<unknown> | undefined;
    const commit: Store['commit'] = async (unit) => {
      removed ??= remove();
      await removed;
      return bot.store.commit(unit);
    };
    return { ...bot.store, commit };
  };
  /** Sends a request to a bot on that store. */
  async function overtakenBy(request: Said): Promise<string> {
    const store = overtaken();
    const trouble = (_: unknown, error: unknown) => expect.fail(String(error));
    const codes = createJoinCodes(bot.store, 'test');
    const dispatch = createDispatch({
      ...{ ...ports, store, commands, codes, authority: null, trouble },
      comingPosts: async () => [],
    });
    const { card } = await dispatch({ ...request, id: 'overtaken', now: bot.clock.now() });
    expect(await holder('teams:aad-1')).toBe('nobody');
    return card ? plainText(card) : '';
  }

  it('a request from an account removed meanwhile changes nothing', async () => {
    expect(await overtakenBy(said('aad-1', 'start E1-01'))).toContain(STRANGER);
    expect((await bot.action('E1-01')).status).toBe('not_started');
  });

  it('a code requested from a removed account joins nobody, then or later', async () => {
    const [, code] = /account join (\S+)/.exec(await inTeams('aad-1', 'account code')) ?? [];
    const join: Said = {
      actor: { platform: 'slack', accountId: 'U9', name: 'U9' },
      place: { platform: 'slack', ...DIRECT },
      input: { kind: 'text', text: `account join ${code}` },
    };
    expect(await overtakenBy(join)).toContain('This code does not work.');
    expect(await answer(join)).toContain('This code does not work.');
    await joins('aad-1', 'Deputy');
    expect(await answer(join)).toContain('This code does not work.');
    expect(await holder('slack:U9')).toBeUndefined();
  });

  it('no message goes to an account removed meanwhile, neither from a person nor from the schedule', async () => {
    await bot.says('Owner', 'prefer direct on teams', DIRECT);
    const away = { kind: 'text', text: 'away 1 to 12 July cover Owner' } as const;
    const actor = { platform: 'local', accountId: 'Deputy', name: 'Deputy' } as const;
    expect(await overtakenBy({ actor, place: { platform: 'local', ...DIRECT }, input: away })).toContain('Owner');
    await bot.drain();
    expect(bot.message('You cover for Deputy').conversation).toBe('dm:Owner');
    expect(await forTeams()).toEqual([]);
    await joins('aad-1', 'Owner');
    bot.clock.put(instantOf('2024-07-01', '09:00', ZONE));
    const log = createLog({ secrets: [], write: (line) => expect.fail(line), now: () => bot.clock.now() });
    const scheduler = createScheduler({ ...ports, store: overtaken(), jobs, log, clock: bot.clock });
    await scheduler.tick();
    await scheduler[Symbol.asyncDispose]();
    await bot.drain();
    expect(bot.message('Owner: 3 actions').conversation).toBe('dm:Owner');
    expect(await forTeams()).toEqual([]);
  });
});

describe('waiting messages of a removed account', () => {
  const REASON = 'Before this was sent, the account was taken away from its person.';

  it('a message that waits for a removed account goes once to the person’s other account, as do later ones', async () => {
    await bot.says('Owner', 'prefer direct on teams', DIRECT);
    await bot.at('2024-07-01 09:00');
    expect(await forTeams()).toMatchObject([{ to: 'dm:aad-1', state: 'planned', title: 'Owner: 3 actions' }]);
    await bot.says('Lead', 'account remove Owner on teams', DIRECT);
    expect(await forTeams()).toMatchObject([{ to: 'dm:aad-1', state: 'suppressed', reason: REASON }]);
    const cards = () => bot.messages.filter(({ text }) => text.startsWith('Owner: 3 actions'));
    expect(cards().map(({ conversation }) => conversation)).toEqual(['dm:Owner']);
    await bot.at('2024-07-08 09:00');
    expect(await forTeams()).toHaveLength(1);
    expect(cards().map(({ conversation }) => conversation)).toEqual(['dm:Owner', 'dm:Owner']);
  });

  it('a message that waits for a removed account is withdrawn when the person has no other', async () => {
    await bot.says('Owner', 'prefer direct on teams', DIRECT);
    await bot.at('2024-07-01 09:00');
    await bot.says('Lead', 'account remove @"Owner"', DIRECT);
    await bot.says('Lead', 'account remove Owner', DIRECT);
    // The card mentioned the account on the chat page, too, and waited without it until the other one went as well.
    const card = { title: 'Owner: 3 actions', state: 'suppressed', reason: REASON };
    expect(await forTeams()).toMatchObject([
      card,
      card,
      { title: 'An account was taken away from you', state: 'suppressed', reason: REASON },
    ]);
  });

  it('a waiting card in a channel no longer mentions a removed account', async () => {
    bot.refuses('improvement', 'The channel is locked.');
    const waits = async () =>
      (await bot.store.posts({ state: 'planned', limit: 9 })).map(({ card }) => card?.to?.accounts);
    const { card, live, about, noticeId } = await cardOfOwner();
    const post = { key: 'k', noticeId, place: { platform: 'slack', conversation: 'C1' }, card, live, about } as const;
    const by = { personId: null, account: 'schedule', from: 'reminders', requestId: 'x' };
    const dueAt = bot.clock.now();
    await bot.store.commit({ once: 'k', at: dueAt, by, changes: [], posts: [{ ...post, dueAt }], basis: [] });
    expect(await waits()).toEqual([['local:Owner', 'teams:aad-1']]);
    await bot.says('Lead', 'account remove Owner on teams', DIRECT);
    expect(await waits()).toEqual([['local:Owner']]);
  });

  it('a card sent to a removed account is not redrawn', async () => {
    const { card, live, about, noticeId } = await cardOfOwner();
    const by = { personId: null, account: 'schedule', from: 'reminders', requestId: 'x' };
    const dueAt = bot.clock.now();
    const place = { platform: 'teams', conversation: 'dm:aad-1', direct: true } as const;
    const post = { key: 'k', noticeId, place, card, live, about, dueAt };
    await bot.store.commit({ once: 'k', at: dueAt, by, changes: [], posts: [post], basis: [] });
    const until = new Date(Date.parse(dueAt) + 60_000).toISOString();
    await bot.store.claim('k', { state: 'planned', leaseToken: null }, { token: 't', now: dueAt, until });
    await bot.store.settle('k', 't', {
      state: 'sent',
      sentAt: dueAt,
      ref: { conversation: 'c', message: 'm', thread: 'm' },
    });
    await bot.says('Owner', 'start E1-02', DIRECT);
    expect(await forTeams()).toHaveLength(2);
    await bot.says('Lead', 'account remove Owner on teams', DIRECT);
    await bot.says('Owner', 'block E1-02 because the auditors are away', DIRECT);
    expect((await forTeams()).map(({ state }) => state)).toEqual(['sent', 'suppressed']);
    const redraws = (await bot.store.posts({ limit: 99 })).filter(({ replaces }) => replaces === 'k');
    expect(redraws.map(({ place }) => place.conversation)).toEqual(['dm:aad-1']);
  });

  /** The owner's weekly card, which mentions their accounts. */
  async function cardOfOwner() {
    await bot.at('2024-07-01 09:00');
    const row = (await bot.store.posts({ platform: 'local', limit: 99 })).find(
      ({ card }) => card?.to?.name === 'Owner',
    );
    if (!row) throw new Error('The owner got no card');
    return row;
  }
});
