/** Finds the rows of a sheet that explain its letters and colours, and takes them out of the plan. */
import { isStatusKey, keyEntriesOf, keyOf, type StatusKey } from './plan-key.ts';
import type { CellRows } from './plan-row.ts';

type KeyEntry = ReturnType<typeof keyEntriesOf>[number];

/** A heading of a key: “Key”, “RAG definitions”. */
const KEY_HEADING =
  /^(?:key|legend)\s*(?::|$|to\b)|^(?:b?rag|status|colours?)\b.*\b(?:key|legend|definitions?|meaning)\b/i;
/** A letter or a colour; a figure may be the number of an action. */
const LETTERS = /^[a-z]/i;

/** The rows below a header without those of the key, which are emptied, and the key. */
export function takeKeyOut(body: CellRows): { readonly body: CellRows; readonly key: StatusKey } {
  const found = [...inText(body), ...belowHeading(body), ...atTheEnd(body)];
  const entries = found.flatMap(({ entries }) => entries);
  if (!isStatusKey(entries)) return { body, key: new Map() };
  const taken = new Set(found.map(({ index }) => index));
  return { body: body.map((row, index) => (taken.has(index) ? row.map(() => '') : row)), key: keyOf(entries) };
}

interface KeyRow {
  readonly index: number;
  readonly entries: readonly KeyEntry[];
}

const filledOf = (row: readonly string[] = []) => row.filter((cell) => cell !== '');

/** Rows of one text with several entries: “B = complete, G = on track”. */
function inText(body: CellRows): readonly KeyRow[] {
  return body.flatMap((row, index) => {
    const filled = filledOf(row);
    const entries = filled.length === 1 ? keyEntriesOf(filled) : [];
    return isStatusKey(entries) ? [{ index, entries }] : [];
  });
}

/** Rows of a letter and its words, below a heading such as “Key”. */
function belowHeading(body: CellRows): readonly KeyRow[] {
  const rows: KeyRow[] = [];
  for (const [start, row] of body.entries()) {
    const heading = filledOf(row);
    if (heading.length > 2 || !KEY_HEADING.test(heading[0] ?? '')) continue;
    rows.push({ index: start, entries: keyEntriesOf(heading.slice(1)) });
    for (let index = start + 1; index < body.length; index += 1) {
      const filled = filledOf(body[index]);
      const entries = filled.length > 4 ? [] : keyEntriesOf(filled);
      if (filled.length > 0 && entries.length === 0) break;
      rows.push({ index, entries });
    }
  }
  return rows;
}

/** Rows of a letter and its words at the end, behind an empty row. */
function atTheEnd(body: CellRows): readonly KeyRow[] {
  const rows: KeyRow[] = [];
  for (let index = body.length - 1; index >= 0; index -= 1) {
    const filled = filledOf(body[index]);
    if (filled.length === 0) {
      if (rows.length > 0) break;
      continue;
    }
    const entries = filled.length > 3 || !LETTERS.test(filled[0] ?? '') ? [] : keyEntriesOf(filled);
    if (entries.length === 0) return [];
    rows.push({ index, entries });
  }
  return isStatusKey(rows.flatMap(({ entries }) => entries)) ? rows : [];
}
