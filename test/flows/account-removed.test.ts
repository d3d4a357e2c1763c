/**
 * Removing an account that was joined to somebody by mistake: it becomes a stranger's again, and no message goes to it.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { rebuild } from '../../src/core/record/rebuild.ts';
import { instantOf } from '../../src/core/time/instants.ts';
import type { Request } from '../../src/dispatch/command.ts';
import { createDispatch } from '../../src/dispatch/dispatch.ts';
import { jobs } from '../../src/jobs/index.ts';
import { createScheduler } from '../../src/jobs/scheduler.ts';
import type { Store } from '../../src/ports/store.ts';
import { createJoinCodes } from '../../src/service/join-codes.ts';
import { createLog } from '../../src/service/log.ts';
import { plainText } from '../../src/views/plain-text.ts';
import { type Bot, ZONE } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

type Said = Omit<Request, 'id' | 'now'>;

let bot: Bot;
const STRANGER = 'You are not in the record';

beforeEach(async () => {
  bot = await startProgramme();
  await joins('aad-1', 'Owner');
});

/** A lead joins an account in Teams, which is not connected, so that messages to it wait. */
const joins = (accountId: string, to: string) =>
  bot.says('Lead', `account <@teams:${accountId}|Mistake> for "${to}"`, DIRECT);

/** A request from the chat with the bot in Teams. */
const said = (account: string, text: string): Said => ({
  actor: { platform: 'teams', accountId: account, name: account },
  place: { platform: 'teams', conversation: `of-${account}`, direct: true },
  input: { kind: 'text', text },
});
async function answer({ actor, input, place }: Said): Promise<string> {
  const { card } = await bot.ask(actor, input, { place });
  return card ? plainText(card) : '';
}
const inTeams = (account: string, text: string) => answer(said(account, text));
const holder = async (id: string) => {
  const { accounts, people } = await bot.snapshot();
  const account = accounts.find((one) => one.id === id);
  return account && (people.find((one) => one.id === account.personId)?.name ?? 'nobody');
};
/** The posts for Teams, oldest first, with their conversation and state. */
const forTeams = async () =>
  (await bot.store.posts({ platform: 'teams', limit: 99 })).toReversed().map(({ place, state, reason, card }) => ({
    to: place.conversation,
    state,
    reason,
    title: card.title,
  }));

describe('an account that is removed', () => {
  it('a person removes an account of theirs from another account, and the removed one is a stranger’s from then on', async () => {
    expect(await inTeams('aad-1', 'mine')).toContain('E1-01');
    const told = await bot.says('Owner', 'account remove on teams', DIRECT);
    expect(told).toContain('Owner took away their own account');
    expect(told).toContain('The account in Teams no longer belongs to Owner.');
    expect(told).toContain('Owner is now reached on the chat page.');
    for (const line of ['mine', 'account code', 'account remove on local', 'start E1-01'])
      expect(await inTeams('aad-1', line)).toContain(STRANGER);
    expect(await bot.says('Owner', 'mine')).toContain('E1-01');
    expect(bot.messages.some(({ text }) => text.includes('An account was taken away'))).toBe(false);
  });

  it('a lead removes an account, and its person is told at the account that they keep', async () => {
    await bot.says('Lead', 'account remove "Owner" on teams');
    expect(await holder('teams:aad-1')).toBe('nobody');
    expect(bot.message('Lead took an account away from Owner').conversation).toBe('improvement');
    const told = bot.message('An account was taken away from you');
    expect(told.conversation).toBe('dm:Owner');
    expect(told.text).toContain('Lead took away your account in Teams.');
  });

  it('the mentioned one of several accounts of a person is removed', async () => {
    await bot.says('Lead', 'account @"Owner2" for Owner', DIRECT);
    await bot.says('Lead', 'account remove @"Owner2"', DIRECT);
    expect(await holder('local:Owner2')).toBe('nobody');
    expect(await holder('local:Owner')).toBe('Owner');
    await bot.says('Lead', 'account @"Owner2" for Owner', DIRECT);
    await bot.says('Owner', 'account remove on local', DIRECT);
    expect(await holder('local:Owner2')).toBe('nobody');
    await joins('aad-2', 'Owner');
    expect(await bot.shell('account remove <@teams:aad-2>')).toContain('took an account away from Owner');
    expect([await holder('teams:aad-1'), await holder('teams:aad-2')]).toEqual(['Owner', 'nobody']);
  });

  it('a person whose only account is removed is not reached in chat', async () => {
    expect(await bot.says('Lead', 'account remove Other', DIRECT)).toContain('Other is now without an account');
    expect(await bot.says('Other', 'mine')).toContain(STRANGER);
    expect(await bot.says('Lead', 'people')).toContain('- Other\n  Officer, without an account');
  });

  it('a removed account can be joined again, to the same person or another, by a lead, a code or a role', async () => {
    await bot.says('Lead', 'account remove Owner on teams', DIRECT);
    const [, code] = /account join (\S+)/.exec(await bot.says('Deputy', 'account code', DIRECT)) ?? [];
    expect(await inTeams('aad-1', `account join ${code}`)).toContain('now joined to Deputy');
    await bot.says('Lead', 'account remove Deputy on teams', DIRECT);
    await joins('aad-1', 'Owner');
    expect(await holder('teams:aad-1')).toBe('Owner');
    await bot.says('Lead', 'account remove @"Viewer"', DIRECT);
    expect(await bot.says('Lead', 'role @"Viewer" viewer', DIRECT)).toContain(
      'There is a Viewer in the record already',
    );
    await bot.says('Lead', 'account remove @"Other"', DIRECT);
    await bot.says('Lead', 'account @"Other" for Viewer', DIRECT);
    expect(await bot.says('Other', 'people')).toContain('Viewer, reached on the chat page');
  });

  it('the audit says who removed an account, and what was done from it stays its person’s', async () => {
    await inTeams('aad-1', 'start E1-01');
    await bot.says('Lead', 'account remove Owner on teams', DIRECT);
    const events = await bot.store.history({});
    const [lead, owner] = ['Lead', 'Owner'].map((name) =>
      bot.snapshot().then(({ people }) => people.find((one) => one.name === name)?.id),
    );
    expect(events.at(-1)).toMatchObject({
      by: { personId: await lead, account: 'local:Lead' },
      change: {
        verb: 'account removed',
        id: 'teams:aad-1',
        before: { personId: await owner },
        after: { personId: null },
      },
    });
    expect(await bot.says('Lead', 'history E1-01')).toContain('Started by Owner');
    expect([...rebuild(events).account.values()].sort((a, b) => a.id.localeCompare(b.id, 'en'))).toEqual(
      [...(await bot.snapshot()).accounts].sort((a, b) => a.id.localeCompare(b.id, 'en')),
    );
    expect(await bot.store.brokenAt()).toBeNull();
  });
});

