/** The point of a summary about delivery: how many of the actions due are delivered, and what is off track, amber or lapsed. */
import { broughtInComplete } from '../../../core/files/confirm-imported.ts';
import type { OpenMilestone } from '../../../core/files/report/milestones.ts';
import type { Readers } from '../../../core/files/report/readers.ts';
import type { Report } from '../../../core/files/report/report.ts';
import { codeOfMilestone } from '../../../core/plan/milestone.ts';
import { isAmber } from '../../../core/plan/off-track.ts';
import type { Action, IsoDate } from '../../../core/record/model.ts';
import { longDate } from '../../../core/time/dates.ts';
import { count, isOrAre } from '../../words.ts';
import { codes } from './words.ts';

/** How many actions are delivered of those due, and what is off track, amber, late or lapsed. */
export function describeDelivery({ summary, totals, work, snapshot, readers, today, metLate }: Report): string {
  const { dueByNow, counts, recommendations, total: all } = summary;
  const { total, complete } = dueByNow;
  const off = work.flatMap(({ offTrack }) => offTrack);
  const late = off.filter(({ kind }) => kind === 'once');
  const lapsed = off.filter(({ kind }) => kind !== 'once');
  const kept = totals.kept_up + totals.not_yet + totals.lapsed;
  // Nobody here has said of these that they are delivered.
  const broughtIn = broughtInComplete(snapshot).filter(({ kind }) => kind === 'once');
  const isDue = ({ dueOn }: Action) => dueOn !== null && dueOn <= today;
  const words: readonly [string, string] = ['action', 'actions'];
  const due = broughtIn.filter(isDue).length;
  const isAllBroughtIn = total > 0 && due === total;
  return [
    ...(isAllBroughtIn
      ? []
      : [countDone(complete - due, total, { words, done: 'delivered', among: { dueBy: today } })]),
    ...(all > total
      ? [
          countDone(counts.complete - broughtIn.length, all, {
            words,
            done: 'delivered',
            among: isAllBroughtIn ? 'all that are counted' : 'all there are',
          }),
        ]
      : []),
    ...(broughtIn.length === 0
      ? []
      : [
          `${broughtIn.length} ${isOrAre(broughtIn.length)} complete when brought in, not confirmed (${codes(broughtIn)}).`,
        ]),
    ...reportedWords(snapshot.actions.filter(({ status }) => status === 'reported_complete')),
    ...offWords(late, readers),
    ...amberWords(work, readers),
    ...milestoneWords(work.flatMap(({ offMilestones }) => offMilestones)),
    ...(kept === 0
      ? []
      : [keptUpWords(kept, totals.not_yet, lapsed), ...metLateWords(metLate), ...keptUpWarned({ work, snapshot })]),
    ...(recommendations.total === 0
      ? []
      : [
          countDone(recommendations.implemented, recommendations.total, {
            words: ['recommendation', 'recommendations'],
            done: 'implemented',
            among: 'all that are counted',
          }),
        ]),
  ].join(' ');
}

/** The actions that their owners call complete, and that count once somebody else has confirmed them. */
function reportedWords(reported: readonly Action[]): readonly string[] {
  const n = reported.length;
  return n === 0 ? [] : [`${n} ${isOrAre(n)} reported complete, not confirmed yet (${codes(reported)}).`];
}

/** A public paper leaves out the words that nothing is off track, because an internal update may say the contrary. */
function offWords(late: readonly Action[], readers: Readers): readonly string[] {
  const [n, are] = [late.length, isOrAre(late.length)];
  if (readers === 'public') return n === 0 ? [] : [`${n} ${are} late, or red in public updates: ${codes(late)}.`];
  return [n === 0 ? 'No action is off track.' : `${n} ${are} off track: ${codes(late)}.`];
}

/** The actions that are on track but for the amber that somebody says. */
function amberWords(work: Report['work'], readers: Readers): readonly string[] {
  const amber = work.flatMap(({ warned }) => warned).filter(({ kind }) => kind === 'once');
  if (amber.length === 0) return [];
  const how = readers === 'public' ? 'amber in public updates' : 'rated amber';
  return [`${amber.length} ${isOrAre(amber.length)} ${how}: ${codes(amber)}.`];
}

