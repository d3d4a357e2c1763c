/** The same letter as text, as a Word document and as a PDF gives the same fields. */
import { readFileSync } from 'node:fs';
import { Document, LevelFormat, Packer, Paragraph } from 'docx';
import { expect, test } from 'vitest';
import { readLetter } from '../../src/core/notice/letter/letter.ts';
import { openForeignFile } from '../../src/documents/open-foreign-file.ts';
import { valuesOf } from '../core/notice/letter-values.ts';
import { type PdfLine, pdfOf } from '../helpers/pdf.ts';

const letter = (name: string) => readFileSync(new URL(`../core/notice/letters/${name}.txt`, import.meta.url), 'utf8');
const LINES_OF_PAGE = 38;

/** The lines on pages, each line where a typewriter would put it. */
function asPdf(text: string): Uint8Array {
  const lines = text.split('\n').map((line, n): PdfLine => {
    const indent = line.search(/\S|$/);
    return { x: 72 + indent * 5.5, y: 780 - (n % LINES_OF_PAGE) * 14, text: line.trim() };
  });
  const pages = Array.from({ length: Math.ceil(lines.length / LINES_OF_PAGE) }, (_, page) => {
    const of = lines.slice(page * LINES_OF_PAGE, (page + 1) * LINES_OF_PAGE);
    return [...of.filter(({ text }) => text !== ''), { x: 280, y: 40, text: `${page + 1}` }];
  });
  return pdfOf(pages);
}

/** Paragraphs, with real lists in the place of typed marks. */
async function asDocx(text: string): Promise<Uint8Array> {
  const formats = [LevelFormat.BULLET, LevelFormat.LOWER_LETTER, LevelFormat.LOWER_ROMAN];
  const config = formats.map((format, n) => ({
    reference: `list${n}`,
    levels: [0, 1].map((level) => ({ level, format, text: format === LevelFormat.BULLET ? '•' : `%${level + 1})` })),
  }));
  const children = text.split('\n').map((line) => {
    const [, mark, words = ''] = /^ *(•|[a-e]\)|i+\.) +(.*)$/.exec(line) ?? [];
    if (mark === undefined) return new Paragraph(line.trim());
    const isNested = mark.startsWith('i');
    const reference = mark === '•' ? 'list0' : 'list1';
    return new Paragraph({ text: words, numbering: { reference, level: isNested ? 1 : 0 } });
  });
  return Packer.toBuffer(new Document({ numbering: { config }, sections: [{ children }] }));
}

for (const name of ['wrapped', 'inline', 'closure']) {
  test(`the letter “${name}” is read from a PDF as from text`, async () => {
    const text = await openForeignFile('pdf', asPdf(wrapLong(letter(name))), 'letter.pdf');
    expect(valuesOf(readLetter(text)), text).toEqual(valuesOf(readLetter(letter(name))));
  });
}

test('a letter is read from a Word document as from text', async () => {
  const text = await openForeignFile('docx', await asDocx(letter('unwrapped')), 'letter.docx');
  const read = valuesOf(readLetter(text));
  const nested = (one: typeof read) => JSON.stringify(one).replaceAll(/i+\. |\d\. /g, '');
  expect(nested(read), text).toEqual(nested(valuesOf(readLetter(letter('unwrapped')))));
});

/** A page holds lines of at most so many characters. */
function wrapLong(text: string): string {
  return text.replaceAll(/(?![^\n]{1,85}$)([^\n]{1,85})\s/gm, '$1\n');
}
