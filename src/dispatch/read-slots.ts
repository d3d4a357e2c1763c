/** Reads raw arguments, typed or sent by a button or a form, into the values that a command runs on. */
import { readValue } from '../core/plan/values.ts';
import { assertNever } from '../core/record/errors.ts';
import type { IsoDate } from '../core/record/model.ts';
import type { Calendar } from '../core/time/calendar.ts';
import { type DateReading, dateContextOf, readDate } from '../core/time/date-words.ts';
import { dayAndDate, daysBetween, longDate } from '../core/time/dates.ts';
import { readPeriod } from '../core/time/period.ts';
import { WEEKS_OF } from '../core/time/weeks.ts';
import { readTime } from '../core/time/words/clock-words.ts';
import { numberOfWord } from '../core/time/words/grammar.ts';
import type { Raw } from '../ports/card.ts';
import type { Command } from './command.ts';
import { type Fault, offerAs, type Problem, quote } from './fault.ts';
import { findBody } from './find-body.ts';
import { findOrEnterPerson, findPerson, nameOfMention, type PeopleContext } from './find-person.ts';
import { nearest } from './nearest.ts';
import {
  MOST_SUGGESTIONS,
  type Read,
  readAction,
  readExpectation,
  readRecommendation,
  readSubject,
  refuse,
} from './read-codes.ts';
import { readDateList } from './read-date-list.ts';
import { faultOfSlots } from './slot-faults.ts';
import { choiceMeant, type PersonValue, type Slot, type Slots, type Values } from './slots.ts';
import { nameMentions, readMention } from './tokens.ts';
import { longPastInDoubt, nextWithSlip, yearInDoubt } from './year-in-doubt.ts';

/** The record, the date and the speaker with which arguments are read. */
export interface ReadContext extends PeopleContext {
  readonly today: IsoDate;
  readonly calendar: Calendar;
  /** False where nobody can be asked what they meant, as in a file. */
  readonly askable?: boolean;
  /** Optional arguments that are required here, because the form marks them as required. */
  readonly needed?: readonly string[];
}

/** Slack's limit for one text field. */
const LONGEST_TEXT = 3000;
/** Characters of a code, a date or a name. */
const LONGEST_VALUE = 200;

/**
 * Reads each raw argument as its slot says; the fault names every argument that cannot be read and the value expected.
 * A questionable value (a due date that has passed, a new name like a known one) is accepted when the context is `sure`:
 * the button "Yes, …" sends the argument `sure`.
 */
export function readSlots<S extends Slots>(
  command: Pick<Command<S>, 'name' | 'usage' | 'slots' | 'form'>,
  raw: Raw,
  context: ReadContext,
): { readonly values: Values<S> } | { readonly fault: Fault } {
  const values: Record<string, unknown> = {};
  const missing: [string, Slot<unknown>][] = [];
  const problems: [string, Problem][] = [];
  for (const [name, slot] of Object.entries(command.slots)) {
    const text = (raw[name] ?? '').trim();
    if (text === '' && (slot.required || context.needed?.includes(name))) missing.push([name, slot]);
    else if (text === '') values[name] = slot.reads === 'flag' ? false : null;
    else {
      const read = readSlot(slot, text, context);
      if ('value' in read) values[name] = read.value;
      else problems.push([name, slot.elseAs ? offerAs(slot.elseAs, text, read.problem) : read.problem]);
    }
  }
  if (missing.length + problems.length === 0) return { values: values as Values<S> };
  return { fault: faultOfSlots(command, { ...raw, ...datesInFull(command.slots, values) }, missing, problems) };
}

/** The dates that were read, in full: a button may be pressed on a day on which "yesterday" is another one. */
function datesInFull(slots: Slots, values: Readonly<Record<string, unknown>>): Raw {
  const dates = Object.entries(values).filter(([name, value]) => slots[name]?.reads === 'date' && value !== null);
  return Object.fromEntries(dates.map(([name, value]) => [name, longDate(value as IsoDate)]));
}

/** Names of the arguments given as “none”, where “none” clears the value in the record. */
export function argsTypedNone(slots: Slots, raw: Raw): readonly string[] {
  return Object.keys(raw).filter((name) => slots[name]?.orNone && raw[name]?.trim().toLowerCase() === 'none');
}

