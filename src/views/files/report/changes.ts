/** Parts 7 to 10 of a report: changes of the plan, engagement, what is blocked, and the dates ahead. */
import type { KeyDate } from '../../../core/files/report/key-dates.ts';
import type { Report } from '../../../core/files/report/report.ts';
import { latestUpdateOf } from '../../../core/files/report/standing.ts';
import { rowById } from '../../../core/record/find-row.ts';
import type { Action, LogEntry, Snapshot } from '../../../core/record/model.ts';
import { longDate } from '../../../core/time/dates.ts';
import { dateOf } from '../../../core/time/instants.ts';
import type { Block, Cell, TableColumn, Words } from '../../../ports/document.ts';
import type { TimelinePicture } from '../../../ports/picture.ts';
import { capitalise } from '../../plan/action-words.ts';
import { stanceWord } from '../../plan/position.ts';
import { postOf } from './people.ts';
import { CONTACT_WORDS, dateOrGap, heading, named, paragraph, restWords } from './words.ts';

/** The most rows of a table, so that the paper stays short. */
const MOST_ROWS = 4;

/** A table with its first rows, and how many more there are; a sentence where it has no row. */
function tableOr(
  none: string,
  caption: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly Cell[])[],
): readonly Block[] {
  if (rows.length === 0) return [paragraph(none)];
  const table: Block = { type: 'table', caption, columns, rows: rows.slice(0, MOST_ROWS) };
  return [table, ...restWords(rows.length, MOST_ROWS, 'the record')];
}

