/** The scene that every card about the plan is drawn from. */
import type { IsoDate, Snapshot } from '../../core/record/model.ts';
import type { Calendar } from '../../core/time/calendar.ts';

/** Everything that a card is drawn from: the record, the day, and the calendar that counts working days. */
export interface Scene {
  readonly snapshot: Snapshot;
  readonly today: IsoDate;
  readonly calendar: Calendar;
}
