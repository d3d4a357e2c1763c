/**
 * Slots: the arguments of a command, as data. One spec splits what was typed, reads buttons and forms,
 * says what was expected when a value is wrong, and fills the help.
 */
import type { MeasuredValue } from '../core/plan/values.ts';
import type { IsoDate, Person } from '../core/record/model.ts';
import type { Period } from '../core/time/period.ts';
import type { AccountRef } from '../ports/post.ts';
import type { CodeKind } from './codes.ts';
import { orList } from './fault.ts';
import type { Mention } from './tokens.ts';

/** A person of the record, or a newcomer: an account that is not in the record yet, or a new name. */
export type PersonValue =
  /** `mention`: the account by which they were named. `part`: the words typed, where they are not the whole name. */
  { readonly known: Person; readonly mention?: Mention; readonly part?: string } | { readonly newcomer: Newcomer };

/** Somebody to be entered: an account, or a name alone. */
export interface Newcomer {
  readonly name: string;
  readonly account: AccountRef | null;
  /** The platform does not tell the name of the account, so the command must. */
  readonly isNameless?: boolean;
}

/** A body of the record, or the name of one that the command enters. */
export type BodyValue = { readonly known: Person } | { readonly newBody: string };

/** The subject of `status` and `show`: an action, an expectation, a recommendation, a person or a word. */
export type SubjectValue =
  | { readonly kind: 'action'; readonly code: string }
  | { readonly kind: 'expectation'; readonly code: string }
  | { readonly kind: 'recommendation'; readonly code: string }
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'word'; readonly word: string };

/**
 * One argument. Without `keyword` it is taken by position; with one it follows that word or words (`by 30 April`), in any order.
 * `expects` completes the sentence "This needs …".
 */
export interface Slot<T> {
  readonly reads:
    | 'action'
    | 'expectation'
    | 'recommendation'
    | 'subject'
    | 'person'
    | 'body'
    | 'date'
    | 'dates'
    | 'period'
    | 'text'
    | 'number'
    | 'figure'
    | 'time'
    | 'choice'
    | 'flag';
  readonly expects: string;
  readonly keyword?: string;
  /** The keyword counts only once one of these arguments has a value; before that it is a word like any other. */
  readonly after?: readonly string[];
  /** A choice that is looked for only where the line is about a code of such a kind. */
  readonly onlyFor?: readonly CodeKind[];
  readonly required: boolean;
  /** For a choice, its words; for a subject, the words allowed besides codes and people. */
  readonly choices?: readonly string[];
  /** Other words for a choice, with the choice that each means. */
  readonly alsoSaid?: Readonly<Record<string, string>>;
  /** The keyword may be left out: whatever is left of the line is the value, or for a date the words that are one. */
  readonly keywordOptional?: boolean;
  /** Words that may stand before the value and are no part of it, as in `as at 28 June`. Before a text, only where it is quoted or an address. */
  readonly link?: readonly string[];
  /** Positional text of one token or one quoted string only; otherwise text runs on to the next keyword. */
  readonly single?: boolean;
  /** Positional text that runs to the end of the line, as a reason does: no keyword stands in it. */
  readonly toEnd?: boolean;
  /** Positional text that may stand in the lines below the first one, which then has the other arguments. */
  readonly below?: boolean;
  /** Text that is a date in words and ends at the next keyword; other text is questioned when a keyword may be one of its words. */
  readonly dateWords?: boolean;
  /** Text that proves an action; `report`: it also completes the action. Words without quotes are questioned unless they name a proof. */
  readonly proves?: 'item' | 'report';
  /** A date in the past is questioned before it is used; without it, a date without a year is looked for in the past. */
  readonly future?: boolean;
  /** A date whose year the command finds by itself, so that it is not asked about. */
  readonly anyYear?: boolean;
  /** A date that no keyword leads to: it is found by its own words, right behind the code or at the end of the line. */
  readonly byItsWords?: boolean;
  /** A date on which something was done: one that is long past is questioned before it is used. */
  readonly past?: boolean;
  /** The unit that a number counts, in the plural: this word may follow the number, and any other is refused. */
  readonly unit?: string;
  /** Newcomers, who are not in the record yet, are accepted: by a mention or a name, or by a mention of their account alone. */
  readonly newcomers?: boolean | 'by account';
  /** An action slot that takes the code of a recommendation as well. */
  readonly orRecommendation?: boolean;
  /** The word “none” clears the value in the record. */
  readonly orNone?: boolean;
  /** The most characters of a text, in place of the usual limit. */
  readonly most?: number;
  /** The code of a milestone is taken in the place of an action's. */
  readonly orMilestone?: boolean;
  /** When left out, the address of an attached file takes its place. */
  readonly fromFile?: boolean;
  /** The name of a text argument that is offered for words which this one does not know. */
  readonly elseAs?: string;
  /** Carries the type alone; no slot sets it. */
  readonly value?: T;
}

/** The arguments of a command by name. */
export type Slots = Readonly<Record<string, Slot<unknown>>>;
/** The values that a command runs on, by slot name, with the type that each slot reads as. */
export type Values<S extends Slots> = { readonly [K in keyof S]: S[K] extends Slot<infer T> ? T : never };

interface Common {
  readonly keyword?: string;
  readonly after?: readonly string[];
  readonly onlyFor?: readonly CodeKind[];
  readonly expects?: string;
  readonly link?: readonly string[];
}

type OrNull<T, O> = O extends { optional: true } ? T | null : T;
type Options = Common & { readonly optional?: boolean };

