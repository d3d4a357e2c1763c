/** Everything that an import of a council's plan is decided with, besides its rows. */
import type { ActorContext } from '../people/person.ts';
import type { Change } from '../record/changes.ts';
import type { IsoDate, Person } from '../record/model.ts';
import type { ImportAnswers } from './import-answers.ts';
import type { SaidByPlan } from './import-said.ts';
import type { PlanColumn } from './plan-column.ts';
import type { PlanDateContext } from './plan-date-cell.ts';
import type { SheetQuestion } from './plan-sheet-questions.ts';

/** The ways to find and enter people, which know how people are named in chat. */
export interface PeopleOfImport {
  /** The person whom a name means for certain, and those whom it may mean. */
  find(name: string): { readonly person: Person | null; readonly near: readonly Person[] };
  /** Enters somebody new. */
  enter(acting: ActorContext, name: string): { readonly person: Person; readonly changes: readonly Change[] };
  /** Enters a new body. */
  enterBody(acting: ActorContext, name: string): { readonly person: Person; readonly changes: readonly Change[] };
}

/** The withdrawal of an action in the record: on which day and why. */
export interface Withdrawal {
  readonly on: IsoDate;
  readonly because: string | null;
}

/** The plan, the answers to its questions, and everything that deciding on them takes. */
export interface BringInInput {
  /** The columns that may hold something else, until somebody says that they are right. */
  readonly columnsInDoubt: readonly PlanColumn[];
  /** The sheets of which only a person can say whether they count. */
  readonly sheetQuestions: readonly SheetQuestion[];
  readonly answers: ImportAnswers;
  readonly dates: PlanDateContext;
  readonly people: PeopleOfImport;
  /** The marks of rows at their latest import. */
  readonly said: SaidByPlan;
  /** The actions that somebody withdrew in the record, by their id. */
  readonly withdrawals: ReadonlyMap<string, Withdrawal>;
  readonly because: string;
  readonly newId: () => string;
}
