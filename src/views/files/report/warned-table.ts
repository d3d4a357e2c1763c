/** The table of part 4 that explains what is late, red or amber under an expectation, and what is done about it. */
import type { OpenMilestone } from '../../../core/files/report/milestones.ts';
import type { ExpectationWork, Report } from '../../../core/files/report/report.ts';
import { type Said, saidOf } from '../../../core/files/report/standing.ts';
import { expectationOf } from '../../../core/people/person.ts';
import { isOverdue } from '../../../core/plan/action.ts';
import { awaitsEvidence } from '../../../core/plan/evidence.ts';
import type { Action, Snapshot } from '../../../core/record/model.ts';
import { longDate } from '../../../core/time/dates.ts';
import type { Block, Cell, Words } from '../../../ports/document.ts';
import { capitalise } from '../../plan/action-words.ts';
import { deliveryWords, milestoneName, milestonesDone, redFirst } from './action-lines.ts';
import { colourSaid } from './colour-said.ts';
import { otherChangeCells } from './other-changes.ts';
import { postOf } from './people.ts';
import { reasonWords, remedyOf } from './said.ts';
import { dateOrGap, named, sentences, spansOf, withBefore } from './words.ts';

/** The actions and milestones of an expectation that are late, red or amber: why, and what is done about it. */
export function warnedTable(work: ExpectationWork, report: Report): readonly Block[] {
  const { offTrack, warned, expectation } = work;
  const milestones = milestonesApart(work);
  if (offTrack.length + warned.length + milestones.length === 0) return [];
  const isAmber = warned.length > 0 || milestones.some(({ warned: said }) => said?.rag === 'amber');
  const title = isAmber ? 'Off track or amber' : 'Off track';
  const columns = [
    { title, share: 4 },
    { title: 'Due', share: 2 },
    { title: 'Why', share: 4 },
    { title: 'What is done about it', share: 4 },
  ];
  const rows = [...redFirst(offTrack, report.snapshot), ...warned].map((action) => warnedRow(action, report));
  return [
    {
      type: 'table',
      caption: `${title} under ${expectation.code}`,
      columns,
      rows: [
        ...rows,
        ...milestones.map((one): readonly Cell[] => [
          milestoneName(one),
          [dateOrGap(one.milestone.dueOn, 'date')],
          whyMilestone(one, report),
          remedyOfMilestone(one, report),
        ]),
      ],
    },
  ];
}

function warnedRow(action: Action, report: Report): readonly Cell[] {
  const all = saidOf(report.snapshot, { about: 'action', row: action });
  const again = openedAgain(action, all, report);
  // Words from before an action was opened again are about the work that was taken for done.
  const said = again === null ? all : { colour: null, latest: null };
  return [
    named(action),
    [dateOrGap(action.dueOn, 'date')],
    why(action, said, again ?? reasonWords(said, report), report),
    remedyWords(action, said, report),
  ];
}

/** "Reopened on 12 March 2024: …" for an action of which nothing has been said since; null for any other. */
function openedAgain({ code }: Action, { colour, latest }: Said, report: Report): Words | null {
  const change = report.changes.others.findLast(({ kind, row }) => kind === 'reopened' && row.code === code);
  const isSaidSince = [colour, latest].some((entry) => entry !== null && change && entry.addedAt > change.at);
  if (!change || isSaidSince) return null;
  const [, word, day, reason] = otherChangeCells(change, report);
  return [`${word} on ${day}: `, ...spansOf(reason)];
}

/** The late, red and amber milestones that need a row: a late one of an action that has a row stands in that. */
function milestonesApart({ offTrack, warned: amber, offMilestones }: ExpectationWork): readonly OpenMilestone[] {
  return offMilestones.filter(({ action, warned }) => warned !== null || ![...offTrack, ...amber].includes(action));
}

function whyMilestone({ action, isLate, warned }: OpenMilestone, { zone }: Report): string {
  const { code } = action;
  return [
    ...(isLate ? ['Late'] : []),
    ...(warned === null ? [] : [`${capitalise(warned.rag)} in the plan brought in on ${longDate(warned.on)}`]),
    action.status === 'complete' ? `A milestone of ${code}, ${deliveryWords(action, zone)}` : `A milestone of ${code}`,
  ].join('. ');
}

function remedyOfMilestone({ action, remedy }: OpenMilestone, report: Report): Words {
  if (remedy === null) return [{ gap: 'corrective action' }];
  const { corrective, next } = remedyOf({ colour: remedy, latest: null }, report);
  return sentences(withBefore(`Of ${action.code}: `, corrective ?? ''), next);
}

function why(action: Action, said: Said, reason: Words | null, report: Report): Words {
  const { snapshot, today, readers } = report;
  const isSaid = reason !== null || readers === 'public' || action.status === 'reported_complete';
  return sentences(
    isOverdue(action, snapshot, today) ? (action.kind === 'once' ? 'Late' : 'Lapsed') : null,
    colourSaid(action, said, report),
    action.status === 'blocked' ? `Blocked${action.blockedBecause ? `: ${action.blockedBecause}` : ''}` : null,
    action.status === 'reported_complete' ? 'Reported complete, and not confirmed yet' : null,
    isSaid || action.blockedBecause ? reason : [{ gap: 'reason' }],
    milestonesDone(action, report, 'late'),
  );
}

/** The corrective action with the next step; who confirms what is reported; or a gap. */
function remedyWords(action: Action, said: Said, report: Report): Words {
  const { corrective, next } = remedyOf(said, report);
  if (corrective !== null) return sentences(corrective, next);
  if (action.status === 'reported_complete') return confirmationWords(action, report.snapshot);
  return sentences([{ gap: 'corrective action' }], next);
}

/** Who is to confirm a reported action, or that its evidence is missing. */
export function confirmationWords(action: Action, snapshot: Snapshot): Words {
  if (awaitsEvidence(action, snapshot)) return 'Its evidence is still to be given';
  const sro = expectationOf(snapshot, action).seniorResponsibleOwnerId;
  return sro === null || sro === action.ownerId
    ? 'A programme lead is to confirm it'
    : [postOf(snapshot, sro, 'senior responsible owner'), ' is to confirm it'];
}
