/** The owners and dates above empty cells, which are perhaps those of a merged cell that lost its merging. */
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
