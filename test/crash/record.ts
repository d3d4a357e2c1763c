/** The record that the service is killed over: one notice, two channels, owners on either platform, something overdue every few days. */
import { added, type Change, changed } from '../../src/core/record/changes.ts';
import type { Action, Instant, IsoDate, Person } from '../../src/core/record/model.ts';
import { type Calendar, calendarOf, isWorkingDay, workingDayOnOrBefore } from '../../src/core/time/calendar.ts';
import { addDays, isoWeek, weekdayOf } from '../../src/core/time/dates.ts';
import { instantOf } from '../../src/core/time/instants.ts';
import type { Store } from '../../src/ports/store.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { action, expectation, person } from '../helpers/programme-record.ts';
import { notice } from '../helpers/record.ts';
import { BOT as SLACK_BOT } from '../helpers/slack-shapes.ts';
import type { SlackStandIn } from '../helpers/slack-stand-in.ts';
import { TENANT } from '../helpers/teams-connector.ts';
import { BOT as TEAMS_BOT, type TeamsStandIn } from '../helpers/teams-stand-in.ts';

const ZONE = 'Europe/London';
const FIRST_DAY = '2024-09-01';
/** The expiry is far enough away that no countdown is posted. */
const TERM = { issuedOn: FIRST_DAY, termMonths: 120, expiresOn: '2034-09-01' };
const SLACK_CHANNEL = 'C0PROGRAMME';
const TEAMS_CHANNEL = '19:programme@thread.tacv2';
export const CHANNELS = [`slack/${SLACK_CHANNEL}`, `teams/${TEAMS_CHANNEL}`] as const;
const OWNERS_A_PLATFORM = 4;
/** So many owners of a platform get their own card as a direct message, the others in the thread. */
const DIRECT_A_PLATFORM = 2;

interface Owner {
  readonly person: Person;
  readonly platform: 'slack' | 'teams';
  readonly accountId: string;
}

export const OWNERS: readonly Owner[] = (['slack', 'teams'] as const).flatMap((platform) =>
  Array.from({ length: OWNERS_A_PLATFORM }, (_, n): Owner => {
    const id = `${platform}-owner-${n + 1}`;
    const accountId = platform === 'slack' ? `U0OWNER${n + 1}` : `aad-owner-${n + 1}`;
    const prefersCards = n < DIRECT_A_PLATFORM ? 'direct' : null;
    return { person: { ...person(id), prefersCards, prefersPlatform: platform }, platform, accountId };
  }),
);

/**
 * Enters the record as a lead would, and makes its people and channels known to the platforms. `teamsUrl` is the
 * address of Teams.
 */
export async function enterRecord(
  file: string,
  platforms: { readonly slack: SlackStandIn; readonly teams: TeamsStandIn },
  teamsUrl: string,
): Promise<void> {
  const at = instantOf(FIRST_DAY, '12:00', ZONE);
  await withStore(file, async (store) => {
    await store.commit(unitOf('entered', at, changesAt(at)));
    const service = { serviceUrl: `${teamsUrl}/uk/`, tenantId: TENANT, bot: TEAMS_BOT };
    const channel = { ...service, kind: 'channel', name: 'Programme', removed: false };
    await store.keepReference({ platform: 'teams', conversation: 'latest', reference: service, seenAt: at });
    await store.keepReference({ platform: 'teams', conversation: TEAMS_CHANNEL, reference: channel, seenAt: at });
  });
  const on = (platform: Owner['platform']) => OWNERS.filter((one) => one.platform === platform);
  for (const {
    accountId: id,
    person: { name },
  } of on('slack'))
    platforms.slack.users.set(id, { id, name });
  const members = [SLACK_BOT.user, ...on('slack').map(({ accountId }) => accountId)];
  platforms.slack.channels.set(SLACK_CHANNEL, { id: SLACK_CHANNEL, members });
  const roster = on('teams').map(({ accountId, person: { name } }) => ({
    id: `29:${accountId}`,
    name,
    aadObjectId: accountId,
  }));
  platforms.teams.rosters.set(TEAMS_CHANNEL, roster);
}

function changesAt(at: Instant): readonly Change[] {
  const people = OWNERS.flatMap(({ person, platform, accountId }) => [
    added('person', person),
    added('account', {
      id: `${platform}:${accountId}`,
      version: 1,
      personId: person.id,
      platform,
      accountId,
      admittedBy: null,
    }),
  ]);
  const conversations = CHANNELS.map((name) => {
    const [platform, conversation] = name.split('/') as ['slack' | 'teams', string];
    const id = `n1/${platform}:${conversation}`;
    return added('conversation', {
      ...{ id, version: 1, noticeId: 'n1', platform, conversation, name: 'Programme' },
      ...{ startedAt: at, stoppedAt: null },
    });
  });
  return [
    added('notice', notice({ ...TERM, remindFrom: at })),
    ...people,
    added('expectation', expectation('E1', { seniorResponsibleOwnerId: null })),
    ...OWNERS.map(({ person }, n) => added('action', ownAction(n, person.id))),
    ...conversations,
  ];
}

function ownAction(n: number, ownerId: string): Action {
  return action(`E1-${String(n + 1).padStart(2, '0')}`, { ownerId, deputyId: null, dueOn: null, originalDueOn: null });
}

/** A morning on which everybody gets a card, and the time at which the service starts on it. */
export interface Morning {
  readonly date: IsoDate;
  /** Whether the morning is the first of its week, on which the channels get their weekly card. */
  readonly weekly: boolean;
  readonly startMs: number;
}

/** Mondays and Thursdays that are working days, from the first on. */
export function* mornings(): Generator<Morning> {
  const calendar = calendarOf({ holidays: [] }, ZONE);
  let week = '';
  for (let date = FIRST_DAY; ; date = addDays(date, 1)) {
    if (![1, 4].includes(weekdayOf(date)) || !isWorkingDay(date, calendar)) continue;
    const weekly = isoWeek(date) !== week;
    week = isoWeek(date);
    yield { date, weekly, startMs: Date.parse(instantOf(date, '08:59', ZONE)) + LATE_IN_MINUTE_MS };
  }
}

/** The service starts this late in the minute before 9am; by the fast clock its start takes until about 9am. */
const LATE_IN_MINUTE_MS = 40_000;

/** Sets every owner's action due on the working day before, so that everybody gets a card. */
export async function prepare(file: string, { date, startMs }: Morning): Promise<void> {
  const calendar: Calendar = calendarOf({ holidays: [] }, ZONE);
  const dueOn = workingDayOnOrBefore(addDays(date, -1), calendar);
  await withStore(file, async (store) => {
    const { actions } = await store.snapshot();
    const changes = actions.map((one) => changed('action', one, { dueOn }, 'date moved'));
    await store.commit(unitOf(`due before ${date}`, new Date(startMs).toISOString(), changes));
  });
}

function unitOf(once: string, at: Instant, changes: readonly Change[]) {
  const by = { personId: null, account: 'shell', from: 'shell', requestId: once };
  return { once, at, by, changes, posts: [], basis: [] };
}

async function withStore(file: string, work: (store: Store) => Promise<void>): Promise<void> {
  const store = await openStore({ file });
  try {
    await work(store);
  } finally {
    await store.close();
  }
}
