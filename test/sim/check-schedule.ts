/**
 * Checks that the weekly reminder comes when it is due, once in every conversation, and never twice to a person; and that
 * nobody gets a card before a meeting or a question after it twice, or too early.
 */
import { isWorkingTime, WEEKLIES } from './schedule.ts';
import type { Row, Seen } from './seen.ts';
import { CHANNELS } from './world.ts';

export interface ScheduleCheck {
  keep(fresh: readonly Row[]): void;
  /** Called after the schedule ran at this time without a fault. */
  afterGoodTick(at: string): void;
}

export function createScheduleCheck({ db }: Seen): ScheduleCheck {
  const weeks = new Map<string, Row[]>();
  const paused = db.prepare<[], unknown>('select 1 from notice where paused_at is not null').pluck();
  const resumed = db.prepare<[], string | null>('select max(remind_from) from notice').pluck();
  const started = db.prepare<[], string | null>('select max(started_at) from conversation').pluck();
  let lastTick = '';
  /**
   * Reminders due before this moment may have been skipped: reminders were paused, or the clock came back from a later
   * time, at which a nearer reminder took their place.
   */
  let passedOver = '';
  const aroundMeetings = new Set<string>();
  return {
    keep(fresh) {
      for (const row of fresh) {
        if (!row.replaces) checkMeetingCard(row, aroundMeetings);
        const week = /^[^:]+:weekly:(\d{4}-W\d\d):/.exec(row.key)?.[1];
        if (week && !row.replaces) weeks.set(week, [...(weeks.get(week) ?? []), row]);
      }
    },
    afterGoodTick(at) {
      const due = WEEKLIES.findLast((one) => one.at <= at);
      const next = WEEKLIES.find((one) => one.at > at);
      const from = started.get();
      if (at < lastTick || paused.get() !== undefined) passedOver = at;
      lastTick = at;
      const rows = weeks.get(due?.week ?? '') ?? [];
      // A missed reminder waits for the reminder of the same day, which makes up for it, so that nobody gets two cards
      // on one day.
      const waits = rows.length === 0 && next?.at.slice(0, 10) === at.slice(0, 10);
      const since = [from ?? '', passedOver, resumed.get() ?? ''].sort().at(-1) ?? '';
      if (due && next && from && since < due.at && !waits && isWorkingTime(at)) checkWeek(due, rows);
    },
  };
}

/** The key of a card around a meeting: which one, about which date, and to whom. */
const AROUND_MEETING = /^[^:]+:(papers|held):([^:]+):(\d{4}-\d\d-\d\d):(.+)$/;

function checkMeetingCard({ key, dueAt }: Row, seen: Set<string>): void {
  const [, kind, meeting, on = '', whom] = AROUND_MEETING.exec(key) ?? [];
  if (kind === undefined || key.includes(':again:')) return;
  const card = [kind, meeting, on, whom].join(' ');
  if (seen.has(card)) throw new Error(`The card “${card}” was planned twice.`);
  seen.add(card);
  const day = dueAt.slice(0, 10);
  if (kind === 'held' ? day <= on : day >= on) throw new Error(`The card “${card}” fell due on ${day}.`);
}

function checkWeek({ week, at }: (typeof WEEKLIES)[number], rows: readonly Row[]): void {
  for (const [platform, conversation] of Object.entries(CHANNELS)) {
    const cards = rows.filter(({ key }) => key.endsWith(`:weekly:${week}:${platform}/${conversation}`));
    if (cards.length !== 1) throw new Error(`${week} has ${cards.length} weekly cards in ${platform}/${conversation}.`);
    if (cards[0]?.dueAt !== at)
      throw new Error(`The weekly card of ${week} fell due at ${at} and says ${cards[0]?.dueAt}.`);
  }
  const people = rows.flatMap(({ key }) => /:weekly:[^:]+:[^:]+:(.+)$/.exec(key)?.[1] ?? []);
  if (new Set(people).size !== people.length) throw new Error(`${week} has two cards for one person.`);
}
