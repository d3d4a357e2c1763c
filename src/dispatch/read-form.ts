/** Draws a command's form, and reads one that was sent. */
import { dateContextOf, readDate } from '../core/time/date-words.ts';
import { longDate } from '../core/time/dates.ts';
import type { Card, Form, Raw } from '../ports/card.ts';
import type { Command, Context } from './command.ts';
import { peopleContextOf } from './context.ts';
import { toFieldValues } from './reshow-form.ts';
import { compareWithShown, fillIn, markShown } from './shown-values.ts';
import type { Slots } from './slots.ts';

/** The command's form with these values; null where it has none, or where nobody could fill it in. */
export function drawForm({ form, slots }: Pick<Command, 'form' | 'slots'>, args: Raw, context: Context): Card | null {
  if (!form || context.request.formless) return null;
  return markShown(form(toFieldValues(slots, args, peopleContextOf(context)), context));
}

/** The typed arguments with each date in full, so that a form which opens says the day that it was read as. */
export function withDatesInFull(slots: Slots, args: Raw, context: Context): Raw {
  const inFull = (name: string, typed: string): string => {
    const slot = slots[name];
    if (slot?.reads !== 'date') return typed;
    const read = readDate(typed, dateContextOf(context, slot.future ? 'future' : 'past'));
    return 'date' in read ? longDate(read.date) : typed;
  };
  return Object.fromEntries(Object.entries(args).map(([name, typed]) => [name, inFull(name, typed)]));
}

/** A form that was sent: its arguments as they count, and the form to show again should something be wrong. */
export interface SentForm {
  readonly card: Card | null;
  readonly args: Raw;
  /** Names of the fields that showed a value and were sent empty. */
  readonly emptied: readonly string[];
  /** The changes that somebody else made meanwhile where the sender changed the same, a line each. */
  readonly changed: readonly string[];
}

/** Reads a sent form against the record of now. `shown` are the marks of what it showed; a request made by hand has none. */
export function readSentForm(
  command: Pick<Command, 'form' | 'slots'>,
  { shown, ...args }: Raw,
  context: Context,
): SentForm {
  const card = drawForm(command, args, context);
  const form = card?.body.find((element): element is Form => element.type === 'form');
  if (!card || !form || shown === undefined) return { card, args, emptied: [], changed: [] };
  const { slots } = command;
  const { today, calendar } = context;
  const sent = { ...toFieldValues(slots, args, peopleContextOf(context)), shown };
  const { instead, ...compared } = compareWithShown(form, sent, {
    slots,
    today,
    calendar,
    expiresOn: context.snapshot.notice?.expiresOn ?? null,
  });
  return { ...compared, card: fillIn(card, instead), args: { ...args, ...instead } };
}
