import { Document, LevelFormat, Packer, Paragraph } from 'docx';
import { describe, expect, test } from 'vitest';
import { openForeignFile } from '../../src/documents/open-foreign-file.ts';
import { type HostileFile, hostileFiles } from '../helpers/hostile-files.ts';
import { pdfOf } from '../helpers/pdf.ts';
import { wordFile } from '../helpers/word-file.ts';

describe('letters as files', () => {
  test('the text of a Word document keeps its paragraphs, and its points have markers and indents', async () => {
    const numbering = {
      config: [
        {
          reference: 'n',
          levels: [
            { level: 0, format: LevelFormat.DECIMAL, text: '%1.' },
            { level: 1, format: LevelFormat.LOWER_LETTER, text: '%2)' },
          ],
        },
      ],
    };
    const point = (level: number, text: string) => new Paragraph({ text, numbering: { reference: 'n', level } });
    const children = [
      new Paragraph('The Department expects the Authority to:'),
      ...[point(0, 'Agree a plan.'), point(1, 'with dates;'), point(1, 'with owners.'), point(0, 'Publish it.')],
      new Paragraph('Yours sincerely'),
    ];
    const bytes = await Packer.toBuffer(new Document({ numbering, sections: [{ children }] }));
    const text = await openForeignFile('docx', bytes, 'letter.docx');
    expect(text.split('\n').filter((line) => line !== '')).toEqual([
      'The Department expects the Authority to:',
      ...['  1. Agree a plan.', '    1. with dates;', '    2. with owners.', '  2. Publish it.'],
      'Yours sincerely',
    ]);
  });

  test('the text of a PDF keeps its lines, their indents, and its pages', async () => {
    const first = [
      { x: 72, y: 700, text: 'The Department expects:' },
      { x: 90, y: 686, text: '1. a plan that' },
      { x: 90, y: 673, text: 'the Council agrees' },
      { x: 72, y: 640, text: 'It’s the Council’s plan.' },
    ];
    const bytes = pdfOf([first, [{ x: 72, y: 700, text: 'Page two' }]]);
    expect(await openForeignFile('pdf', bytes, 'letter.pdf')).toBe(
      'The Department expects:\n   1. a plan that\n   the Council agrees\n\nIt’s the Council’s plan.\n\fPage two',
    );
  });

  test('a text file is read as UTF-8, as UTF-16 and in the code page of Windows', async () => {
    const read = (bytes: Uint8Array) => openForeignFile('txt', bytes, 'letter.txt');
    expect(await read(Buffer.from('£1 – it’s'))).toBe('£1 – it’s');
    expect(await read(Buffer.from('\ufeff£1', 'utf16le'))).toBe('£1');
    expect(await read(Uint8Array.from([0xa3, 0x31, 0x92]))).toBe('£1’');
  });

  test('a PDF that holds only pictures of pages is refused, and pasting is proposed', async () => {
    await expect(openForeignFile('pdf', pdfOf([[]]), 'scan.pdf')).rejects.toThrow(/“scan.pdf” holds pictures.*paste/);
  });
});

describe('files that do harm', () => {
  for (const { what, kind, name, bytes, refusal } of hostileFiles() satisfies readonly HostileFile[]) {
    test(`a file with ${what} is refused with a sentence that names it`, async () => {
      const refused = await openForeignFile(kind, bytes, name).then(
        (content) => `taken: ${content.slice(0, 50)}`,
        (error: Error) => `${error.name}: ${error.message}`,
      );
      expect(refused).toMatch(/^UserError: “.*” .*Expected /s);
      expect(refused).toMatch(refusal);
    });
  }

  test('a Word document is read while more files wait than may, and only those beyond are refused', async () => {
    const opened = await Promise.allSettled(
      Array.from({ length: 7 }, (_, n) => openForeignFile('docx', wordFile(), `${n}.docx`)),
    );
    expect(opened.map((one) => one.status)).toEqual([...Array(5).fill('fulfilled'), ...Array(2).fill('rejected')]);
    expect(opened.at(-1)).toMatchObject({ reason: { message: expect.stringContaining('Send it again in a minute') } });
  });
});
