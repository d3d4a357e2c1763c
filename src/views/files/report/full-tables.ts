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
}

/** The parts with their long tables cut, each with the place of its other rows, and the appendix that has them whole. */
export function shortenTables(
  parts: readonly Shortenable[],
  letter: string,
): { readonly parts: readonly (readonly Block[])[]; readonly appendix: readonly Block[] } {
  const rows = parts.flatMap(({ blocks }) => blocks.filter(isTable)).reduce((sum, table) => sum + table.rows.length, 0);
  if (rows <= ROOM) return { parts: parts.map(({ blocks }) => blocks), appendix: [] };
  const cut: DocumentTable[] = [];
  const short = parts.map(({ blocks, most }) =>
    blocks.flatMap((block): readonly Block[] => {
      if (!isTable(block) || block.rows.length <= most) return [block];
      cut.push(block);
      const left = count(block.rows.length - most, 'more row');
      return [{ ...block, rows: block.rows.slice(0, most) }, paragraph(`${left}, in appendix ${letter}.`, 'note')];
    }),
  );
  const title = `Appendix ${letter}: tables in full`;
  const appendix = cut.length === 0 ? [] : [{ type: 'page', isWide: true } as const, heading(1, title), ...cut];
  return { parts: short, appendix };
}

function isTable(block: Block): block is DocumentTable {
  return block.type === 'table';
}
