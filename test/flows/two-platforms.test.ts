/** One record, two platforms: the same notice in a Slack and a Teams channel, people on both, and races between them. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { added } from '../../src/core/record/changes.ts';
import type { Platform } from '../../src/core/record/model.ts';
import { createOutbox } from '../../src/delivery/outbox.ts';
import type { Reply } from '../../src/dispatch/command.ts';
import { createDispatch } from '../../src/dispatch/dispatch.ts';
import { formats } from '../../src/documents/formats.ts';
import { jobs } from '../../src/jobs/index.ts';
import { createScheduler } from '../../src/jobs/scheduler.ts';
import type { Store } from '../../src/ports/store.ts';
import { createCardDrawer } from '../../src/posting/card-drawer.ts';
import { machine } from '../../src/service/entry.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { plainText } from '../../src/views/plain-text.ts';
import { casesOf } from '../helpers/cases.ts';
import { createChannel } from '../helpers/channel.ts';
import { newDatabase } from '../helpers/new-database.ts';
import { account, action, expectation, notice, person } from '../helpers/record.ts';
import { silentLog } from '../helpers/silent-log.ts';
import { CHANNEL, LEAD, OWNER, textOf } from '../helpers/teams-bot.ts';
import { connectedTeams } from '../helpers/teams-connection.ts';
import { TENANT } from '../helpers/teams-connector.ts';
import { BOT, startTeamsStandIn } from '../helpers/teams-stand-in.ts';
import { opened } from '../helpers/temporary-store.ts';

const MONDAY = '2024-07-01T08:00:00.000Z';
const SLACK_CHANNEL = 'C0GENERAL';

/** A lead, and an owner and a deputy with accounts on both platforms, and `count` actions of theirs. */
async function enter(store: Store, count: number): Promise<void> {
  const names = ['Programme Director', 'Monitoring Officer', 'Governance Manager'];
  const teamsIds = ['aad-lead', 'aad-owner', 'aad-deputy'];
  const people = names.map((name, i) => person({ id: `p${i}`, name, role: i === 0 ? 'lead' : 'officer' }));
  const accounts = people.flatMap(({ id }, i) => [
    account({ id: `slack:U${i}`, personId: id, platform: 'slack', accountId: `U${i}` }),
    account({ id: `teams:${teamsIds[i]}`, personId: id, platform: 'teams', accountId: teamsIds[i] as string }),
  ]);
  const places = [
    ['slack', SLACK_CHANNEL],
    ['teams', CHANNEL],
  ] as const;
  const conversations = places.map(([platform, conversation]) => ({
    id: `n1/${platform}:${conversation}`,
    version: 1,
    noticeId: 'n1',
    platform,
    conversation,
    name: conversation,
    startedAt: '2024-06-24T08:00:00.000Z',
    stoppedAt: null,
  }));
  const actions = Array.from({ length: count }, (_, i) => {
    const code = `E1-${String(i + 1).padStart(2, '0')}`;
    return action({
      id: code,
      code,
      title: `Action ${i + 1}`,
      expectationId: 'e1',
      ownerId: 'p1',
      deputyId: 'p2',
      dueOn: '2024-07-05',
    });
  });
  await store.commit({
    once: 'set up',
    at: '2024-06-24T08:00:00.000Z',
    by: { personId: null, account: 'shell', from: 'shell', requestId: 'set up' },
    changes: [
      added('notice', notice()),
      ...people.map((row) => added('person', row)),
      ...accounts.map((row) => added('account', row)),
      added('expectation', expectation({ id: 'e1', code: 'E1', seniorResponsibleOwnerId: 'p0' })),
      ...actions.map((row) => added('action', row)),
      ...conversations.map((row) => added('conversation', row)),
    ],
    posts: [],
    basis: [],
  });
}

function dispatchOn(store: Store, committed: () => void) {
  let ids = 0;
  const dispatch = createDispatch({
    ...{ store, commands, formats, committed },
    timeZone: 'Europe/London',
    authority: null,
    comingPosts: async () => [],
    newId: () => `id-${++ids}`,
    trouble: (_, error) => {
      throw error;
    },
  });
  let requests = 0;
  const ask = (platform: Platform, accountId: string, command: string, code: string) =>
    dispatch({
      id: `r${++requests}`,
      actor: { platform, accountId, name: accountId },
      place: { platform, conversation: platform === 'slack' ? SLACK_CHANNEL : CHANNEL },
      input: { kind: 'press', command, args: { action: code } },
      now: MONDAY,
    });
  return { dispatch, ask };
}

