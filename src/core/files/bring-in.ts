/** Plans what an import of a council's plan would do: new actions, differences to those that are there, and questions. */
import { type ActorContext, requireLead } from '../people/person.ts';
import type { Change } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import { rowById } from '../record/find-row.ts';
import type { Action, Expectation, Notice, Person, Snapshot } from '../record/model.ts';
import { changeBroughtIn } from './bring-in-changes.ts';
import { type BringInInput, Places, plain } from './bring-in-places.ts';
import { bringInAll, type RowPlace } from './bring-in-row.ts';
import type { ImportQuestion } from './import-answers.ts';
import { askCell, QuestionList } from './import-questions.ts';
import type { PlanRow } from './plan-row.ts';

/** One row that can be saved. `before` is null for a new action; without changes the record says the same already. */
export interface ReadyRow {
  readonly row: PlanRow;
  readonly before: Action | null;
  readonly action: Action;
  readonly changes: readonly Change[];
}

/** Everything that an import would do. */
export interface BringIn {
  readonly ready: readonly ReadyRow[];
  readonly waiting: readonly PlanRow[];
  readonly questions: readonly ImportQuestion[];
  /** Rows that cannot be brought in as they are, each with its reason. */
  readonly faults: readonly { readonly row: number; readonly message: string }[];
  /** The people who are entered with the rows that can be saved. */
  readonly entered: readonly Person[];
  /** The recommendations that are added with them. */
  readonly recommendations: number;
  /** All changes of the rows that can be saved, in an order in which they can be applied. */
  readonly changes: readonly Change[];
}

/** Plans the import of a council's plan, and changes nothing. Leads only. Throws `UserError` where nothing can be brought in. */
export function planBringIn(acting: ActorContext, notice: Notice, input: BringInInput): BringIn {
  requireLead(acting, 'import a plan');
  if (acting.snapshot.expectations.length === 0) {
    throw new UserError(
      'The notice has no expectation yet, under which actions could stand. Add them first: add expectation "…"',
    );
  }
  const places = new Places(acting, notice, input);
  const planner = new Planner(places);
  for (const row of input.rows) planner.take(row);
  const { ready, waiting, faults, questions } = planner;
  const { entered, recommendations, changes } = places;
  return { ready, waiting, faults, questions: questions.all(), entered, recommendations, changes };
}

class Planner {
  readonly places: Places;
  readonly questions = new QuestionList();
  readonly ready: ReadyRow[] = [];
  readonly waiting: PlanRow[] = [];
  readonly faults: { row: number; message: string }[] = [];
  readonly rowOfName = new Map<string, number>();

  constructor(places: Places) {
    this.places = places;
  }

  take(row: PlanRow): void {
    const twice = this.rowTwice(row);
    if (twice !== null) {
      this.faults.push({ row: row.row, message: twice });
      return;
    }
    const open = [...row.doubts.map(askCell), ...this.places.questionsOf(row)];
    for (const question of open) this.questions.ask(question, row.row);
    if (open.length > 0) {
      this.waiting.push(row);
      return;
    }
    try {
      this.places.wholeOrNothing(() => this.bringIn(row));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.faults.push({ row: row.row, message: error.message });
    }
  }

  /** The same number, or the same words under the same theme, stand in a plan once. */
  rowTwice(row: PlanRow): string | null {
    const name = row.planRef === null ? `${row.theme ?? ''}|${plain(row.title)}` : `#${row.planRef.toLowerCase()}`;
    const before = this.rowOfName.get(name);
    this.rowOfName.set(name, before ?? row.row);
    if (before === undefined) return null;
    const what = row.planRef === null ? 'The same action' : `The number ${row.planRef}`;
    return `${what} stands in row ${before} already. Put one of them right in the file and send it again.`;
  }

  bringIn(asRead: PlanRow): void {
    const { places } = this;
    const { because, newId } = places.input;
    const place = places.placeOf(asRead);
    const row = withWords(asRead, place);
    const present = presentOf(row, places.acting.snapshot);
    if (present) {
      const changes = changeBroughtIn(places.acting, present, row, place, because, newId);
      places.apply(changes);
      this.ready.push({
        row,
        before: present,
        action: rowById(places.acting.snapshot.actions, present.id) ?? present,
        changes,
      });
      return;
    }
    const codes = codesOf(place.expectation, places.acting.snapshot);
    const { action, changes } = bringInAll(places.acting, row, place, codes, because, newId);
    places.apply(changes);
    this.ready.push({ row, before: null, action, changes });
  }
}

/** Gives the next free codes under an expectation, one after the other. */
function codesOf({ id, code }: Expectation, { actions }: Snapshot): () => string {
  const taken = actions.filter((action) => action.expectationId === id);
  let last = Math.max(0, ...taken.map((action) => Number(action.code.split('-')[1])));
  return () => {
    last += 1;
    return `${code}-${String(last).padStart(2, '0')}`;
  };
}

/** The action that a row is about: by the plan's number, else by its words. */
function presentOf({ planRef, title, theme }: PlanRow, { actions }: Snapshot): Action | null {
  const standing = actions.filter(({ status, kind }) => status !== 'withdrawn' && kind !== 'measure');
  const byRef =
    planRef === null ? undefined : standing.find((one) => one.planRef?.toLowerCase() === planRef.toLowerCase());
  const [byTitle, another] = standing.filter((one) => {
    const isOther =
      (planRef !== null && one.planRef !== null) || (theme !== null && one.theme !== null && theme !== one.theme);
    return !isOther && plain(one.title) === plain(title);
  });
  return byRef ?? (another ? null : (byTitle ?? null));
}

/** Words of a recommendation that is not kept as one go into the update, so that nothing of a row is lost. */
function withWords(row: PlanRow, { recommendationId }: RowPlace): PlanRow {
  if (row.recommendations.length === 0) return row;
  const words = [`Recommendation: ${row.recommendations.join(', ')}`, ...(row.source ? [`Source: ${row.source}`] : [])];
  const lines = recommendationId === null ? words : words.slice(1);
  return { ...row, update: [row.update, ...lines].filter(Boolean).join('\n') || null };
}
