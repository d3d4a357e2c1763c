/** The frame of a report and its summary in five points. */
import { broughtInComplete } from '../../../core/files/confirm-imported.ts';
import { deliveryOf } from '../../../core/files/report/delivery.ts';
import type { Readers } from '../../../core/files/report/readers.ts';
import type { Report } from '../../../core/files/report/report.ts';
import type { Step } from '../../../core/files/report/steps.ts';
import { codeOfMilestone } from '../../../core/plan/milestone.ts';
import type { Action, Notice } from '../../../core/record/model.ts';
import { dayAndDate, longDate } from '../../../core/time/dates.ts';
import { type Block, type Cell, plainWords, type Span, type Words } from '../../../ports/document.ts';
import { capitalise } from '../../plan/action-words.ts';
import { basisWord, count, listOf, moment, noticeStatusWord } from '../../words.ts';
import { postOfPerson } from './people.ts';
import { bodyInSentence, codes, heading, named, paragraph } from './words.ts';

/** Part 1: who reports to whom, when, and what the body is asked to do. */
export function framePart(report: Report): readonly Block[] {
  const { notice, body, nextMeeting, asAt, since, zone } = report;
  const facts: readonly (readonly Cell[])[] = [
    ['Authority', notice.authority],
    ['Report to', [postOfPerson(body)]],
    ['Meeting on', nextMeeting === null ? [{ gap: 'date of the meeting' }] : dayAndDate(nextMeeting)],
    ['Purpose', `To report what has been done under the Best Value Notice of ${longDate(notice.issuedOn)}`],
    ['Author', [{ gap: 'post of the author' }]],
    ['Open or exempt', openness(report)],
    ['Record as at', moment(asAt, zone)],
    ['Covers the time since', `${longDate(since.on)}, ${SINCE_WORDS[since.basis]}`],
  ];
  const columns = [
    { title: 'About this paper', share: 3 },
    { title: 'Detail', share: 8 },
  ];
  return [
    heading(1, 'About this paper'),
    { type: 'table', caption: 'This paper at a glance', columns, rows: facts },
    paragraph([{ strong: `${capitalise(bodyInSentence(plainWords([postOfPerson(body)])))} is asked to:` }]),
    { type: 'list', items: asks(report) },
  ];
}

const SINCE_WORDS: Readonly<Record<Report['since']['basis'], string>> = {
  asked: 'as asked for',
  issued: 'where the last report issued to this body ends',
  meeting: "the day of this body's last meeting that was held",
  notice: 'the day on which the notice was issued',
};

function openness({ readers, isExempt, leftOut }: Report): Words {
  if (readers === 'public') {
    const { exempt, internal } = leftOut;
    if (exempt + internal === 0) return 'Open to the public';
    return `Open to the public. ${count(exempt, 'exempt item')} and ${count(internal, 'internal item')} are left out.`;
  }
  if (isExempt) return ['Holds exempt items: ', { gap: 'the paragraph of Schedule 12A under which it is exempt' }];
  return ['Internal: ', { gap: 'open or exempt' }];
}

function asks({ proposed, work }: Report): readonly Words[] {
  const dates = proposed.map((action) => {
    const { proposedDueOn, dueOn, proposedBecause } = action;
    const instead = dueOn ? ` in place of ${longDate(dueOn)}` : '';
    const because = proposedBecause ? `, because ${proposedBecause}` : '';
    return `agree the date proposed for ${named(action)}: ${longDate(proposedDueOn ?? '')}${instead}${because}`;
  });
  return [
    `note the position on ${work.length === 1 ? 'the expectation' : `each of the ${work.length} expectations`}, in parts 3 and 4`,
    ...dates,
    ['decide ', { gap: 'anything that this meeting must decide' }],
  ];
}

/** Part 2: five points; those about which there is nothing to say are left out. */
export function summaryPart(report: Report): readonly Block[] {
  const points = [clock, delivery, change, attention, measures]
    .map((point) => point(report))
    .filter((one) => one !== '');
  return [heading(1, 'Summary'), { type: 'list', items: points, isNumbered: true }];
}

function clock({ notice, summary: { status, daysLeft } }: Report): Words {
  const day = [longDate(notice.expiresOn), ...basisSpans(notice)];
  if (status !== 'in_force') return [`The notice is ${noticeStatusWord(status)}; its expiry date was `, ...day, '.'];
  return ['The notice expires on ', ...day, `. ${count(daysLeft, 'day')} ${isOrAre(daysLeft)} left.`];
}

