/** What is said of reminders after a notice has lapsed: until when they go on, and of what nobody will be reminded. */
import type { Action, IsoDate, Snapshot } from '../../core/record/model.ts';
import { isUnreminded } from '../../core/reminders/reminder.ts';
import { dayAndDate, longDate } from '../../core/time/dates.ts';
import type { Element } from '../../ports/card.ts';
import { listOf } from '../words.ts';

/** "Reminders go on until Thursday 31 October 2024." */
export function remindersUntilWords(until: IsoDate): string {
  return `Reminders go on until ${dayAndDate(until)}.`;
}

/** That nobody will be reminded of these actions, with what to do; nothing when reminders go on until all are due. */
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
