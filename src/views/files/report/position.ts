import type { ExpectationWork, Report } from '../../../core/files/report/report.ts';
import { STANDS, type Stand } from '../../../core/files/report/standing.ts';
import { RAGS } from '../../../core/record/model.ts';
import type { Block, Cell, TableColumn } from '../../../ports/document.ts';
import type { BarsPicture, Fill } from '../../../ports/picture.ts';
import { ragWords } from '../../words.ts';
import { postOf } from './people.ts';
import { heading, named, paragraph, ragCell, STAND_WORDS } from './words.ts';

const FILLS: Readonly<Record<Stand, Fill>> = {
  delivered: 'solid',
  on_track: 'stripes',
  off_track: 'hatch',
  kept_up: 'dots',
  lapsed: 'lines',
};

/** Part 3: a bar for each expectation, and the table with the same figures. */
export function positionPart({ work, snapshot, notice }: Report): readonly Block[] {
  const picture = barsOf(work);
  const isSaid = work.some(({ colour, colourBefore }) => colour !== null || colourBefore !== null);
  const colours = ['Said now', 'Last time'].map((title): TableColumn => ({ title, share: 2.2 }));
  const columns: readonly TableColumn[] = [
    { title: 'Expectation', share: 5.4 },
    { title: 'Senior responsible owner', share: 3 },
    ...STANDS.map((stand): TableColumn => ({ title: STAND_WORDS[stand], share: 2.4, isNumber: true })),
    ...(isSaid ? colours : []),
  ];
  const rows = work.map(({ expectation, counts, colour, colourBefore }): readonly Cell[] => [
    named(expectation),
    [postOf(snapshot, expectation.seniorResponsibleOwnerId)],
    ...STANDS.map((stand) => `${counts[stand]}`),
    ...(isSaid ? [ragCell(colour?.rag ?? null), ragCell(colourBefore?.rag ?? null)] : []),
  ]);
  return [
    heading(1, '3. Position by expectation'),
    { type: 'picture', picture, alt: barsAlt(picture) },
    { type: 'table', caption: 'Number of actions by expectation and how they stand', columns, rows },
    ...(isSaid
      ? []
      : [paragraph([{ gap: 'red, amber or green of each expectation, as its senior responsible owner says it' }])]),
    paragraph(
      [
        ...(notice.confirmationRequired ? ['Delivered: reported by its owner and confirmed by somebody else'] : []),
        'Off track: late, or said to be red',
        'Kept up and lapsed: meetings, contact, readings and evidence that come again, which are never complete',
        ...(isSaid ? ['Said now: by the people who answer for it', ...RAGS.map(ragWords)] : []),
      ]
        .map((words) => `${words}.`)
        .join(' '),
      'note',
    ),
  ];
}

/** The bars of a position: the parts that occur, for each expectation. */
function barsOf(work: readonly ExpectationWork[]): BarsPicture {
  const stands = STANDS.filter((stand) => work.some(({ counts }) => counts[stand] > 0));
  return {
    kind: 'bars',
    title: 'Actions by expectation',
    parts: stands.map((stand) => ({ name: STAND_WORDS[stand], fill: FILLS[stand] })),
    bars: work.map(({ expectation: { code, title }, counts }) => ({
      code,
      name: title,
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
