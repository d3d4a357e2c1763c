/** Puts the colours of cells in words, where a plan says with them alone how its actions stand. */
import { fieldOfHeading } from './plan-headings.ts';
import type { CellRows, Sheet } from './plan-row.ts';

/** The heading of the colours of rows that have no column for them. */
const COLOUR_OF_ROW = 'Colour of the row';
/** The colours that say how work stands; each of at least two stands in a column of them. */
const SIGNALS: ReadonlySet<string> = new Set(['red', 'amber', 'green']);

/** The rows above and below a header, with the colours of their cells as words. */
export interface ColouredRows {
  readonly headings: readonly string[];
  readonly above: CellRows;
  readonly body: CellRows;
  readonly said: readonly string[];
}

/**
 * Writes the colour of an empty cell into it in columns of statuses, and in columns that hold colours alone. A key above the
 * header, such as a blue cell with the word “Complete”, becomes “Blue = Complete”. Rows that are coloured as a whole get a
 * column for it. `from` is the index of the first row below the header.
 */
export function withColours({ fills }: Sheet, rows: Omit<ColouredRows, 'said'>, from: number): ColouredRows {
  if (!fills) return { ...rows, said: [] };
  const fillAt = (row: number, column: number) => fills[`${row}:${column}`] ?? '';
  const above = rows.above.map((row, at) =>
    isKey(row, at, fillAt) ? row.map((cell, column) => explained(cell, fillAt(at, column))) : row,
  );
  const columns = rows.headings.map((heading, column) => ({ heading, column }));
  const coloured = columns.filter(({ heading, column }) => holdsColours(heading, column, rows.body, from, fillAt));
  const below = withKeyInWords(rows.body, from, fillAt);
  const body = below.map((row, at) =>
    row.map((cell, column) => {
      const isColour = cell === '' && coloured.some((one) => one.column === column);
      return isColour ? capital(fillAt(from + at, column)) : cell;
    }),
  );
  const hasStatus = columns.some(({ heading }) => isOfState(heading));
  if (coloured.length > 0 || hasStatus) {
    const names = coloured.map(({ heading }) => `“${heading}”`).join(', ');
    return {
      ...rows,
      above,
      body,
      said: names === '' ? [] : [`The colours of empty cells were read as words: ${names}.`],
    };
  }
  return withColumn({ ...rows, above, body: below }, from, fillAt);
}

type FillAt = (row: number, column: number) => string;

const isOfState = (heading: string) => ['rag', 'status'].includes(fieldOfHeading(heading)?.field ?? '');

/** Whether the cells of a column that have no words have colours, at least two of them signals. */
function holdsColours(heading: string, column: number, body: CellRows, from: number, fillAt: FillAt): boolean {
  const filled = body.map((row, at) => ({ row, at })).filter(({ row }) => row.some((cell) => cell !== ''));
  const empty = filled.filter(({ row, at }) => row[column] === '' && fillAt(from + at, column) !== '');
  if (isOfState(heading)) return empty.length > 0;
  const signals = new Set(empty.map(({ at }) => fillAt(from + at, column)).filter((fill) => SIGNALS.has(fill)));
  return signals.size > 1 && empty.length * 2 > filled.length;
}

/** The rows of a key, in which an empty cell in a colour stands before words alone in their row, get the name of the colour. */
function withKeyInWords(body: CellRows, from: number, fillAt: FillAt): CellRows {
  const colourBefore = (row: readonly string[], at: number) => {
    const words = row.findIndex((cell) => cell !== '');
    const isAlone = words > 0 && row.every((cell, column) => cell === '' || column === words);
    return isAlone ? fillAt(from + at, words - 1) : '';
  };
  const colours = body.map(colourBefore);
  const named = colours.filter((colour) => colour !== '');
  if (named.length < 2 || new Set(named).size < named.length) return body;
  return body.map((row, at) => {
    const words = row.findIndex((cell) => cell !== '');
    const colour = colours[at] ?? '';
    return colour === '' ? row : row.map((cell, column) => (column === words - 1 ? capital(colour) : cell));
  });
}

/** A column for the colours of whole rows, where the first words of rows have at least two signals. */
function withColumn(rows: Omit<ColouredRows, 'said'>, from: number, fillAt: FillAt): ColouredRows {
  const colours = rows.body.map((row, at) => {
    const first = row.findIndex((cell) => cell !== '');
    return first < 0 ? '' : fillAt(from + at, first);
  });
  const signals = new Set(colours.filter((colour) => SIGNALS.has(colour)));
  if (signals.size < 2) return { ...rows, said: [] };
  const body = rows.body.map((row, at) => [...row, capital(colours[at] ?? '')]);
  return { headings: [...rows.headings, COLOUR_OF_ROW], above: rows.above, body, said: [] };
}

/** Whether cells in several colours, each with words, explain the colours. */
function isKey(row: readonly string[], at: number, fillAt: FillAt): boolean {
  const fills = row.flatMap((cell, column) => (cell !== '' && fillAt(at, column) !== '' ? [fillAt(at, column)] : []));
  return fills.length > 1 && new Set(fills).size === fills.length;
}

function explained(cell: string, fill: string): string {
  return cell === '' || fill === '' || /[=:]/.test(cell) ? cell : `${capital(fill)} = ${cell}`;
}

function capital(colour: string): string {
  return colour === '' ? '' : `${colour[0]?.toUpperCase()}${colour.slice(1)}`;
}
