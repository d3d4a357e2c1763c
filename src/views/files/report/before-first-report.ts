/** The words about the time before a first report begins, of which no report told the body. */
import type { Report } from '../../../core/files/report/report.ts';
import type { Action } from '../../../core/record/model.ts';
import { longDate } from '../../../core/time/dates.ts';
import { dateOf } from '../../../core/time/instants.ts';
import type { Block, Cell } from '../../../ports/document.ts';
import { capitalise } from '../../plan/action-words.ts';
import { count, listOf } from '../../words.ts';
import { deliveryWords } from './action-lines.ts';
import { countOtherChanges, otherChangeCells } from './other-changes.ts';
import { codes, named, tableOr } from './words.ts';
import { partWords } from './work.ts';

/** "Before that, since the notice of …, 3 actions were delivered (…) and 2 dates moved (…)." Empty where a report leaves nothing out. */
export function describeTimeBeforeFirstReport({ beforeFirstReport }: Report): string {
  if (beforeFirstReport === null) return '';
  const { from, delivered, partlyDone, moved, withdrawn, others } = beforeFirstReport;
  const part = (rows: readonly { readonly action: Action }[], of: string, one: string, many = one) =>
    rows.length === 0 ? [] : [`${count(rows.length, of)} ${rows.length === 1 ? one : many} (${codesOf(rows)})`];
  const parts = [
    ...part(
      delivered.map((action) => ({ action })),
      'action',
      'was delivered',
      'were delivered',
    ),
    ...part(partlyDone, 'action', 'had milestones done, contact or readings'),
    ...part(moved, 'date', 'moved'),
    ...part(withdrawn, 'action', 'was withdrawn', 'were withdrawn'),
    ...countOtherChanges(others),
  ];
  return ` Before that, since the notice of ${longDate(from)}, ${listOf(parts)}. This is the first report to this body, so these are listed under “Changes to note”.`;
}

/** The codes of the actions, each once although its date may have moved twice. */
function codesOf(rows: readonly { readonly action: Action }[]): string {
  return codes([...new Map(rows.map(({ action }) => [action.id, action])).values()]);
}

/** The table of that time, oldest first; none where a report leaves nothing out. */
export function tableTimeBeforeFirstReport({ beforeFirstReport, since, zone, readers }: Report): readonly Block[] {
  if (beforeFirstReport === null) return [];
  const { from, delivered, partlyDone, moved, withdrawn, others } = beforeFirstReport;
  const because = (words: string | null) => (words === null || readers === 'public' ? '' : `, because ${words}`);
  const rows: readonly (readonly Cell[])[] = [
    ...delivered.map((action) => [named(action), capitalise(deliveryWords(action, zone))]),
    ...partlyDone.map((one) => [named(one.action), capitalise(partWords(one, zone))]),
    ...moved.map(({ action, at, ...move }) => [
      named(action),
      `Date moved from ${longDate(move.from)} to ${longDate(move.to)} on ${longDate(dateOf(at, zone))}${because(move.because)}`,
    ]),
    ...withdrawn.map(({ action, at, ...one }) => [
      named(action),
      `Withdrawn on ${longDate(dateOf(at, zone))}${because(one.because)}`,
    ]),
    ...others.map((one) => {
      const [name, change, on, reason] = otherChangeCells(one, { zone, readers });
      return [
        name,
        typeof reason === 'string' && readers !== 'public' ? `${change} on ${on}. ${reason}` : `${change} on ${on}`,
      ];
    }),
  ];
  const columns = [
    { title: 'Action', share: 5 },
    { title: 'Done or changed', share: 8 },
  ];
  return tableOr('', `From ${longDate(from)} up to ${longDate(since.on)}, before this first report`, columns, rows);
}
