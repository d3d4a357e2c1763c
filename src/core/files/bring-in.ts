/** Plans what an import of a council's plan would do: new actions, differences to those that are there, and questions. */
import { type ActorContext, requireLead } from '../people/person.ts';
import type { Change } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { Action, Expectation, Notice, Person, Snapshot } from '../record/model.ts';
import { changeBroughtIn } from './bring-in-changes.ts';
import type { BringInInput } from './bring-in-input.ts';
import { Places, plain } from './bring-in-places.ts';
import { bringInAll, type RowPlace } from './bring-in-row.ts';
import { withoutSettled } from './bring-in-settled.ts';
import { ALL, type AskedRow, type ImportQuestion } from './import-answers.ts';
import { askBodies, askCell, askColumns, askSheets, QuestionList } from './import-questions.ts';
import { type DoubtGroup, EACH, groupKey } from './plan-groups.ts';
import { type Doubt, type PlanField, type PlanRow, type RowAt, rowName } from './plan-row.ts';

/** One row that can be saved. `before` is null for a new action; without changes the record says the same already. */
export interface ReadyRow {
  readonly row: PlanRow;
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
    const { entered, recommendations, changes } = this.places;
    const areNamesApart = this.places.input.answers[`person:${ALL}`] === EACH;
    const questions = [...this.questions.all({ areNamesApart }), ...(bodies.size > 0 ? [askBodies(bodies)] : [])];
    return { ready, waiting, faults, questions, entered, recommendations, changes };
  }

  /** Plans a row: it can be saved, it waits for answers, or it cannot be brought in. */
  take(asRead: PlanRow): void {
    const known = this.present.known(asRead);
    const row = withoutSettled(asRead, known, this.places.input.people);
    const twice = this.rowTwice(row);
    if (twice !== null) {
      this.faults.push({ sheet: row.sheet, row: row.row, message: twice });
      return;
    }
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
    try {
      this.places.wholeOrNothing(() => this.bringIn(row));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.faults.push({ sheet: row.sheet, row: row.row, message: error.message });
    }
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

  bringIn(asRead: PlanRow): void {
    const { places, present } = this;
    const { because, newId } = places.input;
    const place = places.placeOf(asRead);
    const row = withWords(asRead, place);
    const before = present.find(row);
    const next = () => present.nextCode(place.expectation);
    const { action, changes } = before
      ? changeBroughtIn(places.acting, before, row, place, because, newId)
      : bringInAll(places.acting, row, place, next, because, newId);
    places.changes.push(...changes);
    this.ready.push({ row, before, action, changes });
  }
}

/** Doubts about empty cells and short rows, which change nothing of an action that is in the record already. */
const OF_NEW: ReadonlySet<DoubtGroup | undefined> = new Set(['owner', 'due', 'bare', 'alone']);

const OF_PEOPLE: ReadonlySet<PlanField> = new Set(['owner', 'deputy']);

/** The actions that stand in the record, to be found by the plan's number or by their words, and their next free codes. */
class PresentActions {
  readonly #byRef: ReadonlyMap<string, readonly Action[]>;
  readonly #byTitle: ReadonlyMap<string, readonly Action[]>;
  readonly #lastNumber = new Map<string, number>();
  readonly #taken = new Set<string>();

  constructor({ actions }: Snapshot) {
    // A standing action comes before a withdrawn one.
    const inOrder = [...actions.filter(isWithdrawn), ...actions.filter((action) => !isWithdrawn(action))];
    this.#byRef = Map.groupBy(inOrder, ({ planRef }) => planRef?.toLowerCase() ?? '');
    this.#byTitle = Map.groupBy(inOrder, ({ title }) => plain(title));
    for (const { expectationId, code } of actions) {
      const number = Number(code.split('-')[1]);
      this.#lastNumber.set(expectationId, Math.max(number, this.#lastNumber.get(expectationId) ?? 0));
    }
  }

  /**
   * The action that a row is about: by the plan's number, else by its words and its theme. A withdrawn action is found for a
   * row that is withdrawn as well, and for no other; an action is found once. Throws `UserError` when several may be meant.
   */
  find(row: PlanRow): Action | null {
    const found = this.#findByRef(row) ?? this.#findByWords(row);
    if (found) this.#taken.add(found.id);
    return found;
  }

  /** The very action of a row in the record, by its number or by its words under its theme; null for a new one. */
  known({ planRef, title, theme }: PlanRow): Action | null {
    const found = planRef === null ? this.#byTitle.get(plain(title)) : this.#byRef.get(planRef.toLowerCase());
    return found?.find((one) => one.theme === theme && (planRef !== null || one.planRef === null)) ?? null;
  }

  #isFree({ id, status, kind }: Action, row: PlanRow): boolean {
    // A measure of a plan may bear the words of its action.
    if ((kind === 'measure') !== (row.kind === 'measure')) return false;
    return !this.#taken.has(id) && (status !== 'withdrawn' || row.status === 'withdrawn');
  }

  #findByRef(row: PlanRow): Action | null {
    const all = row.planRef === null ? [] : (this.#byRef.get(row.planRef.toLowerCase()) ?? []);
    const free = all.filter((one) => this.#isFree(one, row));
    const sameWords = free.findLast(({ title }) => plain(title) === plain(row.title));
    // Each sheet may count from 1, so that a number says nothing there by itself.
    const isLikely = ({ theme }: Action) => row.sheet === null || theme === null || theme === row.theme;
    return sameWords ?? free.findLast(isLikely) ?? null;
  }

  #findByWords(row: PlanRow): Action | null {
    const { planRef, title, theme } = row;
    const alike = (this.#byTitle.get(plain(title)) ?? []).filter((one) => {
      const isOtherTheme = theme !== null && one.theme !== null && theme !== one.theme;
      return this.#isFree(one, row) && !(planRef !== null && one.planRef !== null) && !isOtherTheme;
    });
    const same = alike.filter((one) => one.theme === theme && one.planRef === planRef);
    const [only, another] = same.length > 0 ? same : alike;
    if (!only || !another) return only ?? null;
    throw new UserError(
      `${only.code} and ${another.code} bear the words of this action. Give the row a number or a theme, so that one of them is meant.`,
    );
  }

  /** The next free code under an expectation, which is taken from then on. */
  nextCode({ id, code, codesUpTo }: Expectation): string {
    const number = Math.max(codesUpTo, this.#lastNumber.get(id) ?? 0) + 1;
    this.#lastNumber.set(id, number);
    return `${code}-${String(number).padStart(2, '0')}`;
  }
}

function askedRow({ sheet, row, title }: PlanRow, doubt?: Doubt): AskedRow {
  // The date beside a milestone is no cell.
  const cell = doubt === undefined || doubt.field === 'milestone' || doubt.group === 'columns' ? '' : doubt.cell;
  return { sheet, row: doubt?.row ?? row, title: doubt?.title ?? title, cell };
}

function isWithdrawn({ status }: Action): boolean {
  return status === 'withdrawn';
}

/** Words of a recommendation that is not kept as one go into the update, so that nothing of a row is lost. */
function withWords(row: PlanRow, { recommendationId }: RowPlace): PlanRow {
  if (row.recommendations.length === 0) return row;
  const words = [`Recommendation: ${row.recommendations.join(', ')}`, ...(row.source ? [`Source: ${row.source}`] : [])];
  const lines = recommendationId === null ? words : words.slice(1);
  return { ...row, update: [row.update, ...lines].filter(Boolean).join('\n') || null };
}