/** A date that is only calculated is a gap, because a board is not told a date that nobody has confirmed. */
function basisSpans({ expiryBasis }: Notice): readonly Span[] {
  if (expiryBasis === 'calculated') return [' ', { gap: 'calculated: confirm it against the letter' }];
  return [` (${basisWord(expiryBasis)})`];
}

function delivery({ summary, totals, work, snapshot, readers, today }: Report): string {
  const { dueByNow, counts, recommendations, total: all } = summary;
  const { total, complete } = dueByNow;
  const off = work.flatMap(({ offTrack }) => offTrack);
  const late = off.filter(({ kind }) => kind === 'once');
  const lapsed = off.filter(({ kind }) => kind !== 'once');
  const kept = totals.kept_up + totals.lapsed;
  const by = `due by ${longDate(today)}`;
  // Nobody here has said of these that they are delivered.
  const broughtIn = broughtInComplete(snapshot).filter(({ kind }) => kind === 'once');
  const isDue = ({ dueOn }: Action) => dueOn !== null && dueOn <= today;
  const words: readonly [string, string] = ['action', 'actions'];
  return [
    partOf(complete - broughtIn.filter(isDue).length, total, words, by, 'delivered'),
    ...(all > total ? [partOf(counts.complete - broughtIn.length, all, words, 'in all', 'delivered')] : []),
    ...(broughtIn.length === 0
      ? []
      : [
          `${broughtIn.length} ${isOrAre(broughtIn.length)} complete when brought in, not confirmed (${codes(broughtIn)}).`,
        ]),
    ...offWords(late, readers),
    ...stepWords(work.flatMap(({ offSteps }) => offSteps)),
    ...(kept === 0 ? [] : [keptUpWords(kept, lapsed)]),
    ...(recommendations.total === 0
      ? []
      : [
          partOf(
            recommendations.implemented,
            recommendations.total,
            ['recommendation', 'recommendations'],
            '',
            'implemented',
          ),
        ]),
  ].join(' ');
}

/** A public paper leaves out the words that nothing is off track, because an internal update may say the contrary. */
function offWords(late: readonly Action[], readers: Readers): readonly string[] {
  const [n, are] = [late.length, isOrAre(late.length)];
  if (readers === 'public') return n === 0 ? [] : [`${n} ${are} late or red by what is public: ${codes(late)}.`];
  return [n === 0 ? 'No action is off track.' : `${n} ${are} off track: ${codes(late)}.`];
}

function stepWords(steps: readonly Step[]): readonly string[] {
  const group = (words: string, isMeant: (step: Step) => boolean) => {
    const found = steps.filter(isMeant).map(({ action, milestone }) => ({ code: codeOfMilestone(action, milestone) }));
    return found.length === 0
      ? []
      : [`${count(found.length, 'milestone')} ${isOrAre(found.length)} ${words}: ${codes(found)}.`];
  };
  return [...group('late', ({ isLate }) => isLate), ...group('red in the plan', ({ redOn }) => redOn !== null)];
}

/** "8 of 12 actions due by 25 June 2024 are delivered." */
function partOf(
  n: number,
  total: number,
  [one, many]: readonly [one: string, many: string],
  which: string,
  done: string,
): string {
  const rest = which === '' ? '' : ` ${which}`;
  if (total === 0) return `No ${one} was ${which}.`;
  if (which === 'in all')
    return `In all, ${n === 0 ? 'none' : n} of ${count(total, one, many)} ${isOrAre(n || 1)} ${done}.`;
  if (total === 1) return `The one ${one}${rest} is ${n === 1 ? '' : 'not '}${done}.`;
  return `${n === 0 ? 'None' : n} of ${total} ${many}${rest} ${isOrAre(n || 1)} ${done}.`;
}

/** Meetings, contact, readings and evidence that come again are kept up or lapsed, and never complete. */
function keptUpWords(kept: number, lapsed: readonly Action[]): string {
  if (kept === 1) return `The one commitment to be kept up has ${lapsed.length === 1 ? '' : 'not '}lapsed.`;
  const all = `Of ${kept} commitments to be kept up`;
  if (lapsed.length === 0) return `${all}, none has lapsed.`;
  return `${all}, ${lapsed.length} ${lapsed.length === 1 ? 'has' : 'have'} lapsed: ${codes(lapsed)}.`;
}

function isOrAre(n: number): string {
  return n === 1 ? 'is' : 'are';
}

