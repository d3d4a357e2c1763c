/**
 * Slots: the arguments of a command, as data. One spec splits what was typed, reads buttons and forms,
 * says what was expected when a value is wrong, and fills the help.
 */
import type { IsoDate, Person } from '../core/record/model.ts';
import type { AccountRef } from '../ports/post.ts';
import { orList } from './fault.ts';
import type { Mention } from './tokens.ts';

/** Somebody in the record, or somebody who would enter it: an account nobody knows yet, or a new name. */
export type PersonValue =
  /** `mention`: the account by which they were named. */
  | { readonly known: Person; readonly mention?: Mention }
  | { readonly newcomer: { readonly name: string; readonly account: AccountRef | null } };

/** What `status` and `show` can be about. */
export type SubjectValue =
  | { readonly kind: 'action'; readonly code: string }
  | { readonly kind: 'expectation'; readonly code: string }
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'word'; readonly word: string };

/**
 * One argument. Without `keyword` it is taken by position; with one it follows that word (`by 30 April`), in any order.
 * `expects` completes the sentence "This needs …".
 */
export interface Slot<T> {
  readonly reads:
    | 'action'
    | 'expectation'
    | 'subject'
    | 'person'
    | 'date'
    | 'text'
    | 'number'
    | 'time'
    | 'choice'
    | 'flag';
  readonly expects: string;
  readonly keyword?: string;
  readonly required: boolean;
  /** For a choice, its words; for a subject, the words allowed beside codes and people. */
  readonly choices?: readonly string[];
  /** Positional text of one token or one quoted string only; otherwise text runs on to the next keyword. */
  readonly single?: boolean;
  /** A date in the past is questioned before it is used; without it, a date without a year is looked for in the past. */
  readonly future?: boolean;
  /** What a number counts, in the plural: the word may follow the number, and another one is refused. */
  readonly unit?: string;
  /** Somebody who is not in the record yet is taken, too. */
  readonly newcomers?: boolean;
  /** The word “none” takes away what the record holds. */
  readonly orNone?: boolean;
  /** Where nothing stands for it, the address of a file that came with the words does. */
  readonly fromFile?: boolean;
  /** Never set: carries the type. */
  readonly value?: T;
}

export type Slots = Readonly<Record<string, Slot<unknown>>>;
export type Values<S extends Slots> = { readonly [K in keyof S]: S[K] extends Slot<infer T> ? T : never };

interface Common {
  readonly keyword?: string;
  readonly expects?: string;
}

type Maybe<T, O> = O extends { optional: true } ? T | null : T;
type Options = Common & { readonly optional?: boolean };

function make<T, O extends Options>(
  reads: Slot<T>['reads'],
  expects: string,
  options: O | undefined,
  more: object = {},
) {
  const { optional, ...rest } = options ?? ({} as O);
  return { reads, expects, required: !optional, ...rest, ...more } as Slot<Maybe<T, O>>;
}

/** One constructor for each kind of argument. An absent optional argument reads as null, an absent flag as false. */
export const slot = {
  /** `E2-03`, in any case and with or without the leading zero. */
  action: <const O extends Options>(options?: O) => make<string, O>('action', 'an action such as E2-03', options),
  /** `E2` */
  expectation: <const O extends Options>(options?: O) =>
    make<string, O>('expectation', 'an expectation such as E2', options),
  subject: <const O extends Options & { choices?: readonly string[] }>(options?: O) =>
    make<SubjectValue, O>(
      'subject',
      orList(['an expectation', 'an action', 'a person', ...(options?.choices ?? [])]),
      options,
    ),
  person: <const O extends Options & { newcomers?: boolean; orNone?: boolean }>(options?: O) =>
    make<PersonValue, O>('person', 'a person such as @jo or "Monitoring Officer"', options),
  date: <const O extends Options & { future?: boolean }>(options?: O) =>
    make<IsoDate, O>('date', 'a date such as 30 April', options),
  text: <const O extends Options & { single?: boolean; orNone?: boolean; fromFile?: boolean }>(options?: O) =>
    make<string, O>('text', 'some words', options),
  /** A whole number of at least 1, with its `unit` behind it or not: `4 weeks`, `4`. */
  number: <const O extends Options & { unit?: string }>(options?: O) =>
    make<number, O>('number', options?.unit ? `a number of ${options.unit}` : 'a whole number', options),
  /** `09:00`, `9am`, `2:30pm` → `09:00` */
  time: <const O extends Options>(options?: O) => make<string, O>('time', 'a time such as 9am', options),
  choice: <const C extends readonly string[], const O extends Options>(choices: C, options?: O) =>
    make<C[number], O>('choice', orList(choices), options, { choices }),
  /** A word that is there or not: `ongoing`. */
  flag: (keyword: string): Slot<boolean> => ({ reads: 'flag', expects: keyword, keyword, required: false }),
};
