/** Parts 9 and 10 of a report: what is blocked or red, and the dates ahead. */
import type { KeyDate } from '../../../core/files/report/key-dates.ts';
import type { Report } from '../../../core/files/report/report.ts';
import { type Said, saidOf } from '../../../core/files/report/standing.ts';
import { isRed } from '../../../core/plan/off-track.ts';
import { longDate } from '../../../core/time/dates.ts';
import type { Block, Cell, Words } from '../../../ports/document.ts';
import type { TimelinePicture } from '../../../ports/picture.ts';
import { letterDateWords } from '../../notice/letter-dates.ts';
import { capitalise } from '../../plan/action-words.ts';
import { count } from '../../words.ts';
import { milestoneName, redFirst } from './action-lines.ts';
import { reasonWords, remedyOf } from './said.ts';
import { heading, named, paragraph, sentences, tableOr, withBefore } from './words.ts';

/** Part 9: what is blocked or red, with a gap for the author. */
export function attentionPart(report: Report): readonly Block[] {
  const { work, snapshot, readers } = report;
  const redMilestones = work.flatMap((one) => one.offMilestones).filter(({ warned }) => warned?.rag === 'red');
  const red = work.filter(({ colour }) => colour?.rag === 'red');
  const actions = work.flatMap((one) => one.actions);
  const rows: readonly (readonly Cell[])[] = [
    ...red.map(({ expectation, colour, update }): readonly Cell[] => [
      named(expectation),
      { tone: 'red', words: 'Red' },
      causeWords({ colour, latest: update }, null, report) ?? '',
    ]),
    ...redFirst(actions, snapshot).flatMap((action): readonly (readonly Cell[])[] => {
      const isSaidRed = isRed(action, snapshot);
      if (action.status !== 'blocked' && !isSaidRed) return [];
      const words = causeWords(saidOf(snapshot, { about: 'action', row: action }), action.blockedBecause, report);
      return [
        [
          named(action),
          isSaidRed ? { tone: 'red', words: action.status === 'blocked' ? 'Red, blocked' : 'Red' } : 'Blocked',
          words ?? (readers === 'public' ? 'Not for publication' : [{ gap: 'reason' }]),
        ],
      ];
    }),
    ...redMilestones.map((one): readonly Cell[] => [
      milestoneName(one),
      { tone: 'red', words: 'Red' },
      [`Red in the plan brought in on ${longDate(one.warned?.on ?? '')}. `, { gap: 'reason' }],
    ]),
  ];
  return [
    heading(1, 'Blocked and red'),
    ...tableOr(
      readers === 'public'
        ? 'No public update says that an action is blocked or rated red.'
        : 'Nothing is blocked or rated red.',
      'What is blocked or rated red',
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

/** Why something is blocked or red, and what is done about it; null where nobody has said a reason. */
function causeWords(said: Said, blockedBecause: string | null, report: Report): Words | null {
  const reason = blockedBecause === null ? reasonWords(said, report) : capitalise(blockedBecause);
  if (reason === null) return null;
  const { corrective, next } = remedyOf(said, report);
  return sentences(reason, corrective === null ? null : withBefore('What is done about it: ', corrective), next);
}

/** Part 10: the dates ahead as a line with numbers, and the table that explains them. */
export function datesPart({ keyDates: { shown, left }, notice, today }: Report): readonly Block[] {
  if (shown.length === 0) return [heading(1, 'Next steps'), paragraph('No date ahead is recorded.')];
  const picture: TimelinePicture = {
    kind: 'timeline',
    title: 'Key dates ahead',
    today,
    marks: shown.map((one) => ({
      on: one.on,
      text: keyWords(one, notice.authority),
      ...(one.kind === 'expiry' ? { isMain: true as const } : {}),
    })),
  };
  const alt = `A line of dates from ${longDate(today)}. ${picture.marks.map(({ on, text }, n) => `${n + 1}: ${longDate(on)}, ${text}`).join('. ')}.`;
  return [
    heading(1, 'Next steps'),
    { type: 'picture', picture, alt },
    {
      type: 'table',
      caption: `Key dates ahead${left === 0 ? '' : `; ${count(left, 'more date')} of the plan in appendix A`}`,
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
    case 'asked':
      return letterDateWords(one.asked);
    case 'response':
      return `Response due: ${named(one.recommendation)}`;
    case 'meeting':
      return `Meeting: ${named(one.action).replace('Meetings: ', '')}`;
    case 'due':
      return `Due: ${named(one.action)}`;
    case 'milestone':
      return `Milestone: ${milestoneName(one)}`;
    case 'member':
      return `For members: ${named(one.action)}`;
    case 'reading':
      return `Next reading: ${named(one.action)}`;
    default:
      return `Target day: ${named(one.action)}`;
  }
}
