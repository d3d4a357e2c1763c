/** The preview says what the schedule will do: the same rules, held against the schedule's own planning. */
import { describe, expect, test } from 'vitest';
import { instantOf, plusMinutes } from '../../src/core/calendar.ts';
import type { Instant, Snapshot } from '../../src/core/model.ts';
import { preview } from '../../src/core/preview.ts';
import { reminders } from '../../src/jobs/reminders.ts';
import { numbered, record } from '../helpers/acting.ts';
import { action, conversation, expectation, holiday, lapsed, notice } from '../store/records.ts';

const calendar = { timeZone: 'Europe/London', extraHolidays: new Set<string>() };
const ENTERED = '2024-01-30T12:00:00.000Z';
const snapshot = record({
  notice: notice({ remindFrom: ENTERED }),
  conversations: [conversation({ startedAt: ENTERED })],
  expectations: [expectation({ seniorResponsibleOwnerId: 'p1' })],
  actions: [action({ ownerId: 'p2', dueOn: '2024-06-28' })],
});
const through = instantOf('2024-07-30', '23:59', 'Europe/London');

function ahead(from: Instant, of: Partial<Snapshot> = {}, days = calendar, until = through) {
  return preview({ ...snapshot, ...of }, days, { from, through: until }, () => false);
}

const NOTHING_POSTED = { posts: async () => [], down: () => [] };

/** What the schedule posts when it is asked every hour, by its own planning. */
async function posted(from: Instant, of: Snapshot, days = calendar): Promise<string[]> {
  const done = new Set<string>();
  const told: string[] = [];
  const committed = async (keys: readonly string[]) => new Set(keys.filter((key) => done.has(key)));
  for (let now = from; now <= through; now = plusMinutes(now, 60)) {
    const units = await reminders.plan({
      now,
      snapshot: of,
      calendar: days,
      committed,
      ...NOTHING_POSTED,
      newId: numbered(),
    });
    for (const { once } of units) done.add(once);
    for (const { posts } of units) if (posts.length > 0) told.push(`${now} ${posts[0]?.card.title}`);
  }
  return told;
}

describe('the notice of 30 January 2024', () => {
  test('26 weekly cards, three of them moved over bank holidays', () => {
    const weekly = ahead(ENTERED).filter((one) => one.rule === 'weekly');
    expect(weekly).toHaveLength(26);
    expect(weekly[0]).toMatchObject({ on: '2024-02-05', at: '2024-02-05T09:00:00.000Z', daysLeft: 176 });
    expect(weekly.at(-1)).toMatchObject({ on: '2024-07-29', at: '2024-07-29T08:00:00.000Z', daysLeft: 1 });
    expect(weekly.map((one) => one.on).filter((on) => new Date(on).getUTCDay() !== 1)).toEqual([
      '2024-04-02',
      '2024-05-07',
      '2024-05-28',
    ]);
  });

  test('the countdown on its days, on a Sunday the Friday before, on a digest day within that card', () => {
    const countdown = ahead(ENTERED).filter((one) => one.rule === 'countdown');
    expect(countdown.map((one) => [one.on, one.daysLeft])).toEqual([
      ['2024-05-01', 90],
      ['2024-05-31', 60],
      ['2024-06-28', 32],
      ['2024-07-16', 14],
      ['2024-07-23', 7],
      ['2024-07-30', 0],
    ]);
  });

  test('it is what the schedule posts, time by time', async () => {
    const told = await posted(ENTERED, snapshot);
    expect(ahead(ENTERED).map((one) => one.at)).toEqual(told.map((one) => one.slice(0, 24)));
    expect(told.filter((one) => one.includes('Weekly'))).toHaveLength(26);
  });

  test('with another schedule and a closing day, too', async () => {
    const extra = holiday({ id: '2024-07-31', date: '2024-07-17' });
    const days = { ...calendar, extraHolidays: new Set([extra.date]) };
    const of = { ...snapshot, notice: notice({ remindFrom: ENTERED, remindOnWeekday: 3, remindAt: '14:30' }) };
    const from = '2024-06-24T07:30:00.000Z';
    const told = await posted(from, { ...of, notice: { ...of.notice, remindFrom: from } }, days);
    expect(ahead(from, of, days).map((one) => one.at)).toEqual(told.map((one) => one.slice(0, 24)));
    expect(ahead(from, of, days).map((one) => one.on)).toContain('2024-07-18');
  });
});

describe('who gets what', () => {
  test('what will be on the lists by then, if nothing changes', () => {
    const [first, second] = ahead('2024-06-24T07:55:00.000Z').filter((one) => one.rule === 'weekly');
    expect(first?.lists.map((list) => [list.personId, list.dueThisWeek.length])).toEqual([['p2', 1]]);
    expect(second?.lists.map((list) => [list.personId, list.overdue.length])).toEqual([['p2', 1]]);
  });

  test('the countdown goes to the conversations only', () => {
    const [countdown] = ahead('2024-06-24T07:55:00.000Z').filter((one) => one.rule === 'countdown');
    expect(countdown?.lists).toEqual([]);
    expect(countdown?.conversations.map((one) => one.name)).toEqual(['improvement']);
  });

  test('a conversation that was stopped gets nothing, and without one nothing is posted', () => {
    const stopped = conversation({ stoppedAt: ENTERED });
    const other = conversation({ id: 'n1/slack:C2', conversation: 'C2', name: 'board' });
    expect(ahead(ENTERED, { conversations: [stopped] })).toEqual([]);
    const [first] = ahead(ENTERED, { conversations: [stopped, other] });
    expect(first?.conversations.map((one) => one.name)).toEqual(['board']);
  });
});

describe('when', () => {
  test('what has been posted is not ahead, to the minute', () => {
    expect(ahead('2024-06-24T07:59:59.999Z')[0]?.on).toBe('2024-06-24');
    expect(ahead('2024-06-24T08:00:00.000Z')[0]?.on).toBe('2024-06-28');
  });

  test('a week that has had its card does not get a second one when the day is moved', () => {
    const moved = { ...snapshot, notice: notice({ remindFrom: ENTERED, remindOnWeekday: 3 }) };
    const range = { from: '2024-06-24T09:00:00.000Z', through };
    const [first] = preview(moved, calendar, range, (one) => one.period === 'weekly:2024-W26');
    expect(first?.on).toBe('2024-06-28');
    expect(preview(moved, calendar, range, () => false)[0]?.on).toBe('2024-06-26');
  });

  test('weekly goes on after the expiry until a decision is recorded', () => {
    const later = ahead('2024-08-01T09:00:00.000Z', {}, calendar, '2024-08-31T00:00:00.000Z');
    expect(later.map((one) => [one.on, one.daysLeft])).toEqual([
      ['2024-08-05', -6],
      ['2024-08-12', -13],
      ['2024-08-19', -20],
      ['2024-08-27', -28],
    ]);
    expect(ahead('2024-08-01T09:00:00.000Z', { notice: lapsed() }, calendar, '2024-08-31T00:00:00.000Z')).toEqual([]);
    expect(ahead(ENTERED, { notice: null })).toEqual([]);
  });
});
