import type { DateMove, PlanChange, PlanChanges } from '../../../core/files/report/changes.ts';
import type { Report } from '../../../core/files/report/report.ts';
import { isOverdue } from '../../../core/plan/action.ts';
import type { Snapshot } from '../../../core/record/model.ts';
import { longDate } from '../../../core/time/dates.ts';
import { dateOf } from '../../../core/time/instants.ts';
import type { Block, Cell } from '../../../ports/document.ts';
import { capitalise } from '../../plan/action-words.ts';
import { stanceWord } from '../../plan/position.ts';
import { asTitle, count, listOf } from '../../words.ts';
import { deliveryWords, milestoneName } from './action-lines.ts';
import { otherChangeCells } from './other-changes.ts';
import { postOf } from './people.ts';
import { leftRows, replacedBlocks } from './replaced.ts';
import { CONTACT_WORDS, codes, dateOrGap, heading, named, paragraph, reasonOr, tableOr } from './words.ts';
import { stepAfterCompletion } from './work.ts';

/** Part 7: dates that moved, and what came to the plan, left it or went back. */
export function changesPart(report: Report): readonly Block[] {
  const { changes, since, zone } = report;
  return [
    heading(1, 'Changes to note'),
    ...replacedBlocks(report),
    ...tableOr(
      `No date moved since ${longDate(since.on)}.`,
      'Dates that moved',
      [
        { title: 'Action', share: 5 },
        { title: 'From', share: 2 },
        { title: 'To', share: 2 },
        { title: 'Reason', share: 4 },
        { title: 'Agreed by', share: 3 },
      ],
      movedRows(report),
    ),
    ...broughtInWords(changes, zone),
    ...deliveredBeforeList(report),
    ...stepsOfNoticeBefore(report),
    ...planTable(report),
  ];
}

function movedRows({ changes, snapshot, readers, zone }: Report): readonly (readonly Cell[])[] {
  const row = (name: string, { from, to, because, byId }: DateMove): readonly Cell[] => [
    name,
    longDate(from),
    longDate(to),
    reasonOr(because, `reason for the date of ${longDate(to)}`, readers),
    byId === null ? 'The administrator' : [postOf(snapshot, byId, 'person who agreed it')],
  ];
  return [
    ...changes.moved.map((move) => row(named(move.action), move)),
    ...changes.milestonesMoved.map((move) => row(milestoneName(move), move)),
    ...changes.movedBefore.map(({ action, from, to, at }): readonly Cell[] => [
      named(action),
      longDate(from),
      longDate(to),
      `Moved in the authority’s plan before it was brought in on ${longDate(dateOf(at, zone))}`,
      'Not recorded',
    ]),
  ];
}

/** All that came to the plan, left it, or changed in it otherwise. */
function planTable(report: Report): readonly Block[] {
  const { changes, since, readers, zone } = report;
  const { added, withdrawn, others } = changes;
  const row = (change: string, one: PlanChange, reason: Cell): readonly Cell[] => [
    named(one.action),
    change,
    longDate(dateOf(one.at, zone)),
    reason,
  ];
  const left = leftRows(report);
  const rows = [
    ...added.map((one) => row('Added', one, one.because ?? '')),
    ...left,
    ...withdrawn.map((one) => row('Withdrawn', one, reasonOr(one.because, 'reason for withdrawing it', readers))),
    ...others.map((one): readonly Cell[] => otherChangeCells(one, report)),
  ];
  const kinds = ['Added', ...(left.length > 0 ? ['not carried over'] : []), 'withdrawn'];
  return tableOr(
    `No ${changes.broughtIn.length > 0 ? 'other ' : ''}action was added, withdrawn or reopened since ${longDate(since.on)}.`,
    others.length === 0 ? listOf(kinds) : 'Other changes of the plan',
    [
      { title: 'Action', share: 5 },
      { title: 'Change', share: 2.4 },
      { title: 'On', share: 2 },
      { title: 'Reason', share: 4 },
    ],
    rows,
  );
}

