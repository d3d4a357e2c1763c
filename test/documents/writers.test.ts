/** The files that the bot writes: their structure, what people's words cannot do in them, and that they are the same each time. */
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import readXlsx from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writers } from '../../src/documents/writers.ts';
import { AS_AT, AWKWARD, PAPER } from './example-paper.ts';

const part = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name] as Uint8Array);

const SHEET = {
  name: 'Actions',
  columns: [
    { title: 'Code', width: 10 },
    { title: 'Due', width: 12 },
    { title: 'Count', width: 8 },
  ],
  rows: [
    ['=HYPERLINK("http://evil.example")', { date: '2024-03-31' }, 5],
    ['@SUM(A1)', null, -2.5],
    ["'+1", { date: '2024-02-29' }, 0],
  ],
} as const;
const CALENDAR = {
  name: 'Best Value Notice',
  asAt: AS_AT,
  days: [
    {
      ...{ uid: 'a1@bvn', on: '2024-10-27', title: 'E1-01, due; "x"', text: 'line\nline', sequence: 3 },
      isCancelled: false,
    },
  ],
} as const;

describe('the Word file', () => {
  it('a Word file has real headings, repeated header rows, words for pictures, the language and numbered pages', async () => {
    const bytes = await writers.docx(PAPER);
    const document = part(bytes, 'word/document.xml');
    for (const style of ['Title', 'Heading1', 'Heading2', 'Heading3']) expect(document).toContain(`w:val="${style}"`);
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(document.match(/<wp:docPr[^>]*descr="Words for [^"]+"/g)).toHaveLength(4);
    expect(part(bytes, 'word/styles.xml')).toContain('<w:lang w:val="en-GB"/>');
    const footers = Object.keys(unzipSync(bytes)).filter((name) => name.startsWith('word/footer'));
    expect(footers.map((name) => part(bytes, name)).join()).toMatch(/PAGE<.*NUMPAGES</s);
    const core = part(bytes, 'docProps/core.xml');
    expect(core).toContain('<dc:creator>Example Council</dc:creator>');
    expect(core.match(/2024-06-24T08:00:00Z/g)).toHaveLength(2);
  });

  it('a picture and the short table below it stay on one page, and no page is forced to begin', async () => {
    const document = part(await writers.docx(PAPER), 'word/document.xml');
    const paragraphs = document.match(/<w:p>.*?<\/w:p>/gs) ?? [];
    const pictures = paragraphs.filter((one) => one.includes('<w:drawing>'));
    expect(pictures).toHaveLength(4);
    expect(pictures.filter((one) => one.includes('<w:keepNext/>'))).toHaveLength(4);
    const rows = (document.match(/<w:tr>.*?<\/w:tr>/gs) ?? []).map((row) => row.includes('<w:keepNext/>'));
    expect(rows, 'the header and all rows but the last').toEqual([true, true, false]);
    expect(document.match(/<w:sectPr/g)).toHaveLength(1);
    expect(document).not.toContain('w:type="page"');
  });

  it('words that people typed stay text in a Word file', async () => {
    const buffer = Buffer.from(await writers.docx(PAPER));
    const { value: text } = await mammoth.extractRawText({ buffer });
    expect(text.split(AWKWARD)).toHaveLength(6);
    expect(text).toContain('[post of the author]');
  });

  it('each numbered list of a Word file begins at 1', async () => {
    const document = part(await writers.docx(PAPER), 'word/document.xml');
    const lists = [...document.matchAll(/<w:numId w:val="(\d+)"\/>/g)].map(([, id]) => id);
    expect(new Set(lists).size).toBe(3);
  });
});

describe('the workbook', () => {
  it('a workbook has typed cells, and a text that looks like a formula is a text', async () => {
    const bytes = await writers.xlsx([SHEET], AS_AT);
    const sheet = part(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).not.toContain('<f>');
    const [{ data }] = (await readXlsx(Buffer.from(bytes))) as unknown as [{ data: unknown[][] }];
    expect(data).toEqual([
      ['Code', 'Due', 'Count'],
      ['=HYPERLINK("http://evil.example")', new Date('2024-03-31'), 5],
      ['@SUM(A1)', null, -2.5],
      ["'+1", new Date('2024-02-29'), 0],
    ]);
  });

  it('a workbook has a filter, a header that stays in sight, and headings on each printed page', async () => {
    const bytes = await writers.xlsx([SHEET], AS_AT);
    const sheet = part(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<autoFilter ref="A1:C4"/>');
    expect(sheet).toMatch(/<pane [^>]*state="frozen"/);
    expect(sheet).toContain('fitToWidth="1" fitToHeight="0"');
    expect(part(bytes, 'xl/workbook.xml')).toContain('name="_xlnm.Print_Titles" localSheetId="0"');
  });

  it('a text that Excel does not take is refused with the file that takes it', async () => {
    const rows = [['x'.repeat(32_768), null, 1]];
    await expect(writers.xlsx([{ ...SHEET, rows }], AS_AT)).rejects.toThrow('export csv');
  });
});

it('a calendar holds whole days with lasting ids and no time zone', async () => {
  const lines = (await writers.ics(CALENDAR)).replaceAll('\r\n ', '').split('\r\n');
  for (const line of [
    'UID:a1@bvn',
    'SEQUENCE:3',
    'METHOD:PUBLISH',
    'STATUS:CONFIRMED',
    'DTSTAMP:20240624T080000Z',
    'DTSTART;VALUE=DATE:20241027',
    'DTEND;VALUE=DATE:20241028',
    'SUMMARY:E1-01\\, due\\; "x"',
    'DESCRIPTION:line\\nline',
  ])
    expect(lines).toContain(line);
  expect(lines.join()).not.toContain('TZID');
});

describe('the same record', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
  afterEach(() => vi.useRealTimers());

  it.each([
    ['a Word file', () => writers.docx(PAPER)],
    ['a page', async () => new TextEncoder().encode(await writers.html(PAPER))],
    ['a workbook', () => writers.xlsx([SHEET], AS_AT)],
    ['a calendar', async () => new TextEncoder().encode(await writers.ics(CALENDAR))],
    ['an archive', () => writers.zip([{ name: 'a.txt', content: 'a' }], AS_AT)],
  ])('%s has the same bytes whenever it is written', async (_, write) => {
    vi.setSystemTime('2024-06-24T09:00:00Z');
    const first = await write();
    vi.setSystemTime('2025-12-31T23:59:59Z');
    expect(Buffer.compare(first, await write())).toBe(0);
  });
});