async function bothPlatforms() {
  const cloud = await startTeamsStandIn();
  cloud.rosters.set(CHANNEL, [LEAD, OWNER]);
  const store = await opened();
  await enter(store, 2);
  const reference = {
    serviceUrl: cloud.serviceUrl,
    tenantId: TENANT,
    bot: BOT,
    kind: 'channel',
    name: 'Improvement',
    removed: false,
  };
  await store.keepReference({ platform: 'teams', conversation: CHANNEL, reference, seenAt: MONDAY });
  const clock = { ...machine.clock, now: () => MONDAY };
  const log = silentLog(clock.now);
  const slack = createChannel(clock.now);
  const { dispatch, ask } = dispatchOn(store, () => {});
  const teams = await connectedTeams(cloud, { commands, store, dispatch, clock });
  let ids = 0;
  const newId = () => `j${++ids}`;
  const deliverers = { slack: slack.deliverer, teams: teams.deliverer };
  const drawer = createCardDrawer(store, clock, 'Europe/London');
  const outbox = createOutbox({ store, deliverers, ...drawer, clock, log, secret: 's', random: () => 0.5, newId });
  const scheduler = createScheduler({ store, jobs, clock, timeZone: 'Europe/London', log, newId, committed: () => {} });
  onTestFinished(async () => {
    await scheduler[Symbol.asyncDispose]();
    await outbox[Symbol.asyncDispose]();
    await teams[Symbol.asyncDispose]();
  });
  const tick = async () => {
    await scheduler.tick();
    await outbox.drain();
  };
  return { cloud, slack, ask, tick, drain: () => outbox.drain(), dispatch, store };
}

describe('the reminder', () => {
  it('a reminder is posted on both platforms, and each person’s card once on the one they prefer', async () => {
    const { cloud, slack, tick, dispatch } = await bothPlatforms();
    const actor = { platform: 'slack', accountId: 'U1', name: 'U1' } as const;
    const place = { platform: 'slack', conversation: SLACK_CHANNEL } as const;
    await dispatch({ id: 'p', actor, place, input: { kind: 'text', text: 'prefer thread on teams' }, now: MONDAY });
    await tick();
    const teamsTexts = cloud.messages.map(textOf);
    expect(slack.messages.filter(({ text }) => text.includes('Weekly reminder'))).toHaveLength(1);
    expect(teamsTexts.filter((text) => text.includes('Weekly reminder'))).toHaveLength(1);
    const own = [...slack.messages.map(({ text }) => text), ...teamsTexts].filter((text) =>
      text.includes('Monitoring Officer: 2 actions'),
    );
    expect(own).toHaveLength(1);
    expect(teamsTexts.some((text) => text.includes('Monitoring Officer: 2 actions'))).toBe(true);
  });

  it('a card reported on one platform is redrawn on the other', async () => {
    const { cloud, slack, tick, ask, drain, dispatch } = await bothPlatforms();
    const actor = { platform: 'slack', accountId: 'U1', name: 'U1' } as const;
    const place = { platform: 'slack', conversation: SLACK_CHANNEL } as const;
    await dispatch({ id: 'p', actor, place, input: { kind: 'text', text: 'prefer thread on teams' }, now: MONDAY });
    await tick();
    await ask('slack', 'U1', 'done', 'E1-01');
    await drain();
    const card = cloud.messages.find((one) => textOf(one).includes('Monitoring Officer: 2 actions'));
    expect(textOf(card)).toContain('Reported complete by Monitoring Officer');
    await ask('teams', 'aad-lead', 'confirm', 'E1-01');
    await drain();
    const line = slack.messages.find(({ text }) => text.includes('Monitoring Officer reported E1-01 complete'));
    expect(line?.text).toContain('Complete, confirmed by Programme Director');
  });
});

const PAIRS = casesOf('ticks from two platforms');
const ROUND = 50;

it('many pairs of reports from both platforms at once each have one winner, and none is lost', async () => {
  const count = { won: 0, told: 0, complete: 0, events: 0 };
  for (let round = 0; round < PAIRS / ROUND; round += 1) {
    const store = await openStore({ file: await newDatabase() });
    await enter(store, ROUND);
    const { ask } = dispatchOn(store, () => {});
    const codes = (await store.snapshot()).actions.map(({ code }) => code);
    for (const [i, code] of codes.entries()) {
      const both = [() => ask('slack', 'U1', 'done', code), () => ask('teams', 'aad-deputy', 'done', code)];
      const replies = await Promise.all((i % 2 ? both.toReversed() : both).map((run) => run()));
      count.won += replies.filter(isWinner).length;
      count.told += replies.filter(
        (reply) => reply.card && plainText(reply.card).includes('Nothing was changed.'),
      ).length;
    }
    const { actions } = await store.snapshot();
    const events = await store.history({});
    count.complete += actions.filter(({ status, version }) => status === 'reported_complete' && version === 2).length;
    count.events += events.filter(({ change }) => change.verb === 'reported complete').length;
    expect(await store.brokenAt()).toBeNull();
    await store.close();
  }
  expect(count).toEqual({ won: PAIRS, told: PAIRS, complete: PAIRS, events: PAIRS });
});

/** The person who changed the record gets no private answer, only the line that everybody sees. */
function isWinner({ ok, card }: Reply): boolean {
  return ok && (card === null || !plainText(card).includes('is settled already'));
}
