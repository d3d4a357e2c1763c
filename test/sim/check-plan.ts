/** Checks of what people say on a date: a measure has one standing reading a day, and its next date is not before them. */
import type { Seen } from './seen.ts';

export interface PlanCheck {
  check(): void;
}

export function createPlanCheck({ db }: Seen): PlanCheck {
  const twice = db.prepare<[], { code: string; on: string }>(
    `select action.code, log_entry."on" from log_entry join action on action.id = about_id
      where log_entry.kind = 'reading' and struck_at is null group by about_id, log_entry."on" having count(*) > 1`,
  );
  const behind = db.prepare<[], { code: string; on: string }>(
    `select action.code, max(log_entry."on") as "on" from log_entry join action on action.id = about_id
      where log_entry.kind = 'reading' and struck_at is null and action.times_moved = 0 group by about_id
      having action.due_on < date(max(log_entry."on"), '+' || 7 * action.every_weeks || ' days')`,
  );
  return {
    check() {
      for (const { code, on } of twice.all()) throw new Error(`${code} has two readings of ${on}.`);
      for (const { code, on } of behind.all())
        throw new Error(`The next date of ${code} does not follow its reading of ${on}.`);
    },
  };
}