describe('refusals', () => {
  it('removing the account that asks, somebody else’s, a missing one or one of several is refused', async () => {
    expect(await bot.says('Owner', 'account remove on local')).toContain('the account that you are asking from');
    expect(await bot.says('Owner', 'account remove @"Owner"')).toContain('the account that you are asking from');
    expect(await bot.says('Owner', 'account remove Other')).toContain('Only a programme lead can take an account away');
    expect(await bot.says('Owner', 'account remove on slack')).toContain('Owner has no account on Slack');
    expect(await bot.says('Owner', 'account remove')).toContain('Your own: account remove on teams.');
    expect(await bot.says('Lead', 'account remove @"Nobody"')).toContain('“Nobody” is not in the record.');
    expect(await bot.says('Lead', 'account remove "Improvement"')).toContain('is not in the record');
    expect(await bot.says('Lead', 'account remove Owner')).toContain(
      'This fits 2 accounts of Owner, on the chat page and in Teams. Say where: account remove Owner on local',
    );
    await joins('aad-2', 'Owner');
    expect(await bot.says('Lead', 'account remove Owner on teams')).toContain(
      'Mention the right one with an @, in Teams: account remove @name',
    );
    expect((await bot.snapshot()).accounts.every(({ personId }) => personId !== null)).toBe(true);
  });

  it('removing the only account of the only lead is refused', async () => {
    expect(await bot.shell('account remove Lead')).toContain('the only account of the only programme lead');
    await bot.says('Lead', 'role @"Sro" lead', DIRECT);
    expect(await bot.shell('account remove Lead')).toContain('took an account away from Lead');
    expect(await bot.shell('account remove Sro')).toContain('the only account of the only programme lead');
  });

  it('two leads who remove each other’s account at the same moment: one is refused', async () => {
    await bot.says('Lead', 'role @"Sro" lead', DIRECT);
    const take = (who: string, whose: string) =>
      bot.dispatch({
        id: `take-${whose}`,
        actor: { platform: 'local', accountId: who, name: who },
        place: { platform: 'local', ...DIRECT },
        input: { kind: 'press', command: 'account remove', args: { person: whose } },
        now: bot.clock.now(),
      });
    const replies = await Promise.all([take('Lead', 'Sro'), take('Sro', 'Lead')]);
    expect(replies.map(({ card }) => card?.title).sort()).toEqual(['Lead took an account away from Sro', STRANGER]);
  });
});

describe('an account removed during another decision', () => {
  const remove = () => bot.says('Lead', 'account remove Owner on teams', DIRECT);
  const readCsv = () => [];
  const ports = { timeZone: ZONE, newId: () => 'new', readCsv, committed: () => {} };
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
      (await bot.store.posts({ state: 'planned', limit: 9 })).map(({ card }) => card.to?.accounts);
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
    const row = (await bot.store.posts({ platform: 'local', limit: 99 })).find(({ card }) => card.to?.name === 'Owner');
    if (!row) throw new Error('The owner got no card');
    return row;
  }
});
