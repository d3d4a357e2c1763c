/** The words about work that was opened again or returned, about blocks that were lifted, and about dates that were refused. */
import { OTHER_CHANGES, type OtherChange, type OtherChangeKind } from '../../../core/files/report/other-changes.ts';
import type { Report } from '../../../core/files/report/report.ts';
import { longDate } from '../../../core/time/dates.ts';
import { dateOf } from '../../../core/time/instants.ts';
import type { Words } from '../../../ports/document.ts';
import { count } from '../../words.ts';
import { codes, named, reasonOr } from './words.ts';

/** The change in a table, and in a summary behind "1 action" or "3 actions". */
interface KindWords {
  readonly cell: string;
  readonly of: readonly [one: string, many: string];
  readonly was: readonly [one: string, many: string];
}

const ACTIONS = ['action', 'actions'] as const;
const MILESTONES = ['milestone', 'milestones'] as const;
const RECOMMENDATIONS = ['recommendation', 'recommendations'] as const;
const WITHDRAWN = ['was withdrawn', 'were withdrawn'] as const;
const REOPENED = ['was reopened', 'were reopened'] as const;

const WORDS: Readonly<Record<OtherChangeKind, KindWords>> = {
  reopened: { cell: 'Reopened', of: ACTIONS, was: REOPENED },
  restored: { cell: 'Back in the plan', of: ACTIONS, was: ['came back into the plan', 'came back into the plan'] },
  returned: {
    cell: 'Returned to its owner',
    of: ACTIONS,
    was: ['was returned to its owner', 'were returned to their owners'],
  },
  unblocked: { cell: 'No longer blocked', of: ACTIONS, was: ['is no longer blocked', 'are no longer blocked'] },
  date_refused: {
    cell: 'Proposed date refused',
    of: ['proposed date', 'proposed dates'],
    was: ['was refused', 'were refused'],
  },
  milestone_withdrawn: { cell: 'Milestone withdrawn', of: MILESTONES, was: WITHDRAWN },
  milestone_reopened: { cell: 'Milestone not done after all', of: MILESTONES, was: REOPENED },
  recommendation_withdrawn: { cell: 'Withdrawn', of: RECOMMENDATIONS, was: WITHDRAWN },
  recommendation_reopened: { cell: 'Reopened', of: RECOMMENDATIONS, was: REOPENED },
};

/** The counts of these changes as parts of a sentence: "1 action was reopened (E2-01)". */
export function countOtherChanges(others: readonly OtherChange[]): readonly string[] {
  return OTHER_CHANGES.flatMap((kind) => {
    const rows = [...new Map(others.filter((one) => one.kind === kind).map(({ row }) => [row.code, row])).values()];
    const { of, was } = WORDS[kind];
    return rows.length === 0 ? [] : [`${count(rows.length, ...of)} ${was[rows.length === 1 ? 0 : 1]} (${codes(rows)})`];
  });
}

/** One such change as the name of its row, the change, its day and the reason. */
export function otherChangeCells(
  { kind, row, at, because, blockedAt }: OtherChange,
  { zone, readers }: Pick<Report, 'zone' | 'readers'>,
): readonly [name: string, change: string, on: string, reason: Words] {
  const day = longDate(dateOf(at, zone));
  const since = blockedAt === null ? '' : ` since ${longDate(dateOf(blockedAt, zone))}`;
  const reason =
    kind === 'unblocked' && readers !== 'public' ? `It was blocked${since}${because ? `: ${because}` : ''}` : because;
  return [named(row), WORDS[kind].cell, day, reasonOr(reason, `reason for the change of ${day}`, readers)];
}