function makeSlot<T, O extends Options>(
  reads: Slot<T>['reads'],
  expects: string,
  options: O | undefined,
  more: object = {},
) {
  const { optional, ...rest } = options ?? ({} as O);
  return { reads, expects, required: !optional, ...rest, ...more } as Slot<OrNull<T, O>>;
}

/** One constructor for each kind of argument. An absent optional argument reads as null, an absent flag as false. */
export const slot = {
  /**
   * `E2-03`, in any case and with or without the leading zero; with `orMilestone` also `E2-03a`, and with `orRecommendation`
   * also `R3`.
   */
  action: <const O extends Options & { orMilestone?: boolean; orRecommendation?: boolean }>(options?: O) =>
    makeSlot<string, O>('action', 'an action such as E2-03', options),
  /** An expectation such as `E2`. */
  expectation: <const O extends Options & { orNone?: boolean }>(options?: O) =>
    makeSlot<string, O>('expectation', 'an expectation such as E2', options),
  /** A recommendation such as `R3`. */
  recommendation: <const O extends Options & { orNone?: boolean }>(options?: O) =>
    makeSlot<string, O>('recommendation', 'a recommendation such as R3', options),
  subject: <const O extends Options & { choices?: readonly string[]; elseAs?: string }>(options?: O) =>
    makeSlot<SubjectValue, O>(
      'subject',
      orList(['an expectation', 'an action', 'a person', ...(options?.choices ?? [])]),
      options,
    ),
  person: <const O extends Options & { newcomers?: boolean | 'by account'; orNone?: boolean }>(options?: O) =>
    makeSlot<PersonValue, O>('person', 'a person such as @jo or "Monitoring Officer"', options),
  /**
   * A board, a committee or an organisation, by its name with or without “the”. A new one is entered once it is confirmed;
   * with `newcomers` a proper name is handed to the command without a question.
   */
  body: <const O extends Options & { newcomers?: boolean }>(options?: O) =>
    makeSlot<BodyValue, O>('body', 'a board or an organisation such as "Improvement Board"', options),
  date: <
    const O extends Options & {
      future?: boolean;
      orNone?: boolean;
      byItsWords?: boolean;
      keywordOptional?: boolean;
      past?: boolean;
      anyYear?: boolean;
    },
  >(
    options?: O,
  ) => makeSlot<IsoDate, O>('date', 'a date such as 30 April', options),
  /** Several dates in one line: `12 February, 11 March and 15 April`. */
  dates: <const O extends Options & { future?: boolean }>(options?: O) =>
    makeSlot<readonly IsoDate[], O>('dates', 'dates such as 12 February, 11 March and 15 April', options),
  /** The day whose record is meant: `as at 28 June`. Null for the record of now. */
  asAt: () =>
    makeSlot<IsoDate, { optional: true; keyword: 'as' }>(
      'date',
      'a day such as 28 June',
      { optional: true, keyword: 'as' },
      { link: ['at'] },
    ),
  /** A week or the days up to a date: `this week`, `next week`, `by 30 June`. */
  period: <const O extends Options>(options?: O) =>
    makeSlot<Period, O>('period', 'this week, next week, a month or a date such as 30 June', options),
  text: <
    const O extends Options & {
      single?: boolean;
      toEnd?: boolean;
      below?: boolean;
      keywordOptional?: boolean;
      dateWords?: boolean;
      orNone?: boolean;
      fromFile?: boolean;
      most?: number;
      proves?: 'item' | 'report';
    },
  >(
    options?: O,
  ) => makeSlot<string, O>('text', 'some words', options),
  /** A whole number of at least 1, with or without its `unit`: `4 weeks`, `4`. */
  number: <const O extends Options & { unit?: string }>(options?: O) =>
    makeSlot<number, O>('number', options?.unit ? `a number of ${options.unit}` : 'a whole number', options),
  /** A value of a measure: `46%`, `1,204`, `£3.85m`, `4.2 days`. One that may be two numbers is asked about. */
  figure: <const O extends Options>(options?: O) =>
    makeSlot<MeasuredValue, O>('figure', 'a value such as 46%', options),
  /** `09:00`, `9am`, `2:30pm` → `09:00` */
  time: <const O extends Options>(options?: O) => makeSlot<string, O>('time', 'a time such as 9am', options),
  choice: <
    const C extends readonly string[],
    const O extends Options & { alsoSaid?: Readonly<Record<string, C[number]>> },
  >(
    choices: C,
    options?: O,
  ) => makeSlot<C[number], O>('choice', orList(choices), options, { choices }),
  /** True when its word is typed: `ongoing`. */
  flag: (keyword: string): Slot<boolean> => ({ reads: 'flag', expects: keyword, keyword, required: false }),
};

/** Whether a slot takes one of a few words by position and may be left out; its word is found wherever it stands. */
export function isOptionalChoice({ reads, required, keyword }: Slot<unknown>): boolean {
  return reads === 'choice' && !required && keyword === undefined;
}

/** Whether a text takes every word to the end of the line, as reasons do. */
export function runsToEnd({ reads, keyword, toEnd }: Slot<unknown>): boolean {
  return reads === 'text' && (keyword === 'because' || toEnd === true);
}

/** The choice that a text means, by its own words or by others for it; undefined for a text that means none. */
export function choiceMeant({ choices = [], alsoSaid = {} }: Slot<unknown>, text: string): string | undefined {
  const plain = text.toLowerCase();
  return choices.find((one) => one.toLowerCase() === plain) ?? alsoSaid[plain];
}
