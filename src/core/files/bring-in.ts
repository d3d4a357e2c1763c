/** Plans what an import of a council's plan would do: new actions, differences to those that are there, and questions. */
import { type ActorContext, requireLead } from '../people/person.ts';
import type { Change } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { Action, Notice, Person } from '../record/model.ts';
import { askAgain, isOfOtherRow, isOpenedAgain, withoutKnownPeople } from './bring-in-again.ts';
import { changeBroughtIn } from './bring-in-changes.ts';
import type { BringInInput } from './bring-in-input.ts';
import { Places } from './bring-in-places.ts';
import { bringInAll, type RowPlace } from './bring-in-row.ts';
import { withoutSettled } from './bring-in-settled.ts';
import { ALL, type AskedRow, type ImportQuestion } from './import-answers.ts';
import { askBodies, askCell, askColumns, askSheets } from './import-questions.ts';
import { plain } from './plain-words.ts';
import { type DoubtGroup, EACH, groupKey } from './plan-groups.ts';
import { type Doubt, type PlanField, type PlanRow, type RowAt, rowName } from './plan-row.ts';
import { PresentActions } from './present-actions.ts';
import { QuestionList } from './question-list.ts';

/** One row that can be saved. `before` is null for a new action; without changes the record says the same already. */
export interface ReadyRow {
  readonly row: PlanRow;
  /** The row before the record had a say in it. */
  readonly asRead: PlanRow;
  readonly before: Action | null;
  readonly action: Action;
  readonly changes: readonly Change[];
}

/** A row that cannot be brought in as it is, with the reason. */
export type RowTrouble = RowAt & { readonly message: string };

/** Everything that an import would do. */
export interface BringIn {
  readonly ready: readonly ReadyRow[];
  readonly waiting: readonly PlanRow[];
  readonly questions: readonly ImportQuestion[];
  /** Rows that cannot be brought in as they are, each with its reason. */
  readonly faults: readonly RowTrouble[];
  /** The people who are entered with the rows that can be saved. */
  readonly entered: readonly Person[];
  /** The people of the record who get the post that the plan names beside them: “Jo Smith (Head of HR)”. */
  readonly named: readonly string[];
  /** The recommendations that are added with them. */
  readonly recommendations: number;
  /** All changes of the rows that can be saved, in an order in which they can be applied. */
  readonly changes: readonly Change[];
}

/**
 * Starts to plan the import of a council's plan, and changes nothing. The rows are taken one at a time, so that others have
 * their turn in between. Leads only. Throws `UserError` where nothing can be brought in.
 */
export function startBringIn(acting: ActorContext, notice: Notice, input: BringInInput): BringInPlanner {
  requireLead(acting, 'import a plan');
  if (acting.snapshot.expectations.length === 0) {
    throw new UserError(
      'The notice has no expectation yet, under which actions could stand. Add them first: add expectation "…"',
    );
  }
  return new BringInPlanner(new Places(acting, notice, input));
}

/** Plans one row after the other. */
export class BringInPlanner {
  readonly places: Places;
  readonly questions = new QuestionList();
  readonly ready: ReadyRow[] = [];
  readonly waiting: PlanRow[] = [];
  readonly faults: RowTrouble[] = [];
  readonly rowOfName = new Map<string, RowAt>();
  /** The boards that may be entered, with the number of their rows. */
  readonly bodies = new Map<string, number>();
  readonly present: PresentActions;

  constructor(places: Places) {
    this.places = places;
    this.present = new PresentActions(places.acting.snapshot);
    for (const question of places.input.sheetQuestions) this.questions.ask(askSheets(question));
  }

  /** Everything that the rows taken so far would do. */
  result(): BringIn {
    const { ready, waiting, faults, bodies } = this;
    const { entered, named, recommendations, changes } = this.places;
    const areNamesApart = this.places.input.answers[`person:${ALL}`] === EACH;
    const questions = [...this.questions.all({ areNamesApart }), ...(bodies.size > 0 ? [askBodies(bodies)] : [])];
    return { ready, waiting, faults, questions, entered, named, recommendations, changes };
  }

  /** Plans a row: it can be saved, it waits for answers, or it cannot be brought in. */
  take(asRead: PlanRow): void {
    const twice = this.rowTwice(asRead);
    if (twice !== null) {
      this.faults.push({ sheet: asRead.sheet, row: asRead.row, message: twice });
      return;
    }
    this.orFault(asRead, () => this.takeOnce(asRead));
  }

  /** Runs a step about a row; a step that cannot be taken is a fault of the row, and leaves nothing behind. */
  orFault({ sheet, row }: PlanRow, step: () => void): void {
    try {
      this.places.wholeOrNothing(step);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.faults.push({ sheet, row, message: error.message });
    }
  }

