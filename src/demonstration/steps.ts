/** The clock of the demonstration: it moves in steps and runs the schedule for every day on the way. */
import { isUndecided } from '../core/notice/notice.ts';
import type { Instant, IsoDate, Notice, Snapshot } from '../core/record/model.ts';
import { type Calendar, calendarOf, workingDayOnOrAfter } from '../core/time/calendar.ts';
import { addDays, mondayOf } from '../core/time/dates.ts';
import { dateOf, instantOf } from '../core/time/instants.ts';
import { DRAFT_AT } from '../core/time/office-hours.ts';
import { clockTime, shortDay } from '../views/words.ts';

/** A step that a button offers: `label` on the button, `toLabel` for the time to which the clock moves. */
export interface ClockStep {
  readonly id: string;
  readonly label: string;
  readonly to: Instant;
  readonly toLabel: string;
}

/** The parts of the running service that the clock needs. */
export interface DemonstrationParts {
  now(): Instant;
  advance(to: Instant): void;
  snapshot(): Promise<Snapshot>;
  /** Runs the jobs once and delivers their posts. */
  tick(): Promise<void>;
  readonly timeZone: string;
}

/**
 * The steps on offer: to the next working day, the next Monday, and the expiry if it lies ahead, at the time of
 * reminders.
 */
function stepsOnOffer(now: Instant, notice: Notice | null, calendar: Calendar): readonly ClockStep[] {
  const time = notice?.remindAt ?? '09:00';
  const today = dateOf(now, calendar.timeZone);
  const at = (date: IsoDate) => instantOf(date, time, calendar.timeZone);
  const monday = at(mondayOf(today)) > now ? mondayOf(today) : addDays(mondayOf(today), 7);
  const step = (id: string, label: string, date: IsoDate): ClockStep => ({
    id,
    label,
    to: at(date),
    toLabel: `${shortDay(date)}, ${clockTime(time)}`,
  });
  const steps = [
    step('working-day', 'Next working day', workingDayOnOrAfter(addDays(today, 1), calendar)),
    step('monday', 'Next Monday', monday),
  ];
  if (!notice || !isUndecided(notice) || at(notice.expiresOn) <= now) return steps;
  return [...steps, step('expiry', 'To the expiry', notice.expiresOn)];
}

/** Creates the steps of the clock: `steps` lists those on offer now, `step` takes one. */
export function createClockSteps(parts: DemonstrationParts) {
  const readState = async () => {
    const snapshot = await parts.snapshot();
    const { notice } = snapshot;
    const calendar = calendarOf(snapshot, parts.timeZone);
    return { notice, calendar, steps: stepsOnOffer(parts.now(), notice, calendar) };
  };
  return {
    steps: async () => (await readState()).steps,
    /**
     * Moves the clock, with a tick at every time at which a reminder or draft may be due. Throws `RangeError` for
     * another id.
     */
    async step(id: string): Promise<void> {
      const { notice, calendar, steps } = await readState();
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
