/** How the demonstration's clock moves: by whole steps, playing every day on the way as the schedule would have. */
import { isOpen } from '../core/notice/notice.ts';
import type { Instant, IsoDate, Notice, Snapshot } from '../core/record/model.ts';
import { type Calendar, calendarOf, workingDayOnOrAfter } from '../core/time/calendar.ts';
import { addDays, mondayOf } from '../core/time/dates.ts';
import { dateOf, instantOf } from '../core/time/instants.ts';
import { DRAFT_AT } from '../core/time/office-hours.ts';
import { clockTime, shortDay } from '../views/words.ts';

export interface Step {
  readonly id: string;
  readonly label: string;
  readonly to: Instant;
  readonly toLabel: string;
}

export interface DemonstrationParts {
  now(): Instant;
  advance(to: Instant): void;
  snapshot(): Promise<Snapshot>;
  /** Asks the jobs and delivers what they posted. */
  tick(): Promise<void>;
  readonly timeZone: string;
}

/** The next working day, the next Monday, and the expiry while it lies ahead; always at the time of the reminders. */
function stepsFrom(now: Instant, notice: Notice | null, calendar: Calendar): readonly Step[] {
  const time = notice?.remindAt ?? '09:00';
  const today = dateOf(now, calendar.timeZone);
  const at = (date: IsoDate) => instantOf(date, time, calendar.timeZone);
  const monday = at(mondayOf(today)) > now ? mondayOf(today) : addDays(mondayOf(today), 7);
  const step = (id: string, label: string, date: IsoDate): Step => ({
    id,
    label,
    to: at(date),
    toLabel: `${shortDay(date)}, ${clockTime(time)}`,
  });
  const steps = [
    step('working-day', 'Next working day', workingDayOnOrAfter(addDays(today, 1), calendar)),
    step('monday', 'Next Monday', monday),
  ];
  if (!notice || !isOpen(notice) || at(notice.expiresOn) <= now) return steps;
  return [...steps, step('expiry', 'To the expiry', notice.expiresOn)];
}

export function createSteps(parts: DemonstrationParts) {
  const present = async () => {
    const snapshot = await parts.snapshot();
    const { notice } = snapshot;
    const calendar = calendarOf(snapshot, parts.timeZone);
    return { notice, calendar, steps: stepsFrom(parts.now(), notice, calendar) };
  };
  return {
    steps: async () => (await present()).steps,
    /** Each time on the way at which something may be due has its own tick; throws for a step that is not offered. */
    async step(id: string): Promise<void> {
      const { notice, calendar, steps } = await present();
      const step = steps.find((one) => one.id === id);
      if (!step) throw new RangeError(`There is no step “${id}” from here.`);
      const last = dateOf(step.to, calendar.timeZone);
      const times = [notice?.remindAt ?? '09:00', DRAFT_AT].sort();
      for (let day = dateOf(parts.now(), calendar.timeZone); day <= last; day = addDays(day, 1)) {
        for (const at of times.map((time) => instantOf(day, time, calendar.timeZone))) {
          if (at <= parts.now() || at > step.to) continue;
          parts.advance(at);
          await parts.tick();
        }
      }
    },
  };
}
