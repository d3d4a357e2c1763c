/** Reads raw arguments, typed or sent by a button or a form, into the values that a command runs on. */
import { findMilestone } from '../core/plan/milestone.ts';
import { readValue } from '../core/plan/values.ts';
import { assertNever } from '../core/record/errors.ts';
import type { IsoDate } from '../core/record/model.ts';
import type { Calendar } from '../core/time/calendar.ts';
import { type DateReading, dateContextOf, readDate } from '../core/time/date-words.ts';
import { dayAndDate, longDate } from '../core/time/dates.ts';
import { readPeriod } from '../core/time/period.ts';
import { readTime } from '../core/time/words/clock-words.ts';
import { numberOfWord } from '../core/time/words/grammar.ts';
import type { Raw } from '../ports/card.ts';
import { actionCode, expectationCode, milestoneCode, recommendationCode } from './codes.ts';
import type { Command } from './command.ts';
import { didYouMean, type Fault, offerAs, type Problem, quote } from './fault.ts';
import { findBody } from './find-body.ts';
import { findOrEnterPerson, findPerson, nameOfMention, type PeopleContext } from './find-person.ts';
import { nearest } from './nearest.ts';
import { readDateList } from './read-date-list.ts';
import { readPlanNumber } from './read-plan-number.ts';
import { faultOfSlots } from './slot-faults.ts';
import type { PersonValue, Slot, Slots, SubjectValue, Values } from './slots.ts';
import { nameMentions, readMention } from './tokens.ts';
import { yearInDoubt } from './year-in-doubt.ts';

/** The record, the date and the speaker with which arguments are read. */
export interface ReadContext extends PeopleContext {
  readonly today: IsoDate;
  readonly calendar: Calendar;
  /** False where nobody can be asked what they meant, as in a file. */
  readonly askable?: boolean;
  /** Optional arguments that are required here, because the form marks them as required. */
  readonly needed?: readonly string[];
}

type Read<T = unknown> = { readonly value: T } | { readonly problem: Problem };

/** Slack's limit for one text field. */
const LONGEST_TEXT = 3000;
/** Characters of a code, a date or a name. */
const LONGEST_VALUE = 200;
const MOST_SUGGESTIONS = 3;

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
  return { fault: faultOfSlots(command, raw, missing, problems) };
}

/** Names of the arguments given as “none”, where “none” clears the value in the record. */
export function argsTypedNone(slots: Slots, raw: Raw): readonly string[] {
  return Object.keys(raw).filter((name) => slots[name]?.orNone && raw[name]?.trim().toLowerCase() === 'none');
}

