/** Reads the text of a Word document: a line for each paragraph, points of lists with a marker and an indent. */
import mammoth from 'mammoth';
import { repackXml } from './zip-parts.ts';

/** The parts of mammoth's document that carry text. */
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
  readonly styleName?: string | null;
  readonly numbering?: { readonly level: string | number; readonly isOrdered: boolean } | null;
  readonly indent?: { readonly start: string | null };
}

const EXPECTED = 'a Word document that was saved as .docx, without a password';
/** A quarter of an inch in the unit of Word, a twentieth of a point, becomes two characters of indent. */
const UNITS_PER_INDENT = 360;

/** The text of the document. Throws `UserError` when the file is none or is not harmless. */
export async function readDocx(bytes: Uint8Array, name: string): Promise<string> {
  const parts = repackXml(bytes, name, 'word/document.xml', EXPECTED);
  let document: Node = { type: 'document' };
  await mammoth.convertToHtml(
    { buffer: Buffer.from(parts) },
    {
      transformDocument(element: Node) {
        document = element;
        return { ...element, children: [] };
      },
    },
  );
  const lines: string[] = [];
  writeBlocks(document.children ?? [], lines, { counts: [] });
  return lines.join('\n');
}

/** Writes blocks with an empty line between them. `list` counts the points of each level of the present list. */
function writeBlocks(blocks: readonly Node[], lines: string[], list: { counts: number[] }): void {
  for (const block of blocks) {
    if (block.type === 'paragraph') lines.push(paragraph(block, list), '');
    else if (block.type === 'tableRow') lines.push((block.children ?? []).map(oneLine).join('\t'), '');
    else if (block.children) writeBlocks(block.children, lines, list);
  }
}

function paragraph(block: Node, list: { counts: number[] }): string {
  const text = textOf(block).trim();
  const { numbering } = block;
  if (!numbering) {
    const indent = Math.max(0, Math.round(Number(block.indent?.start ?? 0) / UNITS_PER_INDENT));
    // An indented paragraph without a number goes on with the point above it.
    if (indent === 0 && text !== '') list.counts = [];
    return '  '.repeat(indent) + text;
  }
  const level = Number(numbering.level) || 0;
  list.counts.length = level + 1;
  const count = (list.counts[level] ?? 0) + 1;
  list.counts[level] = count;
  return `${'  '.repeat(level + 1)}${numbering.isOrdered ? `${count}.` : '•'} ${text}`;
}

function oneLine(cell: Node): string {
  return textOf(cell).replaceAll(/\s+/g, ' ').trim();
}

function textOf({ type, value, children = [] }: Node): string {
  if (type === 'text') return value ?? '';
  if (type === 'tab') return '\t';
  if (type === 'break') return '\n';
  const text = children.map(textOf).join('');
  return type === 'paragraph' ? `${text}\n` : text;
}
