/** A matter: words about no single action, such as those about the notice, people or reminders, and the commands that they may mean. */
import type { AuditEvent } from '../../core/record/changes.ts';
import type { IsoDate, Person } from '../../core/record/model.ts';
import type { Offer } from './change-offers.ts';
import { noAction, type QuestionContext } from './list-questions.ts';
import type { Sentence } from './sentence.ts';
import type { Meaning } from './vocabulary.ts';

/** The record, the day and the speaker for whom these offers are made. */
export interface MatterContext extends QuestionContext {
  readonly speaker: Person;
  /** The sentence stands in a thread whose cards show open actions of the speaker. */
  readonly hasTopic: boolean;
  /** The changes that the speaker made in the last minutes, latest first; read only for words that take something back. */
  readonly recent: readonly AuditEvent[];
  readonly dayOf: (sentence: Sentence) => IsoDate | null;
}

/** A matter with the words that name it. Where several fit a sentence, the first of their list is meant. */
export interface Matter {
  /** One meaning of each group is needed. */
  readonly needs?: readonly (readonly Meaning[])[];
  readonly when?: (sentence: Sentence, context: MatterContext) => boolean;
  readonly offers: (sentence: Sentence, context: MatterContext) => readonly (Offer | null)[];
}

/** Neither a code nor the thread names an action. */
export const isGeneral = (sentence: Sentence, { hasTopic }: MatterContext): boolean => noAction(sentence) && !hasTopic;
