/** The actions of the record, as the rows of a plan find them. */
import { UserError } from '../record/errors.ts';
import type { Action, Expectation, Snapshot } from '../record/model.ts';
import { plain } from './plain-words.ts';
import type { PlanRow } from './plan-row.ts';

/** The actions that stand in the record, to be found by the plan's number or by their words, and their next free codes. */
export class PresentActions {
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
   * The action that a row is about: by the plan's number, else by its words and its theme. A standing action comes before a
   * withdrawn one, of which `isOther` says that another row or none is about it; one that was taken is not found. Throws
   * `UserError` when several may be meant.
   */
  find(row: PlanRow, isOther: (withdrawn: Action) => boolean): Action | null {
    const isStanding = (action: Action) => !isWithdrawn(action) || row.status === 'withdrawn';
    const isWithdrawnHere = (action: Action) => isWithdrawn(action) && !isOther(action);
    return this.#findAmong(row, isStanding) ?? this.#findAmong(row, isWithdrawnHere);
  }

  /** Says that a row that can be saved is about an action, which no other row is about from then on. */
  take({ id }: Action): void {
    this.#taken.add(id);
  }

  /** The very action of a row in the record, by its number or by its words under its theme; null for a new one. */
  known({ planRef, title, theme }: PlanRow): Action | null {
    const found = planRef === null ? this.#byTitle.get(plain(title)) : this.#byRef.get(planRef.toLowerCase());
    return found?.findLast((one) => one.theme === theme && (planRef !== null || one.planRef === null)) ?? null;
  }

  #findAmong(row: PlanRow, counts: (action: Action) => boolean): Action | null {
    // A measure of a plan may bear the words of its action.
    const isFree = (one: Action) =>
      counts(one) && !this.#taken.has(one.id) && (one.kind === 'measure') === (row.kind === 'measure');
    return this.#findByRef(row, isFree) ?? this.#findByWords(row, isFree);
  }

  #findByRef(row: PlanRow, isFree: (action: Action) => boolean): Action | null {
    const all = row.planRef === null ? [] : (this.#byRef.get(row.planRef.toLowerCase()) ?? []);
    const free = all.filter(isFree);
    const sameWords = free.findLast(({ title }) => plain(title) === plain(row.title));
    // Each sheet may count from 1, so that a number says nothing there by itself.
    const isLikely = ({ theme }: Action) => row.sheet === null || theme === null || theme === row.theme;
    return sameWords ?? free.findLast(isLikely) ?? null;
  }

  #findByWords(row: PlanRow, isFree: (action: Action) => boolean): Action | null {
    const { planRef, title, theme } = row;
    const alike = (this.#byTitle.get(plain(title)) ?? []).filter((one) => {
      const isOtherTheme = theme !== null && one.theme !== null && theme !== one.theme;
      return isFree(one) && !(planRef !== null && one.planRef !== null) && !isOtherTheme;
    });
    const same = alike.filter((one) => one.theme === theme && one.planRef === planRef);
    const [only, another] = same.length > 0 ? same : alike;
    if (!only || !another || isWithdrawn(only)) return only ?? null;
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

function isWithdrawn({ status }: Action): boolean {
  return status === 'withdrawn';
}
