/** Retention: for how long the texts beside the record are kept, and which of them have expired. */
import { addMonths } from '../time/dates.ts';
import { dateOf, plusMinutes } from '../time/instants.ts';
import type { Instant, Notice } from './model.ts';

/** How long each kind of text is kept, by configuration. */
export interface Retention {
  /** Answers that are kept so that a repeated request gets the same one. */
  readonly answerDays: number;
  /** Previews of files that nobody has saved. */
  readonly previewDays: number;
  /** Texts of delivered messages, after the decision on their notice. */
  readonly postMonths: number;
}

/** The retention of an installation that configures none. */
export const DEFAULT_RETENTION: Retention = { answerDays: 30, previewDays: 1, postMonths: 12 };

/** The texts that have expired at an instant. */
export interface Expiry {
  readonly answersBefore: Instant;
  readonly previewsBefore: Instant;
  /** Ids of the notices whose messages lose their texts. */
  readonly noticeIds: readonly string[];
  /** Messages of no notice lose their texts when they fell due before this. */
  readonly looseBefore: Instant;
}

const DAY_MINUTES = 24 * 60;

/** The texts that have expired at `now`. A notice counts from its decision, or from its last reminder if that is later. */
export function expiryAt(now: Instant, zone: string, retention: Retention, notices: readonly Notice[]): Expiry {
  const { answerDays, previewDays, postMonths } = retention;
  const lastDay = addMonths(dateOf(now, zone), -postMonths);
  const isOver = ({ decisionRecordedAt, remindersUntil }: Notice) =>
    decisionRecordedAt !== null && dateOf(decisionRecordedAt, zone) < lastDay && (remindersUntil ?? '') < lastDay;
  return {
    answersBefore: plusMinutes(now, -answerDays * DAY_MINUTES),
    previewsBefore: plusMinutes(now, -previewDays * DAY_MINUTES),
    noticeIds: notices.filter(isOver).map(({ id }) => id),
    looseBefore: `${lastDay}T00:00:00.000Z`,
  };
}
