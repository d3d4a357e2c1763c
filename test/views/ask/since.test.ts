/** The changes since a day: each action appears once in a group, with its last event, and every event is read once. */
import { expect, test } from 'vitest';
import { type AuditEvent, changed, type Verb } from '../../../src/core/record/changes.ts';
import { calendarOf } from '../../../src/core/time/calendar.ts';
import { sinceCard } from '../../../src/views/ask/since.ts';
import { plainText } from '../../../src/views/plain-text.ts';
import { action, LEAD, record } from '../../helpers/programme-record.ts';
import { TODAY } from '../../helpers/record.ts';

const by = { personId: 'p1', account: 'slack:U1', from: 'slack:C1', requestId: 'r' };

function eventsOf(of: readonly (readonly [string, Verb, string])[]): AuditEvent[] {
  return of.map(([code, verb, at], n) => {
    const row = action(code);
    return { seq: n + 1, at, by, change: changed('action', row, { timesMoved: n }, verb) };
  });
}

function sceneOf(actions: Parameters<typeof record>[0]) {
  const snapshot = record(actions);
  return { snapshot, today: TODAY, calendar: calendarOf(snapshot, 'Europe/London') };
}

test('the changes since a day list an action once in each group, with its last event there', () => {
  const actions = [action('E1-01'), action('E1-02')];
  const events = eventsOf([
    ['E1-02', 'blocked', '2024-06-03T08:00:00.000Z'],
    ['E1-01', 'reported complete', '2024-06-04T08:00:00.000Z'],
    ['E1-02', 'blocked', '2024-06-05T09:30:00.000Z'],
    ['E1-01', 'confirmed', '2024-06-06T08:00:00.000Z'],
    ['E1-02', 'edited', '2024-06-07T08:00:00.000Z'],
  ]);
  const card = sinceCard({ since: '2024-06-01', to: null }, events, actions, sceneOf(actions), LEAD);
  expect(card.summary).toBe('Since 1 June 2024: completed 1, reported complete 1, blocked 1.');
  const text = plainText(card);
  expect(text.match(/^.*E1-02.*$/gm)).toHaveLength(1);
  expect(text).toContain('2 times; last: 10:30');
});

test('the changes since a day read every event once, for any number of actions', () => {
  const codes = Array.from({ length: 300 }, (_, n) => `E1-${n + 1}`);
  const actions = codes.map((code) => action(code));
  let reads = 0;
  const events = eventsOf(codes.map((code) => [code, 'blocked', '2024-06-03T08:00:00.000Z'] as const)).map((event) =>
    Object.defineProperty({ ...event }, 'change', {
      get() {
        reads += 1;
        return event.change;
      },
    }),
  );
  const card = sinceCard({ since: '2024-06-01', to: null }, events, actions, sceneOf(actions), LEAD);
  expect(card.summary).toContain('blocked 300');
  // The twenty that are shown are read once more.
  expect(reads).toBe(300 + 20);
});
