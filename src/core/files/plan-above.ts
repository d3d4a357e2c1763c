/** The values above empty cells that reach down to them: themes surely, owners and dates perhaps, where merging was lost. */
import type { PlanColumn } from './plan-column.ts';
import type { PlanField } from './plan-row.ts';

/** The values above a line that has none of its own. */
export type ValuesAbove = Readonly<Partial<Record<'owner' | 'due', string>>>;

const PEOPLE = ['owner', 'deputy'] as const satisfies readonly PlanField[];
const DATES = ['due', 'originalDue', 'revisedDue', 'completedOn'] as const satisfies readonly PlanField[];

/** Remembers the last owner and the last date from line to line. */
export class PeopleAbove {
  #last = { owner: '', due: '' };

  /** Begins anew below a heading. */
  forget(): void {
    this.#last = { owner: '', due: '' };
  }

  /** The values above a line without an owner; `textOf` gives its cells of some fields. */
  take(textOf: (...fields: readonly PlanField[]) => string): ValuesAbove {
    const { owner, due } = this.#last;
    if (textOf('milestone') !== '') return {};
    const own = { owner: textOf(...PEOPLE), due: textOf(...DATES) };
    this.#last = { owner: own.owner || owner, due: own.due || due };
    if (own.owner !== '' || owner === '') return {};
    return { owner, ...(own.due === '' && due !== '' ? { due } : {}) };
  }
}

/** Headings of columns on the left whose cells stand once for several rows. */
const SPANS_ROWS = /outcome|objective|aim|goal|issue|finding|area|priority|rationale|context|theme|why/i;

/** Whether a value of a field counts for the empty cells below it. */
export function reachesDown(field: PlanField | null): boolean {
  return field === 'theme' || field === 'expectation';
}

const GOES_ON: ReadonlySet<PlanField> = new Set(['update', 'owner', 'deputy', 'evidenceRequired', 'evidence']);

/** Whether filled cells only go on with the words or the people of the row above. */
export function goOn(filled: readonly PlanColumn[]): boolean {
  const ofAbove = filled.filter(({ field }) => field === null || GOES_ON.has(field) || reachesDown(field));
  return ofAbove.length === filled.length && filled.some(({ field }) => field !== null && GOES_ON.has(field));
}

/** Remembers the cells of columns on the left of the actions that count for the empty ones below them. */
export class ReachingCells {
  readonly #columns: readonly PlanColumn[];
  #last: Record<number, string> = {};

  constructor(columns: readonly PlanColumn[]) {
    const title = columns.find(({ field }) => field === 'title')?.index ?? columns.length;
    const reaches = ({ field, heading }: PlanColumn) =>
      reachesDown(field) || (field === null && SPANS_ROWS.test(heading));
    this.#columns = columns.filter((column) => column.index < title && reaches(column));
  }

  /** Begins anew below a heading. */
  forget(): void {
    this.#last = {};
  }

  /** The cells with those above them that reach down. `isNewTheme`: the row begins another theme; `isThemeAbove`: it names none. */
  fill(cells: readonly string[]): {
    readonly cells: string[];
    readonly isNewTheme: boolean;
    readonly isThemeAbove: boolean;
  } {
    const whole = [...cells];
    let isNewTheme = false;
    let isThemeAbove = false;
    for (const { index, field } of this.#columns) {
      const own = whole[index] ?? '';
      if (own === '') {
        whole[index] = this.#last[index] ?? '';
        isThemeAbove ||= field === 'theme' && whole[index] !== '';
      } else {
        isNewTheme ||= field === 'theme' && this.#last[index] !== own;
        this.#last[index] = own;
      }
    }
    return { cells: whole, isNewTheme, isThemeAbove };
  }
}
