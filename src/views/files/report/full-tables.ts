/** Tables that are too long for the body of a paper: their first rows stand there, and all of them in an appendix. */
import type { Block, DocumentTable } from '../../../ports/document.ts';
import { count } from '../../words.ts';
import { heading, paragraph } from './words.ts';

/** With so many rows in all, every table stands whole in its place. */
const ROOM = 24;

/** Blocks with the tables that may be shortened, and the most rows that one of them keeps. */
export interface Shortenable {
  readonly blocks: readonly Block[];
  readonly most: number;
  /** Whether the tables count for themselves: they shorten no others, and are shortened by their own length alone. */
  readonly isAlone?: true;
}

/** The parts with their long tables cut, each with the place of its other rows, and the appendix that has them whole. */
export function shortenTables(
  parts: readonly Shortenable[],
  letter: string,
): { readonly parts: readonly (readonly Block[])[]; readonly appendix: readonly Block[] } {
  const counted = parts.flatMap(({ blocks, isAlone }) => (isAlone ? [] : blocks.filter(isTable)));
  const isRoomy = counted.reduce((sum, table) => sum + table.rows.length, 0) <= ROOM;
  const cut: DocumentTable[] = [];
  const short = parts.map(({ blocks, most, isAlone }) =>
    blocks.flatMap((block): readonly Block[] => {
      if (!isTable(block) || block.rows.length <= most || (isRoomy && !isAlone)) return [block];
      cut.push(block);
      const left = count(block.rows.length - most, 'more row');
      return [{ ...block, rows: block.rows.slice(0, most) }, paragraph(`${left}, in appendix ${letter}.`, 'note')];
    }),
  );
  const title = `Appendix ${letter}: tables in full`;
  const appendix = cut.length === 0 ? [] : [heading(1, title), ...cut];
  return { parts: short, appendix };
}

function isTable(block: Block): block is DocumentTable {
  return block.type === 'table';
}