function readSlot(slot: Slot<unknown>, text: string, context: ReadContext): Read {
  const most = slot.reads === 'text' ? LONGEST_TEXT : LONGEST_VALUE;
  if (text.length > most) {
    const [length, limit] = [text.length, most].map((n) => n.toLocaleString('en-GB'));
    return refuse(`${quote(text)} has ${length} characters. Expected at most ${limit}.`);
  }
  switch (slot.reads) {
    case 'action':
      return readAction(slot, text, context);
    case 'expectation':
      return readExpectation(slot, text, context);
    case 'subject':
      return readSubject(slot, text, context);
    case 'person':
      return slot.newcomers
        ? findOrEnterPerson(text, context, slot.newcomers === 'by account' ? 'account' : 'name')
        : readKnownPerson(text, context);
    case 'body':
      return findBody(text, context);
    case 'date':
      return readDateSlot(slot, text, context);
    case 'dates':
      return readDateList(text, slot.future === true, context);
    case 'period': {
      const read = readPeriod(text, dateContextOf(context, 'future'));
      return 'period' in read ? { value: read.period } : refuseDate(read);
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

function readAction(slot: Slot<unknown>, text: string, { snapshot }: ReadContext): Read<string> {
  const code = actionCode(text);
  if (code !== null) return { value: code };
  const milestone = milestoneCode(text);
  if (milestone !== null && slot.orMilestone) return { value: milestone };
  if (milestone !== null && findMilestone(snapshot, milestone)) return refuseMilestone(slot, text, milestone);
  if (expectationCode(text) !== null) return refuse(`${quote(text)} is an expectation. Expected ${slot.expects}.`);
  const numbered = readPlanNumber(text, snapshot);
  if (numbered) return numbered;
  const codes = nearest(
    text,
    snapshot.actions.map((action) => action.code),
    MOST_SUGGESTIONS,
  );
  return refuse(`${quote(text)} is not an action code. Expected ${slot.expects}.`, codes);
}

function readExpectation(slot: Slot<unknown>, text: string, { snapshot }: ReadContext): Read<string> {
  const code = expectationCode(text);
  if (code !== null) return { value: code };
  if (actionCode(text) !== null) return refuse(`${quote(text)} is an action. Expected ${slot.expects}.`);
  const codes = nearest(
    text,
    snapshot.expectations.map((expectation) => expectation.code),
    MOST_SUGGESTIONS,
  );
  return refuse(`${quote(text)} is not an expectation. Expected ${slot.expects}.`, codes);
}

/** Offers the action of the milestone instead. */
function refuseMilestone(slot: Slot<unknown>, text: string, code: string): { readonly problem: Problem } {
  return refuse(`${quote(text)} is a milestone. Expected ${slot.expects}.`, [code.slice(0, -1)]);
}

/** A code, one of the slot's words, or a person; other text is compared with all of them. */
function readSubject(slot: Slot<unknown>, text: string, context: ReadContext): Read<SubjectValue> {
  const action = actionCode(text);
  if (action !== null) return { value: { kind: 'action', code: action } };
  const expectation = expectationCode(text);
  if (expectation !== null) return { value: { kind: 'expectation', code: expectation } };
  const milestone = milestoneCode(text);
  if (milestone !== null && findMilestone(context.snapshot, milestone)) return refuseMilestone(slot, text, milestone);
  const recommendation = recommendationCode(text);
  if (recommendation !== null) return { value: { kind: 'recommendation', code: recommendation } };
  const words = slot.choices ?? [];
  const numbered = readPlanNumber(text, context.snapshot);
  if (numbered) return 'value' in numbered ? { value: { kind: 'action', code: numbered.value } } : numbered;
  const word = words.find((one) => one.toLowerCase() === text.toLowerCase());
  if (word !== undefined) return { value: { kind: 'word', word } };
  const found = findPerson(text, context);
  if ('value' in found) return { value: { kind: 'person', person: found.value } };
  if (found.problem.alternatives.length > 0) return found;
  const { actions, expectations } = context.snapshot;
  const codes = [...expectations, ...actions].map(({ code }) => code);
  return refuse(
    `${quote(text)} is not known here. Expected ${slot.expects}.`,
    nearest(text, [...words, ...codes], MOST_SUGGESTIONS),
  );
}

function readDateSlot(slot: Slot<unknown>, text: string, context: ReadContext): Read<IsoDate> {
  const { today, sure, askable = true } = context;
  const at = dateContextOf(context, slot.future ? 'future' : 'past');
  const read = readDate(slot.link ? text.replace(new RegExp(`^${slot.link}\\s+`, 'i'), '') : text, at);
  if ('fault' in read) return refuseDate(read);
  if (!slot.future) return { value: read.date };
  const yes = { label: `use ${longDate(read.date)}`, value: read.date };
  const doubt = sure && askable ? null : yearInDoubt(text, read.date, at);
  if (doubt !== null) return { problem: { message: doubt, alternatives: [], yes } };
  if (read.date >= today || sure) return { value: read.date };
  const message = `${dayAndDate(read.date)} has passed. Use it all the same?`;
  return { problem: { message, alternatives: [], yes } };
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
  return refuse(`${quote(text)} is not ${slot.expects}. Expected 1 or more, in figures.`);
}

function readChoice(slot: Slot<unknown>, text: string): Read<string> {
  const choices = slot.choices ?? [];
  const choice = choices.find((one) => one.toLowerCase() === text.toLowerCase());
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

function refuse(message: string, alternatives: readonly string[] = []): { readonly problem: Problem } {
  return {
    problem: {
      message: message + didYouMean(alternatives),
      alternatives: alternatives.map((value) => ({ label: value, value })),
    },
  };
}