/** The lapses that are named in a sentence. */
const MOST_NAMED = 3;

/** "Kept up late in this time: E5-01, due 23 February 2024 and done on 8 March 2024." */
function metLateWords(all: Report['metLate']): readonly string[] {
  if (all.length === 0) return [];
  const named = all
    .slice(0, MOST_NAMED)
    .map(({ action, dueOn, on }) => `${action.code}, due ${longDate(dueOn)} and done on ${longDate(on)}`);
  const more = all.length > MOST_NAMED ? [`${all.length - MOST_NAMED} more`] : [];
  return [`Kept up late in this time: ${[...named, ...more].join('; ')}.`];
}

/** The commitments that are kept up although somebody says that they are amber or red. */
function keptUpWarned({ work, snapshot }: Pick<Report, 'work' | 'snapshot'>): readonly string[] {
  return (['red', 'amber'] as const).flatMap((rag) => {
    const found = work
      .flatMap(({ warned }) => warned)
      .filter((action) => action.kind !== 'once' && isAmber(action, snapshot) === (rag === 'amber'));
    return found.length === 0
      ? []
      : [`${found.length} of them ${isOrAre(found.length)} rated ${rag}: ${codes(found)}.`];
  });
}

function milestoneWords(milestones: readonly OpenMilestone[]): readonly string[] {
  const group = (words: string, isMeant: (one: OpenMilestone) => boolean) => {
    const found = milestones
      .filter(isMeant)
      .map(({ action, milestone }) => ({ code: codeOfMilestone(action, milestone) }));
    return found.length === 0
      ? []
      : [`${count(found.length, 'milestone')} ${isOrAre(found.length)} ${words}: ${codes(found)}.`];
  };
  return [
    ...group('late', ({ isLate }) => isLate),
    ...group('red in the plan', ({ warned }) => warned?.rag === 'red'),
    ...group('amber in the plan', ({ warned }) => warned?.rag === 'amber'),
  ];
}

/** Rows that are counted, and the word for those that are done. */
interface Counted {
  readonly words: readonly [one: string, many: string];
  readonly done: string;
  /** The rows among which they are counted. `all there are` follows a count of some of them. */
  readonly among: { readonly dueBy: IsoDate } | 'all there are' | 'all that are counted';
}

/** "8 of 12 actions due by 25 June 2024 are delivered." */
function countDone(n: number, total: number, { words: [one, many], done, among }: Counted): string {
  if (among === 'all there are')
    return `In all, ${n === 0 ? 'none' : n} of ${count(total, one, many)} ${isOrAre(n || 1)} ${done}.`;
  const due = among === 'all that are counted' ? '' : ` due by ${longDate(among.dueBy)}`;
  if (total === 0) return `No ${one} was${due}.`;
  if (total === 1) return `The one ${one}${due} is ${n === 1 ? '' : 'not '}${done}.`;
  if (n === total) return `All ${total} ${many}${due} are ${done}.`;
  return `${n === 0 ? 'None' : n} of ${total} ${many}${due} ${isOrAre(n || 1)} ${done}.`;
}

/** Meetings, contact, readings and evidence that come again are kept up or lapsed, and never complete. */
function keptUpWords(kept: number, notYet: number, lapsed: readonly Action[]): string {
  const first = `${isOrAre(notYet)} not yet due for the first time`;
  if (kept === notYet)
    return `${kept === 1 ? 'The one commitment' : `The ${kept} commitments`} to be kept up ${first}.`;
  if (kept === 1) return `The one commitment to be kept up has ${lapsed.length === 1 ? '' : 'not '}lapsed.`;
  if (lapsed.length === kept) return `All ${kept} commitments to be kept up have lapsed: ${codes(lapsed)}.`;
  const all = `Of ${kept} commitments to be kept up`;
  const more = notYet === 0 ? '' : `, and ${notYet} ${first}`;
  if (lapsed.length === 0) return `${all}, none has lapsed${more}.`;
  return `${all}, ${lapsed.length} ${lapsed.length === 1 ? 'has' : 'have'} lapsed: ${codes(lapsed)}${more}.`;
}