/** The actions that came with a file, by day: one sentence says of many what a row each would. */
function broughtInWords({ broughtIn }: PlanChanges, zone: string): readonly Block[] {
  const days = Map.groupBy(broughtIn, ({ at }) => dateOf(at, zone));
  return [...days].map(([day, rows]) => {
    const actions = rows.map(({ action }) => action);
    const were = `${count(actions.length, 'action')} ${actions.length === 1 ? 'was' : 'were'}`;
    return paragraph(`${were} brought in from a plan of the authority on ${longDate(day)} (${codes(actions)}).`);
  });
}

/** The work that was delivered under the notice before in this time, which stands nowhere else in the paper. */
function deliveredBeforeList({ deliveredBefore, zone }: Report): readonly Block[] {
  if (deliveredBefore === null) return [];
  const { notice, actions } = deliveredBefore;
  return [
    paragraph([{ strong: `Delivered in this time under the notice of ${longDate(notice.issuedOn)}` }]),
    {
      type: 'list',
      items: actions.map((action) => `${asTitle(action.title)} (${action.code} there), ${deliveryWords(action, zone)}`),
    },
  ];
}

/** The next steps, still to come, of work that was complete under the notice before, which stands nowhere else in the paper. */
function stepsOfNoticeBefore(report: Report): readonly Block[] {
  const { earlier } = report;
  if (!earlier?.notice) return [];
  const steps = earlier.actions.flatMap((action) => {
    const step = stepAfterCompletion(action, earlier, `${asTitle(action.title)} (${action.code} there)`, report);
    return step ? [step.words] : [];
  });
  if (steps.length === 0) return [];
  const day = longDate(earlier.notice.issuedOn);
  return [
    paragraph([{ strong: `Still to come from work that was complete under the notice of ${day}` }]),
    { type: 'list', items: steps },
  ];
}

/** Part 8: contact with bodies, the cadence that is kept up, and where partners stand. */
export function engagementPart(report: Report): readonly Block[] {
  const { contacts, cadences, positions, snapshot, readers, replaced, today } = report;
  const earlier = replaced === null ? '' : `, notice of ${longDate(replaced.notice.issuedOn)}`;
  return [
    heading(1, 'Engagement'),
    ...tableOr(
      readers === 'public' ? 'No public contact is recorded for this time.' : 'No contact is recorded for this time.',
      'Contact in this time',
      [
        { title: 'With', share: 3 },
        { title: 'On', share: 2 },
        { title: 'Level', share: 2 },
        { title: 'About', share: 5 },
        { title: 'Code', share: 2 },
      ],
      contacts.map(({ entry, about, isUnderEarlier }) => [
        [postOf(snapshot, entry.bodyId, 'body')],
        longDate(entry.on),
        entry.level ? CONTACT_WORDS[entry.level] : '',
        entry.text,
        `${about} ${entry.code}`.trim() + (isUnderEarlier ? earlier : ''),
      ]),
    ),
    ...(cadences.length === 0
      ? []
      : [
          ...tableOr(
            '',
            'Contact that is kept up',
            [
              { title: 'Contact', share: 5 },
              { title: 'With', share: 3 },
              { title: 'Every', share: 2 },
              { title: 'Next due', share: 2 },
            ],
            cadences.map((action) => [
              named(action),
              [postOf(snapshot, action.bodyId, 'body')],
              `${action.everyWeeks ?? '?'} weeks`,
              action.dueOn !== null && isOverdue(action, snapshot, today)
                ? `Lapsed: was due on ${longDate(action.dueOn)}`
                : [dateOrGap(action.dueOn, 'date')],
            ]),
          ),
        ]),
    ...(readers === 'public' ? [] : partners(positions, snapshot)),
  ];
}

function partners(positions: Report['positions'], snapshot: Snapshot): readonly Block[] {
  if (positions.length === 0) return [];
  return [
    ...tableOr(
      '',
      'Where partners stand. Internal: take it out before the paper is published',
      [
        { title: 'Partner', share: 4 },
        { title: 'Position', share: 2 },
        { title: 'On', share: 2 },
        { title: 'In words', share: 5 },
        { title: 'Ask again on', share: 2 },
      ],
      positions.map((entry) => [
        [postOf(snapshot, entry.bodyId, 'partner')],
        capitalise(stanceWord(entry.stance)),
        longDate(entry.on),
        entry.text,
        entry.askAgainOn ? longDate(entry.askAgainOn) : 'No date',
      ]),
    ),
  ];
}
