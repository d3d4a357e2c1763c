/** Turns sheets whose headings stand in a column, with one action in each column beside it or in cards below each other. */
import { cardsAsTable } from './plan-cards.ts';
import type { ColumnChoices } from './plan-columns.ts';
import { isPlanLike } from './plan-header.ts';
import type { MergedCells, Sheet } from './plan-row.ts';

/** The sheets of a file, turned where that gives the only headings. `said` tells which were turned. */
export function transposedIfNeeded(
  file: readonly Sheet[],
  choices: ColumnChoices,
): { readonly sheets: readonly Sheet[]; readonly said: readonly string[] } {
  const cards = file.map((sheet) => cardsAsTable(sheet, choices));
  if (cards.some((one) => one !== null)) {
    const ofCards = file.filter((_, index) => cards[index] !== null).map(nameOf);
    const sheets = file.map((sheet, index) => cards[index] ?? sheet);
    return {
      sheets,
      said: ofCards.map(
        (name) => `${name} has a card for each action. An action is named here by the row in which its card begins.`,
      ),
    };
  }
  if (file.some((sheet) => isPlanLike(sheet, choices))) return { sheets: file, said: [] };
  const turned = file.map((sheet) => ({ sheet, across: transposed(sheet) }));
  const found = turned.filter(({ across }) => isPlanLike(across, choices));
  const said = found.map(({ sheet }) => {
    return `${nameOf(sheet)} has its headings in a column, so that each column beside them is read as an action. Row 2 here is column B there.`;
  });
  return { sheets: turned.map((one) => (found.includes(one) ? one.across : one.sheet)), said };
}

const nameOf = ({ name }: Sheet) => (name === null ? 'The file' : `“${name}”`);

function transposed(sheet: Sheet): Sheet {
  const width = Math.max(0, ...sheet.rows.map((row) => row.length));
  const rows = Array.from({ length: width }, (_, index) => sheet.rows.map((row) => row[index] ?? ''));
  const fills = Object.entries(sheet.fills ?? {}).map(([at, fill]) => [at.split(':').toReversed().join(':'), fill]);
  return { ...sheet, rows, merged: sheet.merged.map(turned), fills: Object.fromEntries(fills) };
}

function turned({ top, left, bottom, right }: MergedCells): MergedCells {
  return { top: left, left: top, bottom: right, right: bottom };
}