function readSlot(slot: Slot<unknown>, text: string, context: ReadContext): Read {
  const most = slot.most ?? (slot.reads === 'text' ? LONGEST_TEXT : LONGEST_VALUE);
  if (text.length > most) {
    const [length, limit] = [text.length, most].map((n) => n.toLocaleString('en-GB'));
    return refuse(`${quote(text)} has ${length} characters. Expected at most ${limit}.`);
  }
  switch (slot.reads) {
    case 'action':
      return readAction(slot, text, context);
    case 'expectation':
      return readExpectation(slot, text, context);
    case 'recommendation':
      return readRecommendation(slot, text, context);
    case 'subject':
      return readSubject(slot, text, context);
    case 'person':
      return slot.newcomers
        ? findOrEnterPerson(text, context, slot.newcomers === 'by account' ? 'account' : 'name')
        : readKnownPerson(text, context);
    case 'body':
      return findBody(text, context, slot.newcomers === true);
    case 'date':
      return readDateSlot(slot, text, context);
    case 'dates':
      return readDateList(text, slot.future === true, context);
    case 'period': {
      const read = readPeriod(text, dateContextOf(context, 'future'));
      if ('period' in read) return { value: read.period };
      const alternatives = read.suggestions.map((words) => ({ label: `Use ${words}`, value: words }));
      return { problem: { message: read.fault, alternatives: alternatives.slice(0, MOST_SUGGESTIONS) } };
    }
    case 'text':
      return { value: nameMentions(text, (mention) => nameOfMention(mention, context)) };
    case 'number':
      return readNumber(slot, text);
    case 'figure': {
      const read = readValue(text);
      return 'read' in read ? { value: read.read } : refuse(read.fault, read.offers);
    }
    case 'time': {
      const read = readTime(text);
      return 'time' in read ? { value: read.time } : refuse(read.fault);
    }
    case 'choice':
      return readChoice(slot, text);
    case 'flag':
      return readFlag(text);
    default:
      return assertNever(slot.reads);
  }
}

function readKnownPerson(text: string, context: ReadContext): Read<PersonValue> {
  const found = findPerson(text, context);
  const mention = readMention(text);
  return 'value' in found ? { value: { known: found.value, ...(mention ? { mention } : {}) } } : found;
}

function readDateSlot(slot: Slot<unknown>, text: string, context: ReadContext): Read<IsoDate> {
  const { today, sure, askable = true } = context;
  const at = dateContextOf(context, slot.future ? 'future' : 'past');
  const read = readDate(text, at);
  if ('fault' in read) return refuseDate(read);
  const { snapshot } = context;
  if (!slot.future) {
    const isTaken = sure || !askable || slot.anyYear;
    const inDoubt = slot.past
      ? longPastInDoubt(text, read.date, at, snapshot.notice)
      : yearInDoubt(text, read.date, at);
    return isTaken || inDoubt === null ? { value: read.date } : askToUse(inDoubt, read.date);
  }
  const doubt = sure && askable ? null : yearInDoubt(text, read.date, at);
  if (doubt !== null) return askToUse(doubt, read.date);
  if (read.date >= today || sure) return { value: read.date };
  const message = `${dayAndDate(read.date)} has passed. Use it all the same?`;
  const next = nextWithSlip(text, read.date, today);
  if (next === null) return askToUse(message, read.date);
  const isLikelier = daysBetween(today, next) < daysBetween(read.date, today);
  const rather = { label: `Use ${longDate(next)}`, value: next, isLikelier };
  const { problem } = askToUse(message, read.date);
  return { problem: { ...problem, rather } };
}

/** A question about a date, which the button "Yes, use …" accepts. */
function askToUse(message: string, date: IsoDate): { readonly problem: Problem } {
  return { problem: { message, alternatives: [], yes: { label: `use ${longDate(date)}`, value: date } } };
}

function refuseDate({ fault, suggestions }: Extract<DateReading, { fault: string }>): { readonly problem: Problem } {
  const alternatives = suggestions.map((date) => ({ label: `Use ${longDate(date)}`, value: date }));
  return { problem: { message: fault, alternatives: alternatives.slice(0, MOST_SUGGESTIONS) } };
}

function readNumber(slot: Slot<unknown>, text: string): Read<number> {
  const match = /^(\d{1,4}|\p{L}+)(?:\s+(\p{L}+))?$/u.exec(text);
  const [, digits = '', unit] = match ?? [];
  const unitFits = unit === undefined || [slot.unit, slot.unit?.replace(/s$/, '')].includes(unit.toLowerCase());
  const number = numberOfWord(digits) ?? Number(digits);
  if (unitFits && number >= 1) return { value: number };
  const weeks = slot.unit === 'weeks' ? WEEKS_OF[text.toLowerCase()] : undefined;
  if (weeks === 1 || weeks === 2) return { value: weeks };
  if (weeks !== undefined) return refuse(`${quote(text)} is no whole number of weeks.`, [`${weeks} weeks`]);
  return refuse(`${quote(text)} is not ${slot.expects}. Expected 1 or more, in figures.`);
}

function readChoice(slot: Slot<unknown>, text: string): Read<string> {
  const choices = slot.choices ?? [];
  const choice = choiceMeant(slot, text);
  if (choice !== undefined) return { value: choice };
  return refuse(
    `${quote(text)} is not known here. Expected ${slot.expects}.`,
    nearest(text, choices, MOST_SUGGESTIONS),
  );
}

function readFlag(text: string): Read<boolean> {
  const answer = text.toLowerCase();
  return answer === 'yes' || answer === 'no'
    ? { value: answer === 'yes' }
    : refuse(`${quote(text)} is not an answer. Expected yes or no.`);
}
