import type { PlanChanges } from '../../../core/files/report/changes.ts';
import type { Report } from '../../../core/files/report/report.ts';
import { isOverdue } from '../../../core/plan/action.ts';
import { rowById } from '../../../core/record/find-row.ts';
import type { LogEntry, Snapshot } from '../../../core/record/model.ts';
import { longDate } from '../../../core/time/dates.ts';
import { dateOf } from '../../../core/time/instants.ts';
import type { Block, Cell, Words } from '../../../ports/document.ts';
import { capitalise } from '../../plan/action-words.ts';
import { stanceWord } from '../../plan/position.ts';
import { asTitle, count, wasOrWere } from '../../words.ts';
import { deliveryWords } from './action-lines.ts';
import { postOf } from './people.ts';
import { leftRows, replacedBlocks } from './replaced.ts';
import { CONTACT_WORDS, codes, dateOrGap, heading, named, paragraph, tableOr } from './words.ts';

/** Part 7: dates that moved, and what came to the plan or left it. */
export function changesPart(report: Report): readonly Block[] {
  const { changes, snapshot, since, readers, zone } = report;
  const { moved, movedBefore, added, withdrawn } = changes;
  const isPublic = readers === 'public';
  const reason = (because: string | null): Words => because ?? (isPublic ? 'Not for publication' : [{ gap: 'reason' }]);
  const plan = [
    ...added.map((one): readonly Cell[] => [
      named(one.action),
      'Added',
      longDate(dateOf(one.at, zone)),
      one.because ?? '',
    ]),
    ...leftRows(report),
    ...withdrawn.map((one): readonly Cell[] => [
      named(one.action),
      'Withdrawn',
      longDate(dateOf(one.at, zone)),
      reason(one.because),
    ]),
  ];
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
      [
        ...moved.map((move): readonly Cell[] => [
          named(move.action),
          longDate(move.from),
          longDate(move.to),
          reason(move.because),
          move.byId === null ? 'The administrator' : [postOf(snapshot, move.byId, 'person who agreed it')],
        ]),
        ...movedBefore.map(({ action, from, to, at }): readonly Cell[] => [
          named(action),
          longDate(from),
          longDate(to),
          `Moved before it came into the record on ${longDate(dateOf(at, zone))}`,
          'Not recorded',
        ]),
      ],
    ),
    ...broughtInWords(changes, zone),
    ...deliveredBeforeList(report),
    ...tableOr(
      `No ${changes.broughtIn.length > 0 ? 'other ' : ''}action was added or withdrawn since ${longDate(since.on)}.`,
      report.replaced?.isNews && report.replaced.left.length > 0
        ? 'Added, left behind and withdrawn'
        : 'Added and withdrawn',
      [
        { title: 'Action', share: 5 },
        { title: 'Change', share: 2 },
        { title: 'On', share: 2 },
        { title: 'Reason', share: 4 },
      ],
      plan,
    ),
  ];
}

/** The actions that came with a file, by day: one sentence says of many what a row each would. */
function broughtInWords({ broughtIn }: PlanChanges, zone: string): readonly Block[] {
  const days = Map.groupBy(broughtIn, ({ at }) => dateOf(at, zone));
  return [...days].map(([day, rows]) => {
    const actions = rows.map(({ action }) => action);
    const were = `${count(actions.length, 'action')} ${wasOrWere(actions.length)}`;
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

/** Part 8: contact with bodies, the cadence that is kept up, and where partners stand. */
export function engagementPart({ contacts, cadences, positions, snapshot, readers, today }: Report): readonly Block[] {
  const about = (entry: LogEntry) =>
    rowById(snapshot.actions, entry.aboutId)?.code ?? rowById(snapshot.expectations, entry.aboutId)?.code ?? '';
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
      contacts.map((entry) => [
        [postOf(snapshot, entry.bodyId, 'body')],
        longDate(entry.on),
        entry.level ? CONTACT_WORDS[entry.level] : '',
        entry.text,
        `${about(entry)} ${entry.code}`.trim(),
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
