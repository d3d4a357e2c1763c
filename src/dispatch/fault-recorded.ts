/** Fits the buttons of a fault to the record and the day on which they are shown. */
import { isOpen } from '../core/plan/action.ts';
import { dateContextOf, readDate } from '../core/time/date-words.ts';
import { addDays, daysBetween } from '../core/time/dates.ts';
import type { Raw } from '../ports/card.ts';
import type { Command, Context } from './command.ts';
import type { Fault } from './fault.ts';
import type { Slots } from './slots.ts';

type FaultContext = Pick<Context, 'snapshot' | 'today' | 'calendar'>;

/**
 * The fault as the record and the day have it: a button that reports an action which is reported already only adds the evidence,
 * and one that is pressed tomorrow still means the "yesterday" of today.
 */
export function asRecorded(fault: Fault, context: FaultContext, commands: readonly Command[]): Fault {
  const { actions } = context.snapshot;
  const isReported = (code: string) => actions.some((one) => one.code === code && one.kind === 'once' && !isOpen(one));
  const suggestions = fault.suggestions.map(({ ifReported, ...suggestion }) => {
    const { slots = {} } = commands.find(({ name }) => name === suggestion.command) ?? {};
    const args = withDaysInFull(suggestion.args, slots, context);
    const isAdded = ifReported && ifReported.codes.length > 0 && ifReported.codes.every(isReported);
    return { ...suggestion, args, ...(isAdded ? { label: ifReported.label } : {}) };
  });
  return { ...fault, suggestions };
}

/** The arguments with those days in full that words say from the day on which they are read: yesterday, last Friday. */
function withDaysInFull(args: Raw, slots: Slots, context: FaultContext): Raw {
  const inFull = Object.entries(args).flatMap(([name, text]) => {
    const { reads, future } = slots[name] ?? {};
    if (reads !== 'date' || text === undefined || /\d{4}/.test(text)) return [];
    const at = dateContextOf(context, future ? 'future' : 'past');
    const [read, later] = [readDate(text, at), readDate(text, { ...at, today: addDays(at.today, 7) })];
    const isMoving = 'date' in read && 'date' in later && daysBetween(read.date, later.date) === 7;
    return isMoving ? [[name, read.date]] : [];
  });
  return { ...args, ...Object.fromEntries(inFull) };
}
