/** The summary of a report in five points. */

import { deliveryOf } from '../../../core/files/report/delivery.ts';
import type { MeasureRow } from '../../../core/files/report/measures.ts';
import type { Trend } from '../../../core/files/report/replaced.ts';
import type { Report } from '../../../core/files/report/report.ts';
import { saidOf } from '../../../core/files/report/standing.ts';
import type { Action, Notice, Rag } from '../../../core/record/model.ts';
import { longDate } from '../../../core/time/dates.ts';
import type { Block, Span, Words } from '../../../ports/document.ts';
import { basisWord, count, isOrAre, listOf, noticeStatusWord, wasOrWere } from '../../words.ts';
import { describeTimeBeforeFirstReport } from './before-first-report.ts';
import { decisionWords } from './decision.ts';
import { describeDelivery } from './delivery-point.ts';
import { countOtherChanges } from './other-changes.ts';
import { replacedSentence } from './replaced.ts';
import { codes, heading } from './words.ts';

/** Part 2: five points; those about which there is nothing to say are left out. */
export function summaryPart(report: Report): readonly Block[] {
  const points = [describeTerm, describeDelivery, describeChange, describeAttention, describeMeasures]
    .map((point) => point(report))
    .filter((one) => one !== '');
  return [heading(1, 'Summary'), { type: 'list', items: points, isNumbered: true }];
}

function describeTerm({ notice, snapshot, readers, summary: { status, daysLeft } }: Report): Words {
  const decided = decisionWords(notice, snapshot.actions, readers);
  if (decided !== null) return decided;
  const { expiresOn, expiryBasis } = notice;
  const basis = expiryBasis === 'calculated' ? unsureExpiry(notice) : [` (${basisWord(expiryBasis)})`];
  const day = [longDate(expiresOn), ...basis];
  if (status !== 'in_force') return [`The notice is ${noticeStatusWord(status)}; its expiry date was `, ...day, '.'];
  return ['The notice expires on ', ...day, `. ${count(daysLeft, 'day')} ${isOrAre(daysLeft)} left.`];
}

/** The gap behind an expiry date that is only calculated, because readers are not told a date that nobody has confirmed; empty behind any other. */
export function unsureExpiry({ expiryBasis }: Notice): readonly Span[] {
  return expiryBasis === 'calculated' ? [' ', { gap: 'calculated: confirm it against the letter' }] : [];
}

function describeChange(report: Report): string {
  const { since, trend, work, changes, deliveredBefore, readers, zone } = report;
  const isImported = (action: Action) => deliveryOf(action, zone)?.how === 'confirmed_import';
  const complete = work.flatMap((one) => one.done).filter(({ broughtInAt }) => broughtInAt === null);
  const [done, confirmed] = [complete.filter((one) => !isImported(one)), complete.filter(isImported)];
  const late = done.filter((action) => deliveryOf(action, zone)?.isLate === true);
  const { moved, milestonesMoved, movedBefore, added, broughtIn, withdrawn, others } = changes;
  const before = deliveredBefore?.actions.length ?? 0;
  const isUnmoved = moved.length + milestonesMoved.length + movedBefore.length === 0;
  const parts = [
    done.length === 0
      ? `no action was delivered${deliveredBefore === null ? '' : ' under this notice'}`
      : `${count(done.length, 'action')} ${wasOrWere(done.length)} delivered (${codes(done)})${lateWords(done, late)}`,
    ...(confirmed.length === 0
      ? []
      : [
          `${confirmed.length} that the plan called complete ${wasOrWere(confirmed.length)} confirmed (${codes(confirmed)})`,
        ]),
    ...(before === 0 ? [] : [`${before} ${wasOrWere(before)} delivered under the notice before it`]),
    ...(broughtIn.length === 0
      ? []
      : [`${broughtIn.length} ${wasOrWere(broughtIn.length)} brought in from the authority’s plan`]),
    ...(added.length === 0 ? [] : [`${added.length} ${wasOrWere(added.length)} added`]),
    ...(withdrawn.length === 0 ? [] : [`${withdrawn.length} ${wasOrWere(withdrawn.length)} withdrawn`]),
    ...countOtherChanges(others),
    ...(isUnmoved ? ['no date moved'] : moved.length === 0 ? [] : [`${count(moved.length, 'date')} moved`]),
    ...(milestonesMoved.length === 0 ? [] : [`${count(milestonesMoved.length, 'milestone date')} moved`]),
    ...(movedBefore.length === 0
      ? []
      : [
          `${count(movedBefore.length, 'date')} had already moved in the authority’s plan (${codes(movedBefore.map(({ action }) => action))})`,
        ]),
  ];
  const compared = trend === null || readers === 'public' ? '' : trendWords(trend, since);
  return `${replacedSentence(report)}Since ${longDate(since.on)}, ${listOf(parts)}.${compared}${describeTimeBeforeFirstReport(report)}`;
}

