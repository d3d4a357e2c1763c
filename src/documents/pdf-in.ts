/** Reads the text of a PDF: its lines with their indents, and an empty line where the page leaves one. */
import { extractTextItems, getDocumentProxy, type StructuredTextItem } from 'unpdf';
import { UserError } from '../core/record/errors.ts';

/** Our own limit; letters have up to twenty pages. */
const MOST_PAGES = 100;
/** The width of a character of indent, as a part of the size of the type. */
const INDENT = 0.5;
/** Lines further apart than so many times the size of the type have an empty line between them. */
const PARAGRAPH = 1.6;

/** A line of a page: its first piece of text gives its place. */
interface Line {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  text: string;
}

/** The text of the PDF, its pages divided by a form feed. Throws `UserError` when the file is none or has no text. */
export async function readPdf(bytes: Uint8Array, name: string): Promise<string> {
  const pdf = await open(bytes, name);
  if (pdf.numPages > MOST_PAGES)
    throw new UserError(`“${name}” has ${pdf.numPages} pages. Expected a letter of at most ${MOST_PAGES} pages.`);
  const { items } = await extractTextItems(pdf);
  const pages = items.map(linesOf);
  const left = Math.min(...pages.flat().map(({ x }) => x));
  const text = pages.map((lines) => written(lines, left)).join('\n\f');
  if (text.trim() === '')
    throw new UserError(
      `“${name}” holds pictures of pages and no text. Expected a PDF with text; or paste the letter’s text.`,
    );
  return text;
}

async function open(bytes: Uint8Array, name: string) {
  try {
    return await getDocumentProxy(bytes, {
      verbosity: 0,
      useSystemFonts: false,
      enableXfa: false,
    });
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    const why = isLocked ? 'is protected by a password' : 'is damaged or no PDF';
    throw new UserError(`“${name}” ${why}. Expected a PDF with text and without a password.`, { cause: error });
  }
}

function linesOf(items: readonly StructuredTextItem[]): readonly Line[] {
  const lines: Line[] = [];
  let line: Line | null = null;
  for (const { str, x, y, fontSize, hasEOL } of items) {
    if (line === null) {
      if (str.trim() !== '') line = { x, y, size: fontSize, text: str };
    } else line.text += str;
    if (!hasEOL || line === null) continue;
    lines.push(line);
    line = null;
  }
  return line === null ? lines : [...lines, line];
}

function written(lines: readonly Line[], left: number): string {
  return lines
    .map(({ x, y, size, text }, n) => {
      const above = lines[n - 1];
      const isApart = above !== undefined && Math.abs(above.y - y) > PARAGRAPH * Math.max(size, above.size);
      const indent = ' '.repeat(Math.max(0, Math.round((x - left) / (INDENT * size || 1))));
      return `${isApart ? '\n' : ''}${indent}${text.trimEnd()}`;
    })
    .join('\n');
}
