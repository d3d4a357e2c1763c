import type { Readers } from '../../../core/files/report/readers.ts';
import type { ExpectationWork, Report } from '../../../core/files/report/report.ts';
import { STANDS, type Stand } from '../../../core/files/report/standing.ts';
import { RAGS } from '../../../core/record/model.ts';
import type { Block, Cell, TableColumn } from '../../../ports/document.ts';
import type { BarsPicture, Fill } from '../../../ports/picture.ts';
import { capitalise } from '../../plan/action-words.ts';
import { asTitle, ragWords } from '../../words.ts';
import { postOf } from './people.ts';
import { namedWithNumber } from './replaced.ts';
import { codes, heading, paragraph, ragCell, standWords } from './words.ts';

const FILLS: Readonly<Record<Stand, Fill>> = {
  delivered: 'solid',
  brought_in: 'grid',
  on_track: 'stripes',
  amber: 'verticals',
  off_track: 'hatch',
  kept_up: 'dots',
  not_yet: 'blank',
  lapsed: 'lines',
};

/** The ways to stand that have a column only where some action stands so. */
const OCCASIONAL: ReadonlySet<Stand> = new Set(['brought_in', 'amber', 'kept_up', 'not_yet', 'lapsed']);

/** Part 3: a bar for each expectation, and the table with the same figures. */
export function positionPart(report: Report): readonly Block[] {
  const { work, snapshot, notice, readers } = report;
  const picture = barsOf(work, readers);
  const stands = STANDS.filter((stand) => !OCCASIONAL.has(stand) || work.some(({ counts }) => counts[stand] > 0));
  const isSaid = work.some(({ colour, colourBefore }) => colour !== null || colourBefore !== null);
  const colours = ['Rating now', 'Rating last time'].map((title): TableColumn => ({ title, share: 2.2 }));
  const columns: readonly TableColumn[] = [
    { title: 'Expectation', share: 5.4 },
    { title: 'Senior responsible owner', share: 3 },
    ...stands.map((stand): TableColumn => ({ title: standWords(stand, readers), share: 2.4, isNumber: true })),
    ...(isSaid ? colours : []),
  ];
  const rows = work.map(({ expectation, counts, colour, colourBefore }): readonly Cell[] => [
    namedWithNumber(expectation, notice),
    [postOf(snapshot, expectation.seniorResponsibleOwnerId, 'senior responsible owner')],
    ...stands.map((stand) => `${counts[stand]}`),
    ...(isSaid ? [colour, colourBefore].map((one) => ragCell(one?.rag ?? null, readers)) : []),
  ]);
  return [
    heading(1, 'Position by expectation'),
    { type: 'picture', picture, alt: barsAlt(picture) },
    { type: 'table', caption: 'Number of actions by expectation and how they stand', columns, rows },
    // Words from inside the council are no gap of a public paper.
    ...(isSaid || readers === 'public'
      ? []
      : [paragraph([{ gap: 'rating of each expectation (red, amber or green) by its senior responsible owner' }])]),
    paragraph(
      [
        ...deliveredWords(report),
        ...(stands.includes('brought_in') ? ['Brought in complete: complete when brought in, not confirmed'] : []),
        ...(stands.includes('amber')
          ? [readers === 'public' ? 'Amber: said in a public update' : ragWords('amber')]
          : []),
        readers === 'public'
          ? 'Late or red: late, blocked, or red in a public update'
          : 'Off track: late, blocked or rated red',
        ...keptUpNote(stands),
        ...(isSaid
          ? [
              'Rating now: from the latest update on the expectation that gives a rating',
              ...RAGS.filter((rag) => rag !== 'amber' || !stands.includes(rag)).map(ragWords),
            ]
          : []),
      ]
        .map((words) => `${words}.`)
        .join(' '),
      'note',
    ),
  ];
}

/** The meaning of the columns of work that comes again, and is never complete. */
function keptUpNote(stands: readonly Stand[]): readonly string[] {
  const isShown = (stand: Stand) => stands.includes(stand);
  const shown = [...(isShown('kept_up') ? ['Kept up'] : []), ...(isShown('lapsed') ? ['lapsed'] : [])];
  const again = 'meetings, contact, readings and evidence that come again, which are never complete';
  return [
    ...(shown.length > 0 ? [`${capitalise(shown.join(' and '))}: ${again}`] : []),
    ...(isShown('not_yet') ? [`Not yet due: ${shown.length > 0 ? 'the same' : again}, before the first time`] : []),
  ];
}

/** The meaning of “delivered”, which is true of each action that is counted under it. */
function deliveredWords({ snapshot, notice }: Report): readonly string[] {
  const complete = snapshot.actions.filter(
    ({ kind, status, broughtInAt }) => kind === 'once' && status === 'complete' && broughtInAt === null,
  );
  const imported = complete.filter(({ reportedBy }) => reportedBy === null);
  const alone = complete.filter(({ reportedBy, completedBy }) => reportedBy !== null && reportedBy === completedBy);
  const others = complete.length - imported.length - alone.length;
  const usual = others > 0 || (complete.length === 0 && notice.confirmationRequired);
  return [
    ...(usual ? ['Delivered: reported, and confirmed by somebody else'] : []),
    ...(alone.length === 0 ? [] : [`Delivered on the report of one person alone: ${codes(alone)}`]),
    ...(imported.length === 0
      ? []
      : [`Delivered, because a programme lead confirmed what a plan called complete: ${codes(imported)}`]),
  ];
}

/** The bars of a position: the parts that occur, for each expectation. */
function barsOf(work: readonly ExpectationWork[], readers: Readers): BarsPicture {
  const stands = STANDS.filter((stand) => work.some(({ counts }) => counts[stand] > 0));
  return {
    kind: 'bars',
    title: 'Actions by expectation',
    parts: stands.map((stand) => ({ name: standWords(stand, readers), fill: FILLS[stand] })),
    bars: work.map(({ expectation: { code, title }, counts }) => ({
      code,
      name: asTitle(title),
      values: stands.map((stand) => counts[stand]),
    })),
  };
}

function barsAlt({ parts, bars }: BarsPicture): string {
  const words = bars.map(({ code, values }) => {
    const counts = values.map((value, n) => `${value} ${parts[n]?.name.toLowerCase()}`);
    return `${code}: ${counts.join(', ')}`;
  });
  return `Bars that show how the actions of each expectation stand. ${words.join('. ')}.`;
}