  takeOnce(asRead: PlanRow): void {
    const { input } = this.places;
    const before = this.present.find(asRead, (action) => isOfOtherRow(action, input));
    const again = before && askAgain(asRead, before, input);
    if (again) this.questions.ask(again, askedRow(asRead));
    const isLeft = before?.status === 'withdrawn' && !isOpenedAgain(before, input.answers);
    if (again) this.waiting.push(asRead);
    else if (isLeft) this.hold({ row: asRead, asRead, before, action: before, changes: [] });
    else this.askOrBringIn(asRead, before);
  }

  /** Holds a row that can be saved. */
  hold(ready: ReadyRow): void {
    if (ready.before) this.present.take(ready.before);
    this.ready.push(ready);
  }

  /** Asks everything that is open about a row; one of which nothing is asked any more is brought in. */
  askOrBringIn(asRead: PlanRow, before: Action | null): void {
    const { input } = this.places;
    const known = this.present.known(asRead);
    const settled = withoutSettled(asRead, known, input.people);
    const row = before === null ? settled : withoutKnownPeople(settled, before, input);
    for (const name of this.places.newBodies(row)) this.bodies.set(name, (this.bodies.get(name) ?? 0) + 1);
    const doubts = row.doubts.filter(
      (doubt) => (known === null || !OF_NEW.has(doubt.group)) && !this.namesKnown(row, doubt),
    );
    // A cell that may name several people says first who they are.
    const isSplit = doubts.every(({ field, group }) => group !== undefined || !OF_PEOPLE.has(field));
    const own = this.places.questionsOf(isSplit ? row : { ...row, owner: null, deputy: null });
    for (const doubt of doubts) this.questions.ask(this.questionOf(doubt), askedRow(row, doubt));
    for (const question of own) this.questions.ask(question, askedRow(row));
    if (doubts.length + own.length > 0) {
      this.waiting.push(row);
      return;
    }
    this.bringIn(row, before, asRead);
  }

  /** Whether a cell that may name several people is the whole name of somebody in the record. */
  namesKnown({ owner }: PlanRow, { field, cell, group }: Doubt): boolean {
    const isWhole = field === 'owner' && group === undefined && owner !== null && plain(owner) === plain(cell);
    return isWhole && this.places.input.people.find(owner).person !== null;
  }

  /** A doubt as a question, by itself where somebody wants to be asked about each of its group. */
  questionOf(doubt: Doubt): Omit<ImportQuestion, 'rows'> {
    const { columnsInDoubt, answers } = this.places.input;
    const { group, ...alone } = doubt;
    if (group === 'columns') return askColumns(columnsInDoubt);
    return askCell(group && answers[`cell:${groupKey(group)}`] === EACH ? alone : doubt);
  }

  /** The same number, or the same words under the same theme, stand in a plan once. Each sheet may count from 1. */
  rowTwice(row: PlanRow): string | null {
    const { planRef, title, theme, sheet } = row;
    const ref = `#${planRef?.toLowerCase()}`;
    const names = planRef === null ? [`${theme ?? ''}|${plain(title)}`] : [`${ref}|${sheet}`, `${ref}|${plain(title)}`];
    const before = names.map((name) => this.rowOfName.get(name)).find((one) => one !== undefined);
    for (const name of names) this.rowOfName.set(name, before ?? row);
    if (before === undefined) return null;
    const what = planRef === null ? 'The same action' : `The number ${planRef}`;
    return `${what} stands in ${rowName(before)} already. Put one of them right in the file and send it again.`;
  }

  bringIn(asked: PlanRow, before: Action | null, asRead: PlanRow): void {
    const { places, present } = this;
    const { because, newId } = places.input;
    const place = places.placeOf(asked);
    const row = withWords(asked, place);
    const next = () => present.nextCode(place.expectation);
    const { action, changes } = before
      ? changeBroughtIn(places.acting, before, row, place, places.input, asRead)
      : bringInAll(places.acting, row, place, next, because, newId);
    places.changes.push(...changes);
    this.hold({ row, asRead, before, action, changes });
  }
}

/** Doubts about empty cells, short rows and rows that may be others, which change nothing of an action that is in the record already. */
const OF_NEW: ReadonlySet<DoubtGroup | undefined> = new Set(['owner', 'due', 'bare', 'alone', 'same']);

const OF_PEOPLE: ReadonlySet<PlanField> = new Set(['owner', 'deputy']);

function askedRow({ sheet, row, title }: PlanRow, doubt?: Doubt): AskedRow {
  // The date beside a milestone is no cell.
  const cell = doubt === undefined || doubt.field === 'milestone' || doubt.group === 'columns' ? '' : doubt.cell;
  return { sheet, row: doubt?.row ?? row, title: doubt?.title ?? title, cell };
}

/** Words of a recommendation that is not kept as one go into the update, so that nothing of a row is lost. */
function withWords(row: PlanRow, { recommendationId }: RowPlace): PlanRow {
  if (row.recommendations.length === 0) return row;
  const words = [`Recommendation: ${row.recommendations.join(', ')}`, ...(row.source ? [`Source: ${row.source}`] : [])];
  const lines = recommendationId === null ? words : words.slice(1);
  return { ...row, update: [row.update, ...lines].filter(Boolean).join('\n') || null };
}
