/** The record as it stood at the end of a day, in the same shape as the present one. */
import { inOrder, isOfNotice, LISTS } from './apply.ts';
import type { ColumnDefaults } from './differences.ts';
import type { Notice, Snapshot } from './model.ts';
import type { RecordState } from './rebuild.ts';

/** The notices of a state in the order of entry, as they are read from the record. */
export function noticesOf(state: RecordState): readonly Notice[] {
  return [...state.notice.values()].sort(inOrder(['issuedOn', 'id']));
}

/**
 * The snapshot of a notice, by default the one that the Department had not decided on, else the latest. Columns that are
 * younger than a row have their default there.
 */
export function snapshotOf(state: RecordState, defaults: ColumnDefaults, noticeId?: string): Snapshot {
  const notices = noticesOf(state);
  const found =
    noticeId === undefined
      ? (notices.find(({ decisionOutcome }) => decisionOutcome === null) ?? notices.at(-1))
      : state.notice.get(noticeId);
  const notice = found ? { ...defaults.notice, ...found } : null;
  const lists = Object.entries(LISTS).map(([entity, { name, order }]) => {
    const kind = entity as keyof typeof LISTS;
    const rows = [...state[kind].values()].filter((row) => isOfNotice(row, notice?.id));
    return [name, rows.map((row) => ({ ...defaults[kind], ...row })).sort(inOrder(order))];
  });
  return { notice, ...Object.fromEntries(lists) };
}
