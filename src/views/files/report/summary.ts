/** The frame of a report and its summary in five sentences. */
import type { Report } from '../../../core/files/report/report.ts';
import { dayAndDate, longDate } from '../../../core/time/dates.ts';
import { type Block, type Cell, plainWords, type Words } from '../../../ports/document.ts';
import { basisWord, count, listOf, moment, noticeStatusWord } from '../../words.ts';
import { postOfPerson } from './people.ts';
import { codes, heading, named, paragraph } from './words.ts';

/** Part 1: who reports to whom, when, and what the body is asked to do. */
export function framePart(report: Report, zone: string): readonly Block[] {
  const { notice, body, nextMeeting, asAt, since } = report;
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
    heading(1, '1. About this paper'),
    { type: 'table', caption: 'This paper at a glance', columns, rows: facts },
    paragraph([{ strong: 'The body is asked to:' }]),
    { type: 'list', items: asks(report) },
  ];
}

const SINCE_WORDS: Readonly<Record<Report['since']['basis'], string>> = {
  asked: 'as asked for',
  issued: 'the last report issued to this body',
  meeting: "this body's last meeting",
  notice: 'when the notice was issued',
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
  const dates = proposed.map(
    (action) =>
      `${named(action)}: ${longDate(action.proposedDueOn ?? '')}${action.dueOn ? `, in place of ${longDate(action.dueOn)}` : ''}${action.proposedBecause ? ` (${action.proposedBecause})` : ''}`,
  );
  return [
    `note the position of ${count(work.length, 'expectation')}`,
    ...(dates.length > 0 ? [`agree ${count(dates.length, 'proposed date')}: ${dates.join('; ')}`] : []),
    ['decide ', { gap: 'anything that this meeting must decide' }],
  ];
}

/** Part 2: five sentences. */
export function summaryPart(report: Report): readonly Block[] {
  const sentences = [clock, delivery, change, attention, measures].map((sentence) => sentence(report));
  return [heading(1, '2. Summary'), { type: 'list', items: sentences, isNumbered: true }];
}

function clock({ notice, summary: { status, daysLeft } }: Report): string {
  const day = `${longDate(notice.expiresOn)} (${basisWord(notice.expiryBasis)})`;
  if (status === 'in_force') return `${count(daysLeft, 'day')} are left until the notice expires on ${day}.`;
  return `The notice is ${noticeStatusWord(status)}; its expiry date was ${day}.`;
}

function delivery({ summary, totals, work }: Report): string {
  const { dueByNow, counts, recommendations } = summary;
  const { total, complete } = dueByNow;
  const off = work.flatMap(({ offTrack }) => offTrack);
  const late = off.filter(({ kind }) => kind === 'once');
  const lapsed = off.filter(({ kind }) => kind !== 'once');
  const kept = totals.kept_up + totals.lapsed;
  const parts = [
    `${complete} of ${count(total, 'action')} due by today ${complete === 1 || total === 1 ? 'is' : 'are'} delivered, and ${counts.complete} of ${summary.total} in all`,
    late.length === 0 ? 'none is off track' : `${late.length} off track (${codes(late)})`,
    ...(kept === 0
      ? []
      : [
          `of ${kept} kept up, ${lapsed.length === 0 ? 'none has' : `${lapsed.length} ${lapsed.length === 1 ? 'has' : 'have'}`} lapsed${lapsed.length === 0 ? '' : ` (${codes(lapsed)})`}`,
        ]),
    ...(recommendations.total === 0
      ? []
      : [`${recommendations.implemented} of ${count(recommendations.total, 'recommendation')} implemented`]),
  ];
  return `${parts.join('; ')}.`;
}

function change({ since, totals, totalsBefore, work, changes }: Report): string {
  const done = work.flatMap((one) => one.done);
  const parts = [
    `${count(done.length, 'action')} delivered${done.length > 0 ? ` (${codes(done)})` : ''}`,
    `${count(changes.moved.length, 'date')} moved`,
    `${changes.added.length} added`,
    `${changes.withdrawn.length} withdrawn`,
  ];
  const before = totalsBefore ? ` Then ${totalsBefore.off_track} were off track, and now ${totals.off_track}.` : '';
  return `Since ${longDate(since.on)}: ${listOf(parts)}.${before}`;
}

function attention({ work, proposed, snapshot }: Report): string {
  const open = snapshot.actions.filter(
    ({ status }) => status === 'not_started' || status === 'in_progress' || status === 'blocked',
  );
  const broughtIn = snapshot.actions.filter(({ status, broughtInAt }) => status === 'complete' && broughtInAt !== null);
  const without = work.filter(({ actions }) => actions.length === 0).map(({ expectation }) => expectation);
  const red = work.filter(({ colour }) => colour?.rag === 'red').map(({ expectation }) => expectation);
  const groups: readonly (readonly [string, readonly { readonly code: string }[]])[] = [
    ['said to be red', red],
    ['without an action', without],
    ['blocked', open.filter(({ status }) => status === 'blocked')],
    ['without an owner', open.filter(({ ownerId }) => ownerId === null)],
    ['without a date', open.filter(({ dueOn }) => dueOn === null)],
    ['with a proposed date', proposed],
    ['complete as brought in and not confirmed here', broughtIn],
  ];
  const found = groups
    .filter(([, rows]) => rows.length > 0)
    .map(([words, rows]) => `${rows.length} ${words} (${codes(rows)})`);
  return found.length === 0 ? 'Nothing else needs attention.' : `Needs attention: ${found.join('; ')}.`;
}

function measures({ measures }: Report): string {
  if (measures.length === 0) return 'No measure is kept in the record.';
  const better = measures.filter(({ travel }) => travel === 'better');
  const reached = measures.filter(({ isReached }) => isReached === true);
  const of = (rows: typeof measures) =>
    rows.length === 0 ? '0' : `${rows.length} (${codes(rows.map(({ action }) => action))})`;
  return `Of ${count(measures.length, 'measure')}, ${of(better)} moved the right way at the last reading, and ${of(reached)} reached the target.`;
}

/** The gaps of a paper, each once, so that its author finds them at the top. */
export function gapsIn(blocks: readonly Block[]): readonly string[] {
  const words = blocks.flatMap((block): readonly Cell[] => {
    if (block.type === 'paragraph') return [block.words];
    if (block.type === 'list') return block.items;
    return block.type === 'table' ? block.rows.flat() : [];
  });
  const spans = words.flatMap((one) => (typeof one === 'object' && !('tone' in one) ? one : []));
  const gaps = spans.filter((span) => typeof span === 'object' && 'gap' in span);
  return [...new Set(gaps.map((gap) => plainWords([gap])))];
}
