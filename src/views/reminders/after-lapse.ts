/** The words about reminders after a notice has lapsed. */
import type { Action, IsoDate, Snapshot } from '../../core/record/model.ts';
import { isUnreminded } from '../../core/reminders/reminder.ts';
import { dayAndDate, longDate } from '../../core/time/dates.ts';
import type { Element } from '../../ports/card.ts';
import { listOf } from '../words.ts';

/** The last day of reminders: "Reminders go on until Thursday 31 October 2024." */
export function remindersUntilWords(until: IsoDate): string {
  return `Reminders go on until ${dayAndDate(until)}.`;
}

/** A note about actions that are due after the last reminder, with the remedy; no element when there are none. */
export function unremindedNote(actions: readonly Action[], snapshot: Snapshot): readonly Element[] {
  const { notice } = snapshot;
  const unreminded = actions.filter((action) => isUnreminded(action, snapshot));
  if (notice === null || unreminded.length === 0) return [];
  const codes = listOf(unreminded.map(({ code }) => code));
  const [last = ''] = unreminded
    .flatMap(({ dueOn }) => dueOn ?? [])
    .sort()
    .reverse();
  const until = notice.remindersUntil;
  const isLapsed = notice.decisionOutcome === 'lapsed';
  const why =
    until === null ? `ended when the notice ${isLapsed ? 'lapsed' : 'did'}` : `go on until ${longDate(until)} only`;
  const instead = isLapsed
    ? ` A programme lead can have them go on: notice edit until ${longDate(last)} because …`
    : '';
  return [{ type: 'note', text: `Nobody will be reminded of ${codes}: reminders ${why}.${instead}` }];
}
