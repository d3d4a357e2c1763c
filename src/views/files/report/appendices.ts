/** The appendices of a report: every action, and the register of evidence. */
import type { Report } from '../../../core/files/report/report.ts';
import { saidOf, standOf } from '../../../core/files/report/standing.ts';
import { byCode, isOutstanding } from '../../../core/plan/action.ts';
import type { Action, EvidenceItem, Snapshot } from '../../../core/record/model.ts';
import { longDate } from '../../../core/time/dates.ts';
import { dateOf } from '../../../core/time/instants.ts';
import type { Block, Cell, Span, Words } from '../../../ports/document.ts';
import { capitalise } from '../../plan/action-words.ts';
import { asTitle, count, isOrAre, statusWord } from '../../words.ts';
import { deliveryWords, milestonesDone } from './action-lines.ts';
import { postOf } from './people.ts';
import { latestWords, notStartedGap } from './said.ts';
import {
  heading,
  paragraph,
  ragCell,
  reasonOr,
  sentences,
  spansOf,
  standWords,
  tableOr,
  withoutEmptyColumns,
} from './words.ts';

/** Appendix A: all actions with their owners, dates and states. */
export function actionsAppendix(report: Report): readonly Block[] {
  const { snapshot, readers } = report;
  const standing = snapshot.actions.filter(({ status }) => status !== 'withdrawn');
  const rows = standing.sort(byCode).map((action): readonly Cell[] => {
    const { colour, latest } = saidOf(snapshot, { about: 'action', row: action });
    const plan = action.planRef ? ` (plan ${action.planRef})` : '';
    return [
      action.code,
      sentences(`${asTitle(action.title)}${plan}`, milestonesDone(action, report, 'all')),
      ownersOf(action, snapshot),
      action.dueOn ? longDate(action.dueOn) : 'No date',
      movedWords(action),
      statusOf(action, report),
      // The colour of work that is done is no longer of interest.
      colour && isOutstanding(action, snapshot) ? ragCell(colour.rag, readers) : '',
      withGap(latestWords(latest, isOutstanding(action, snapshot) ? report : null), notStartedGap(action, snapshot)),
    ];
  });
  return [
    // No new page begins here or with the next appendix, because it would leave the page before it empty.
    heading(1, 'Appendix A: all actions'),
    {
      type: 'table',
      caption: `${count(rows.length, 'action')} in the order of the codes`,
      ...withoutEmptyColumns(
        [
          { title: 'Code', share: 1.8 },
          { title: 'Action', share: 4.8 },
          { title: 'Owner', share: 2.8 },
          // The name of a month fits into a line.
          { title: 'Due', share: 2.6 },
          { title: 'First due', share: 2.6 },
          { title: 'Status', share: 2.5 },
          { title: 'Rating', share: 1.7 },
          { title: 'Latest update', share: 4.2 },
        ],
        rows,
      ),
    },
    ...withdrawnTable(report),
  ];
}

/** The actions that are no longer in the plan, apart from those that are, because their dates bind nobody. */
function withdrawnTable({ withdrawn, zone, readers }: Report): readonly Block[] {
  if (withdrawn.length === 0) return [];
  return tableOr(
    '',
    `${count(withdrawn.length, 'withdrawn action')}, no longer in the plan`,
    [
      { title: 'Code', share: 1.8 },
      { title: 'Action', share: 4.8 },
      { title: 'Withdrawn on', share: 2.6 },
      { title: 'Reason', share: 6 },
    ],
    withdrawn.map(({ action, at, because }): readonly Cell[] => [
      action.code,
      asTitle(action.title),
      at === null ? 'In the plan brought in' : longDate(dateOf(at, zone)),
      at === null ? '' : reasonOr(because, 'reason for withdrawing it', readers),
    ]),
  );
}

function ownersOf({ ownerId, deputyId }: Action, snapshot: Snapshot): Words {
  const owner = postOf(snapshot, ownerId, 'owner');
  return deputyId === null ? [owner] : [owner, '; deputy ', postOf(snapshot, deputyId, 'deputy')];
}

function withGap(words: Words, gap: Span | null): Words {
  return gap === null ? words : [...spansOf(words), ' ', gap];
}

function movedWords({ originalDueOn, timesMoved }: Action): string {
  if (originalDueOn === null || timesMoved === 0) return '';
  const times = timesMoved === 1 ? 'once' : timesMoved === 2 ? 'twice' : count(timesMoved, 'time');
  return `${longDate(originalDueOn)}, moved ${times}`;
}

function statusOf(action: Action, { snapshot, today, zone, readers }: Report): string {
  const { status, kind } = action;
  if (status === 'complete') return capitalise(deliveryWords(action, zone));
  if (kind === 'once' || status === 'withdrawn') return capitalise(statusWord(status));
  return standWords(standOf(action, snapshot, today), readers);
}

/** Appendix B: every item of evidence that stands, and how many are left out. */
export function evidenceAppendix({ snapshot, leftOut, readers, zone, replaced }: Report): readonly Block[] {
  const rows = evidenceRows(snapshot, zone);
  const left = leftOut.exempt + leftOut.internal;
  return [
    heading(1, 'Appendix B: register of evidence'),
    ...(readers === 'public'
      ? [
          paragraph(
            left === 0
              ? 'This register has public items only. Nothing is left out of it.'
              : `This register has public items only. ${count(left, 'exempt or internal item')} of the record ${isOrAre(left)} left out of this paper, ${leftOut.exempt === 0 ? 'none' : leftOut.exempt} of them exempt.`,
          ),
        ]
      : []),
    ...(rows.length === 0
      ? [
          paragraph(
            `No ${readers === 'public' ? 'public ' : ''}evidence is recorded${replaced === null ? '' : ' under this notice'}.`,
          ),
        ]
      : [
          {
            type: 'table',
            caption: count(rows.length, 'item of evidence', 'items of evidence'),
            columns: [
              { title: 'Code', share: 2 },
              { title: 'Action', share: 5 },
              { title: 'Evidence', share: 7 },
              { title: 'Given on', share: 2.4 },
              { title: 'Marking', share: 1.8 },
            ],
            rows,
          } as const,
        ]),
  ];
}

function evidenceRows(snapshot: Snapshot, zone: string): readonly (readonly Cell[])[] {
  const items = Map.groupBy(
    snapshot.evidence.filter(({ struckAt }) => struckAt === null),
    ({ actionId }) => actionId,
  );
  return [...snapshot.actions]
    .sort(byCode)
    .flatMap((action) =>
      (items.get(action.id) ?? []).map((item): readonly Cell[] => [
        `${action.code} ${item.code}`,
        asTitle(action.title),
        itemWords(item),
        longDate(dateOf(item.addedAt, zone)),
        item.marking,
      ]),
    );
}

/** "12/24 of the Combined Authority Board, 5 June 2024" for a minute; otherwise the words or the address, with the day where it has one. */
export function itemWords({ text, body, metOn }: Pick<EvidenceItem, 'text' | 'body' | 'metOn'>): string {
  return `${text}${body ? ` of ${body}` : ''}${metOn ? `, ${longDate(metOn)}` : ''}`;
}