function change(report: Report): string {
  const { since, totals, totalsBefore, work, changes, deliveredBefore, readers, zone } = report;
  const done = work.flatMap((one) => one.done).filter(({ broughtInAt }) => broughtInAt === null);
  const late = done.filter((action) => deliveryOf(action, zone)?.isLate === true);
  const { moved, movedBefore, added, broughtIn, withdrawn } = changes;
  const before = deliveredBefore?.actions.length ?? 0;
  const isUnmoved = moved.length + movedBefore.length === 0;
  const parts = [
    done.length === 0
      ? `no action was delivered${deliveredBefore === null ? '' : ' under this notice'}`
      : `${count(done.length, 'action')} ${wasOrWere(done.length)} delivered (${codes(done)})${late.length === 0 ? '' : `, ${late.length} of them after the date (${codes(late)})`}`,
    ...(before === 0 ? [] : [`${before} ${wasOrWere(before)} delivered under the notice before it`]),
    ...(broughtIn.length === 0 ? [] : [`${broughtIn.length} ${wasOrWere(broughtIn.length)} brought in from a plan`]),
    ...(added.length === 0 ? [] : [`${added.length} ${wasOrWere(added.length)} added`]),
    ...(withdrawn.length === 0 ? [] : [`${withdrawn.length} ${wasOrWere(withdrawn.length)} withdrawn`]),
    ...(isUnmoved ? ['no date moved'] : moved.length === 0 ? [] : [`${count(moved.length, 'date')} moved`]),
    ...(movedBefore.length === 0
      ? []
      : [
          `${count(movedBefore.length, 'date')} had moved before coming into the record (${codes(movedBefore.map(({ action }) => action))})`,
        ]),
  ];
  const then = totalsBefore?.off_track;
  const trend =
    then === undefined || readers === 'public'
      ? ''
      : ` ${totals.off_track === 0 ? 'None' : totals.off_track} ${isOrAre(Math.max(1, totals.off_track))} off track now, and ${then === 0 ? 'none' : then} ${wasOrWere(Math.max(1, then))} then.`;
  return `Since ${longDate(since.on)}, ${listOf(parts)}.${trend}`;
}

function wasOrWere(n: number): string {
  return n === 1 ? 'was' : 'were';
}

function attention({ work, proposed, snapshot, readers }: Report): string {
  const open = snapshot.actions.filter(
    ({ status }) => status === 'not_started' || status === 'in_progress' || status === 'blocked',
  );
  const without = work.filter(({ actions }) => actions.length === 0).map(({ expectation }) => expectation);
  const red = work.filter(({ colour }) => colour?.rag === 'red').map(({ expectation }) => expectation);
  const groups: readonly (readonly [string, readonly { readonly code: string }[]])[] = [
    ['said to be red', red],
    ['without an action', without],
    ['blocked', open.filter(({ status }) => status === 'blocked')],
    [
      'reported complete and not confirmed yet',
      snapshot.actions.filter(({ status }) => status === 'reported_complete'),
    ],
    ['without an owner', open.filter(({ ownerId }) => ownerId === null)],
    ['without a date', open.filter(({ dueOn }) => dueOn === null)],
    ['with a proposed date', proposed],
  ];
  const found = groups
    .filter(([, rows]) => rows.length > 0)
    .map(([words, rows]) => `${rows.length} ${words} (${codes(rows)})`);
  if (found.length === 0) return readers === 'public' ? '' : 'Nothing else needs attention.';
  return `Also needing attention: ${found.join('; ')}.`;
}

function measures({ measures, readers }: Report): string {
  if (measures.length === 0) return '';
  const [of, which] = [`Of ${count(measures.length, 'measure')}`, readers === 'public' ? 'public reading' : 'reading'];
  const read = measures.filter(({ isRead }) => isRead);
  if (read.length === 0) return `${of}, none has a ${which} yet.`;
  const better = measures.filter(({ travel }) => travel === 'better');
  const reached = measures.filter(({ isReached }) => isReached === true);
  const codesOf = (rows: typeof measures) => ` (${codes(rows.map(({ action }) => action))})`;
  const unread = measures.filter(({ isRead }) => !isRead);
  return [
    `${of}, ${better.length === 0 ? 'none' : `${better.length}${codesOf(better)}`} improved at the latest reading, and ${reached.length === 0 ? 'none' : `${reached.length}${codesOf(reached)}`} ${reached.length > 1 ? 'have' : 'has'} reached the target.`,
    ...(unread.length === 0
      ? []
      : [`${unread.length}${codesOf(unread)} ${unread.length === 1 ? 'has' : 'have'} no ${which} yet.`]),
  ].join(' ');
}