/** Part 7: dates that moved, and what came to the plan or left it. */
export function changesPart({ changes, snapshot, since, readers }: Report, zone: string): readonly Block[] {
  const { moved, added, withdrawn } = changes;
  const isPublic = readers === 'public';
  const reason = (because: string | null): Words => because ?? (isPublic ? 'Not for publication' : [{ gap: 'reason' }]);
  const plan = [
    ...added.map((one): readonly Cell[] => [
      named(one.action),
      'Added',
      longDate(dateOf(one.at, zone)),
      one.because ?? '',
    ]),
    ...withdrawn.map((one): readonly Cell[] => [
      named(one.action),
      'Withdrawn',
      longDate(dateOf(one.at, zone)),
      reason(one.because),
    ]),
  ];
  return [
    heading(1, '7. Changes to note'),
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
      moved.map((move) => [
        named(move.action),
        longDate(move.from),
        longDate(move.to),
        reason(move.because),
        move.byId === null ? 'The administrator' : [postOf(snapshot, move.byId)],
      ]),
    ),
    ...tableOr(
      `No action was added or withdrawn since ${longDate(since.on)}.`,
      'Added and withdrawn',
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

/** Part 8: contact with bodies, the cadence that is kept up, and where partners stand. */
export function engagementPart({ contacts, cadences, positions, snapshot, readers }: Report): readonly Block[] {
  const about = (entry: LogEntry) =>
    rowById(snapshot.actions, entry.aboutId)?.code ?? rowById(snapshot.expectations, entry.aboutId)?.code ?? '';
  return [
    heading(1, '8. Engagement'),
    ...tableOr(
      'No contact is recorded for this time.',
      'Contact in this time',
      [
        { title: 'With', share: 3 },
        { title: 'On', share: 2 },
        { title: 'Level', share: 2 },
        { title: 'About', share: 5 },
        { title: 'Code', share: 2 },
      ],
      contacts.map((entry) => [
        [postOf(snapshot, entry.bodyId)],
        longDate(entry.on),
        entry.level ? CONTACT_WORDS[entry.level] : 'not said',
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
              [postOf(snapshot, action.bodyId)],
              `${action.everyWeeks ?? '?'} weeks`,
              [dateOrGap(action.dueOn, 'date')],
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
        { title: 'Asked again on', share: 2 },
      ],
      positions.map((entry) => [
        [postOf(snapshot, entry.bodyId)],
        capitalise(stanceWord(entry.stance)),
        longDate(entry.on),
        entry.text,
        entry.askAgainOn ? longDate(entry.askAgainOn) : 'No date',
      ]),
    ),
  ];
}

/** Part 9: what is blocked or red, with a gap for the author. */
export function attentionPart({ work, snapshot, readers }: Report): readonly Block[] {
  const red = work.filter(({ colour }) => colour?.rag === 'red');
  const actions = work.flatMap((one) => one.actions);
  const rows: readonly (readonly Cell[])[] = [
    ...red.map(({ expectation, colour }): readonly Cell[] => [
      named(expectation),
      { tone: 'red', words: 'Red' },
      `${colour?.text ?? ''}${colour?.correctiveAction ? ` What is done about it: ${colour.correctiveAction}` : ''}`,
    ]),
    ...redFirst(actions, snapshot).flatMap((action): readonly (readonly Cell[])[] => {
      const update = latestUpdateOf(snapshot, action.id);
      const isRed = update?.rag === 'red';
      if (action.status !== 'blocked' && !isRed) return [];
      const because = action.blockedBecause ?? update?.text;
      return [
        [
          named(action),
          isRed ? { tone: 'red', words: action.status === 'blocked' ? 'Red, blocked' : 'Red' } : 'Blocked',
          because ?? (readers === 'public' ? 'Not for publication' : [{ gap: 'reason' }]),
        ],
      ];
    }),
  ];
  return [
    heading(1, '9. Blocked and red'),
    ...tableOr(
      'Nothing is blocked or said to be red.',
      'Blocked and red',
      [
        { title: 'What', share: 5 },
        { title: 'State', share: 2 },
        { title: 'Why, and what is done about it', share: 6 },
      ],
      rows,
    ),
    paragraph([{ gap: 'for the author: risks and help that is needed' }]),
  ];
}

/** The actions that somebody says are red before the others. */
function redFirst(actions: readonly Action[], snapshot: Snapshot): readonly Action[] {
  const isRed = ({ id }: Action) => latestUpdateOf(snapshot, id)?.rag === 'red';
  return [...actions.filter(isRed), ...actions.filter((action) => !isRed(action))];
}

/** Part 10: the dates ahead as a line with numbers, and the table that explains them. */
export function datesPart({ keyDates, notice, today }: Report): readonly Block[] {
  if (keyDates.length === 0) return [heading(1, '10. Next steps'), paragraph('The record has no date ahead.')];
  const picture: TimelinePicture = {
    kind: 'timeline',
    title: 'Key dates ahead',
    today,
    marks: keyDates.map((one) => ({
      on: one.on,
      text: keyWords(one, notice.authority),
      ...(one.kind === 'expiry' ? { isMain: true as const } : {}),
    })),
  };
  const alt = `A line of dates from ${longDate(today)}. ${picture.marks.map(({ on, text }, n) => `${n + 1}: ${longDate(on)}, ${text}`).join('. ')}.`;
  return [
    heading(1, '10. Next steps'),
    { type: 'picture', picture, alt },
    {
      type: 'table',
      caption: 'Key dates ahead',
      columns: [
        { title: 'Number', share: 1.4 },
        { title: 'Date', share: 3 },
        { title: 'What', share: 9 },
      ],
      rows: picture.marks.map(({ on, text }, n) => [`${n + 1}`, longDate(on), text]),
    },
  ];
}

function keyWords(one: KeyDate, authority: string): string {
  switch (one.kind) {
    case 'expiry':
      return `The Best Value Notice of ${authority} expires`;
    case 'response':
      return `Response due: ${one.recommendation.code} ${one.recommendation.title}`;
    case 'meeting':
      return `Meeting: ${named(one.action).replace('Meetings: ', '')}`;
    case 'member':
      return `For members: ${named(one.action)}`;
    case 'reading':
      return `Next reading: ${named(one.action)}`;
    default:
      return `Target day: ${named(one.action)}`;
  }
}