function lateWords(done: readonly Action[], late: readonly Action[]): string {
  if (late.length === 0) return '';
  if (late.length === done.length) return done.length === 1 ? ' after its date' : ' after their dates';
  return `, ${late.length} of them after ${late.length === 1 ? 'its date' : 'their dates'} (${codes(late)})`;
}

function trendWords({ now, before: then, isShared }: Trend, since: Report['since']): string {
  const among = isShared ? 'Of the actions under what both notices ask for, ' : '';
  const none = isShared ? 'none' : 'None';
  const day = isShared ? `on ${longDate(since.on)}` : 'then';
  return ` ${among}${now === 0 ? none : now} ${isOrAre(Math.max(1, now))} off track now, and ${then === 0 ? 'none' : then} ${wasOrWere(Math.max(1, then))} ${day}.`;
}

function describeAttention({ work, proposed, snapshot, readers }: Report): string {
  const open = snapshot.actions.filter(
    ({ status }) => status === 'not_started' || status === 'in_progress' || status === 'blocked',
  );
  const awaited = snapshot.recommendations.filter(
    ({ withdrawnAt, outcome, response }) => withdrawnAt === null && outcome === 'open' && response === 'awaiting',
  );
  const without = work.filter(({ actions }) => actions.length === 0).map(({ expectation }) => expectation);
  const said = (rag: Rag) => [
    ...work.filter(({ colour }) => colour?.rag === rag).map(({ expectation }) => expectation),
    ...snapshot.recommendations.filter(
      (row) =>
        row.withdrawnAt === null &&
        row.outcome === 'open' &&
        saidOf(snapshot, { about: 'recommendation', row }).colour?.rag === rag,
    ),
  ];
  const groups: readonly (readonly [string, readonly { readonly code: string }[]])[] = [
    ['rated red', said('red')],
    ['rated amber', said('amber')],
    ['without an action', without],
    ['blocked', open.filter(({ status }) => status === 'blocked')],
    ['without an owner', open.filter(({ ownerId }) => ownerId === null)],
    ['without a date', open.filter(({ dueOn }) => dueOn === null)],
    ['with a proposed date', proposed],
    ['without a response', awaited],
  ];
  const found = groups
    .filter(([, rows]) => rows.length > 0)
    .map(([words, rows]) => `${rows.length} ${words} (${codes(rows)})`);
  if (found.length === 0) return readers === 'public' ? '' : 'Nothing else needs attention.';
  return `Also needs attention: ${found.join('; ')}.`;
}

function describeMeasures({ measures, readers }: Report): string {
  const [only, another] = measures;
  if (!only) return '';
  const which = readers === 'public' ? 'public reading' : 'reading';
  if (!another) return describeMeasure(only, which);
  const of = `Of ${count(measures.length, 'measure')}`;
  const read = measures.filter(({ isRead }) => isRead);
  if (read.length === 0) return `${of}, none has a ${which} yet.`;
  const some = (rows: typeof measures) => `${rows.length} (${codes(rows.map(({ action }) => action))})`;
  const [better, worse] = (['better', 'worse'] as const).map((way) => measures.filter(({ travel }) => travel === way));
  const reached = measures.filter(({ isReached }) => isReached === true);
  const unread = measures.filter(({ isRead }) => !isRead);
  const parts = [
    `${better?.length ? some(better) : 'none'} improved at the latest reading`,
    ...(worse?.length ? [`${some(worse)} got worse`] : []),
    `${reached.length === 0 ? 'none' : some(reached)} ${reached.length > 1 ? 'have' : 'has'} reached the target`,
  ];
  return [
    `${of}, ${parts.slice(0, -1).join(', ')}, and ${parts.at(-1)}.`,
    ...(unread.length === 0 ? [] : [`${some(unread)} ${unread.length === 1 ? 'has' : 'have'} no ${which} yet.`]),
  ].join(' ');
}

/** The sentence about the only measure. */
function describeMeasure({ action, isRead, travel, isReached }: MeasureRow, which: string): string {
  const name = `The one measure (${action.code})`;
  if (!isRead) return `${name} has no ${which} yet.`;
  const course = { better: 'improved', worse: 'got worse', same: 'did not change' } as const;
  const parts = [
    ...(travel === null ? [] : [`${course[travel]} at the latest reading`]),
    ...(isReached === null ? [] : [`has ${isReached ? '' : 'not '}reached the target`]),
  ];
  return parts.length === 0 ? `${name} has been read once.` : `${name} ${parts.join(', and ')}.`;
}
