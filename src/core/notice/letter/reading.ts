/** The shapes of a letter that has been read: each value with the sentence it rests on, and the reason to doubt it. */
import type { DecisionOutcome, IsoDate, Level } from '../../record/model.ts';
import type { Mark } from './marks.ts';

/** A paragraph, a heading or a point of a list, without its mark and with its hard line breaks taken out. */
export interface Block {
  readonly indent: number;
  readonly mark: Mark | null;
  readonly text: string;
}

/** A value that was read out of a letter. */
export interface Field<T> {
  readonly value: T;
  /** The words of the letter that the value rests on; empty where the letter says nothing of it. */
  readonly restsOn: string;
  /** Why the value may be wrong, as a sentence; null where the letter is plain. */
  readonly doubtful: string | null;
}

/** An expectation of a notice. */
export interface ReadExpectation {
  /** Suggested from its first words; a person decides on it. */
  readonly title: string;
  /** In the words of the letter; nested points stand on lines of their own. */
  readonly text: string;
  readonly level: Field<Level>;
}

/** Something that a closure letter goes on to ask for. `everyMonths`: how often, where the letter says so. */
export interface FollowOnAsk {
  readonly text: string;
  readonly everyMonths: number | null;
}

/** A day by which the letter asks for something. */
export interface Deadline {
  readonly on: IsoDate;
  readonly sentence: string;
}

/** A letter issues a notice, or it closes one with a decision. */
export type LetterKind = 'notice' | 'closure';

/** All that is read out of a letter. Fields that a kind of letter does not have are empty and not doubtful. */
export interface LetterReading {
  readonly kind: Field<LetterKind>;
  readonly authority: Field<string | null>;
  readonly department: Field<string | null>;
  readonly letterOn: Field<IsoDate | null>;
  /** When the notice was issued; in a closure letter, the notice that it closes. */
  readonly issuedOn: Field<IsoDate | null>;
  /** The issue date of the notice that this one replaces. */
  readonly replaces: Field<IsoDate | null>;
  /** The notice is a later one, with or without the date of the one before. */
  readonly isRevised: boolean;
  readonly termMonths: Field<number | null>;
  /** The expiry date that the letter states. */
  readonly expiresOn: Field<IsoDate | null>;
  /** The expiry date by the term; a person confirms it against the letter. */
  readonly suggestedExpiry: IsoDate | null;
  readonly concerns: Field<readonly string[]>;
  readonly expectations: Field<readonly ReadExpectation[]>;
  readonly deadlines: Field<readonly Deadline[]>;
  /** The Department's decision in a closure letter. */
  readonly outcome: Field<DecisionOutcome | null>;
  readonly followOn: Field<readonly FollowOnAsk[]>;
}

/** A field for which the letter has no words. `doubtful` says so where the field is needed. */
export function missing<T>(value: T, doubtful: string | null = null): Field<T> {
  return { value, restsOn: '', doubtful };
}
