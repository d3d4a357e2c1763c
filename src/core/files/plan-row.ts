/** A plan as a council keeps it in a spreadsheet, after reading: one row for each action, with everything that is in doubt. */
import type { Action, BetterWay, DeliveryStatus, IsoDate, Level, Rag } from '../record/model.ts';
import type { DoubtGroup } from './plan-groups.ts';
import type { RhythmDay } from './plan-rhythm-day.ts';

/** The cells of one sheet as a person sees them, row by row; empty rows are kept, so that row 1 of the sheet is at index 0. */
export type CellRows = readonly (readonly string[])[];

/** Cells that one value covers, counted from 0, the last row and column included. */
export interface MergedCells {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One sheet of a file. A CSV file has one, without a name and without merged cells. */
export interface Sheet {
  readonly name: string | null;
  readonly rows: CellRows;
  readonly merged: readonly MergedCells[];
  /** People do not see the sheet until they ask their spreadsheet to show it. */
  readonly isHidden?: boolean;
  /** The colours of cells in a sheet that uses several of them, by `row:column`, counted from 0: red, amber, green … */
  readonly fills?: Readonly<Record<string, string>>;
  /** The words that are struck through, by `row:column`. Where they are a part of a cell, its text has them no more. */
  readonly struck?: Readonly<Record<string, string>>;
  /** The first row of a part that is a table of its own below others, as a spreadsheet shows it. */
  readonly partFrom?: number;
  /** The rows that people do not see, counted from 0. */
  readonly hiddenRows?: readonly number[];
  /** The columns that people do not see, counted from 0. */
  readonly hiddenColumns?: readonly number[];
}

/** The place of a row in the file, as a spreadsheet shows it. */
export interface RowAt {
  /** The name of its sheet; null in a file with one plan, where the number says enough. */
  readonly sheet: string | null;
  readonly row: number;
  /** Which action of the row, counted from 1, where one cell lists several. */
  readonly part?: number;
}

/** A row by its number, with its sheet where the file has several: `row 5`, `row 5 of “Finance”`. */
export function rowName({ sheet, row, part }: RowAt): string {
  const name = part === undefined ? `row ${row}` : `row ${row}, line ${part}`;
  return sheet === null ? name : `${name} of “${sheet}”`;
}

/** The same at the beginning of a sentence. */
export function rowTitle(at: RowAt): string {
  return `R${rowName(at).slice(1)}`;
}

/** A row as a key: `5`, `Finance!5`, and `5.2` for the second action in its cell. */
export function rowKey({ sheet, row, part }: RowAt): string {
  const number = part === undefined ? `${row}` : `${row}.${part}`;
  return sheet === null ? number : `${sheet}!${number}`;
}

/** Every part of an action that a column can hold. */
export const PLAN_FIELDS = [
  'planRef',
  'theme',
  'expectation',
  'recommendation',
  'source',
  'title',
  'milestone',
  'stage',
  'owner',
  'deputy',
  'leadCouncillor',
  'level',
  'body',
  'due',
  'originalDue',
  'revisedDue',
  'completedOn',
  'everyWeeks',
  'status',
  'rag',
  'blockedBecause',
  'update',
  'next',
  'correctiveAction',
  'evidenceRequired',
  'evidence',
  'measure',
  'baseline',
  'target',
  'targetOn',
  'unit',
  'better',
] as const;

/** One of `PLAN_FIELDS`: the part of an action that a column holds. */
export type PlanField = (typeof PLAN_FIELDS)[number];

/** The names of the fields as people read them, in the middle of a sentence. */
export const PLAN_FIELD_NAMES: Readonly<Record<PlanField, string>> = {
  planRef: 'the plan’s number',
  theme: 'the theme',
  expectation: 'the expectation',
  recommendation: 'the recommendation',
  source: 'who made the recommendation',
  title: 'the action',
  milestone: 'a milestone of the action',
  stage: 'a milestone of every action, with its date',
  owner: 'the owner',
  deputy: 'the deputy',
  leadCouncillor: 'the lead councillor',
  level: 'the level',
  body: 'the board that oversees it',
  due: 'the due date',
  originalDue: 'the first due date',
  revisedDue: 'the revised due date',
  completedOn: 'the day of completion',
  everyWeeks: 'the rhythm',
  status: 'the status',
  rag: 'red, amber or green',
  blockedBecause: 'why it is blocked',
  update: 'words of progress',
  next: 'the next step',
  correctiveAction: 'the corrective action',
  evidenceRequired: 'the evidence required',
  evidence: 'evidence',
  measure: 'a measure',
  baseline: 'the baseline of the measure',
  target: 'the target of the measure',
  targetOn: 'the day of the measure’s target',
  unit: 'the unit of the measure',
  better: 'which way is better for the measure',
};

/** Something that a reader cannot be sure of. It is asked about, once for all rows that hold the same cell; a milestone has a row of its own. */
export interface Doubt extends RowAt {
  readonly field: PlanField;
  /** The cell as it stands in the file. */
  readonly cell: string;
  /** The words of the key of the file about it; sheets with other keys are asked about apart. */
  readonly byKey?: string | undefined;
  /** The words of the milestone that the row holds, where it is not an action. */
  readonly title?: string;
  /** The kind of doubts with which it can be answered together. */
  readonly group?: DoubtGroup;
  /** A whole sentence that says what is in doubt. */
  readonly question: string;
  /** Texts that would be read without a doubt in place of the cell, likeliest first; none when only a person can say. */
  readonly options: readonly string[];
}

/** A step inside an action. */
export interface PlanMilestone {
  readonly ref: string | null;
  readonly title: string;
  readonly dueOn: IsoDate | null;
  readonly isDone: boolean;
  /** The day on which it was done; null while nobody has said which day that was. */
  readonly doneOn: IsoDate | null;
  /** The words of its status, when they say more than done or not done. */
  readonly note: string | null;
  /** The colour of its own line; null where the plan says none, or that of its action alone. */
  readonly rag: Rag | null;
}

/** A figure with the value that it starts from and the value that it is to reach. */
export interface PlanMeasure {
  readonly title: string;
  /** `%`, `£m`, `days`; '' for a plain number. */
  readonly unit: string;
  readonly baseline: number | null;
  readonly target: number | null;
  /** The day on which the target is to be reached, once somebody has said it. */
  readonly targetOn: IsoDate | null;
  readonly baselineOn: IsoDate | null;
  /** How often it is read; null when the plan does not say. */
  readonly everyWeeks: number | null;
  /** Null when neither the plan nor its figures say which way is better. */
  readonly better: BetterWay | null;
}

/** One action of a plan. Null stands for a part that the file leaves empty. */
export interface PlanRow extends RowAt {
  readonly planRef: string | null;
  readonly theme: string | null;
  /** The cell of a column of expectations, obligations or directions. */
  readonly expectation: string | null;
  /** The numbers or the words of the recommendations that the action answers. */
  readonly recommendations: readonly string[];
  /** Who made the recommendation. */
  readonly source: string | null;
  readonly title: string;
  /** The names as the file writes them. */
  readonly owner: string | null;
  readonly deputy: string | null;
  readonly level: Level | null;
  /** The boards that oversee it, as the file writes them; their words stand in the update as well. */
  readonly bodies: readonly string[];
  /** The body with which the action keeps up contact, as its title writes it. */
  readonly contactWith: string | null;
  readonly dueOn: IsoDate | null;
  readonly originalDueOn: IsoDate | null;
  /** A row of a sheet of measures is a measure by itself, and its date is that of the target. */
  readonly kind: Exclude<Action['kind'], 'meeting'>;
  /** The day of its month, quarter or week, on which it is due for the first time. */
  readonly rhythmDay: RhythmDay | null;
  readonly everyWeeks: number | null;
  readonly status: DeliveryStatus | null;
  readonly blockedBecause: string | null;
  /** The day on which the file says that a complete action was completed. */
  readonly completedOn: IsoDate | null;
  readonly rag: Rag | null;
  /** The cells of progress, which the plan has columns for, say nothing beside the colour, so that it tells of no work. */
  readonly isColourAlone: boolean;
  readonly evidenceRequired: string | null;
  /** Links to proof that is there already. */
  readonly evidence: string | null;
  /** Words of progress, and each cell of a column that has no other place, under its heading. */
  readonly update: string | null;
  /** The work that comes next, in words. */
  readonly next: string | null;
  readonly correctiveAction: string | null;
  readonly milestones: readonly PlanMilestone[];
  readonly measure: PlanMeasure | null;
  /** The parts that an action should have and the file leaves open. */
  readonly gaps: readonly ('owner' | 'due')[];
  readonly doubts: readonly Doubt[];
  /** How cells were understood that could be misread, as whole sentences. */
  readonly said: readonly string[];
}
