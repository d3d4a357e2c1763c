/**
 * Compares a form that was sent with the record. A form carries a mark of each value of the record that it showed; sent, it
 * saves only what differs from that, and is shown again where the record has changed in the same place meanwhile.
 */
import type { IsoDate } from '../core/record/model.ts';
import type { Calendar } from '../core/time/calendar.ts';
import { readDate } from '../core/time/date-words.ts';
import type { Card, Field, Form, Raw, Recorded } from '../ports/card.ts';
import type { Slots } from './slots.ts';

/** The form that a command draws, with its argument `shown`: a mark of each value of the record that it shows. */
export function markShown(card: Card): Card {
  return {
    ...card,
    body: card.body.map((element) => {
      if (element.type !== 'form' || !element.recorded) return element;
      const shown = element.recorded.map(({ name, value }) => `${name}:${markOf(value, fieldOf(element, name))}`);
      return { ...element, args: { ...element.args, shown: shown.join(' ') } };
    }),
  };
}

function fieldOf({ fields }: Form, name: string): Field | undefined {
  return fields.find((field) => field.name === name);
}

/** The mark of a value. Forms change line ends and spaces by themselves; only a field of several lines keeps its lines. */
function markOf(value: string, field: Field | undefined): string {
  const text = value.trim();
  return digest(field?.kind === 'text' ? text.replaceAll(/\r\n?/g, '\n') : text.replaceAll(/\s+/g, ' '));
}

/** The values of a form that was sent, set against what it showed and what the record says now. */
export interface Compared {
  /** The values to use in place of those that were sent: a field left as it was shown has the value of the record. */
  readonly instead: Raw;
  /** Names of the fields that showed a value and were sent empty. */
  readonly emptied: readonly string[];
  /** The values that changed since the form showed them, a line each; empty where the form may be saved. */
  readonly changed: readonly string[];
}

/** How dates are read that were typed into a form. */
interface Reading {
  readonly slots: Slots;
  readonly today: IsoDate;
  readonly calendar: Calendar;
  readonly expiresOn: IsoDate | null;
}

/** Compares a form that was sent with the form as it is drawn now. `sent` holds the values as fields write them. */
export function compareWithShown(present: Form, { shown = '', ...sent }: Raw, reading: Reading): Compared {
  const marks = new Map(shown.split(' ').map((mark) => mark.split(':') as [string, string]));
  const instead: Record<string, string> = {};
  const emptied: string[] = [];
  const changed: string[] = [];
  for (const recorded of present.recorded ?? []) {
    const { name, value, label, words } = recorded;
    const seen = marks.get(name);
    if (seen === undefined) continue;
    const field = fieldOf(present, name);
    const now = markOf(value, field);
    if (!field) {
      if (seen !== now) changed.push(`${label}: the record now says “${words || 'nothing'}”.`);
      continue;
    }
    const typed = sent[name] ?? '';
    const mine = markOf(asRecorded(typed, name, reading), field);
    const isLeft = mine === seen || mine === now;
    instead[name] = isLeft ? value : typed;
    if (!isLeft && seen !== now && !(field.required && typed.trim() === ''))
      changed.push(bothValues(field, recorded, typed));
    if (value !== '' && instead[name]?.trim() === '') emptied.push(name);
  }
  return { instead, emptied, changed };
}

function bothValues({ label, options }: Field, { words }: Recorded, typed: string): string {
  const mine = options?.find(({ value }) => value === typed)?.label ?? typed;
  return `${label}: the record now says “${words || 'nothing'}”, your form says “${mine.trim() || 'nothing'}”.`;
}

/** The form with these values in its fields, so that a field left alone shows what the record says now. */
export function fillIn(card: Card, instead: Raw): Card {
  const body = card.body.map((element) =>
    element.type !== 'form'
      ? element
      : { ...element, fields: element.fields.map((field) => filled(field, instead[field.name])) },
  );
  return { ...card, body };
}

function filled(field: Field, value: string | undefined): Field {
  return value === undefined ? field : { ...field, value };
}

/** A date as the record writes it, however the form showed it; every other text as it is. */
function asRecorded(text: string, name: string, { slots, ...reading }: Reading): string {
  if (slots[name]?.reads !== 'date' || text.trim() === '') return text;
  const read = readDate(text.trim(), { ...reading, prefer: slots[name]?.future ? 'future' : 'past' });
  return 'date' in read ? read.date : text;
}

/** A short mark of a text, of 53 bits. It is no secret: everybody who sends a form may also see what it showed. */
function digest(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
