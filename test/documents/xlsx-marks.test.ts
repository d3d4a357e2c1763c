/** Marks of a workbook that people see and its texts do not hold: colours of a theme, struck-through words, hidden rows and columns. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import type { Sheet } from '../../src/core/files/plan-row.ts';
import { openForeignFile } from '../../src/documents/open-foreign-file.ts';
import { readInTest } from '../core/files/reading-plans.ts';

type Edits = Readonly<Record<string, (xml: string) => string>>;

/** A workbook of one sheet with the XML of its parts changed. */
async function open(rows: readonly unknown[], edits: Edits = {}): Promise<readonly Sheet[]> {
  const parts = unzipSync(new Uint8Array(await writeXlsx(rows as never).toBuffer()));
  const changed = Object.entries(edits).map(([part, edit]) => {
    return [part, strToU8(edit(new TextDecoder().decode(parts[part] ?? new Uint8Array())))] as const;
  });
  return openForeignFile('xlsx', zipSync({ ...parts, ...Object.fromEntries(changed) }), 'plan.xlsx');
}

const SHEET = 'xl/worksheets/sheet1.xml';
const TEXTS = 'xl/sharedStrings.xml';
const HEAD = ['Action', 'Owner', 'Due', 'RAG'];
const PLAN = [
  HEAD,
  ['Sell the depot', 'Head of Property', '30/06/2024', ''],
  ['Train the managers', 'Head of HR', '31/07/2024', ''],
  ['Close the accounts', 'Chief Accountant', '31/08/2024', ''],
];
const struck = (value: string) => ({ value, textDecoration: { strikethrough: true } });

describe('struck-through words', () => {
  test('an action that is struck through is asked about, and comes in as withdrawn once somebody says so', async () => {
    const rows = PLAN.map((row, at) => (at === 2 ? row.map(struck) : row));
    const sheets = await open(rows);
    const { rows: read } = readInTest(sheets);
    expect(read[1]).toMatchObject({ title: 'Train the managers', doubts: [{ group: 'struck', field: 'title' }] });
    const [row] = readInTest(sheets, { cells: { '3:title': 'Withdrawn' } }).rows.slice(1);
    expect(row).toMatchObject({ title: 'Train the managers', status: 'withdrawn', doubts: [] });
    expect(readInTest(sheets, { cells: { '3:title': 'Leave this row out' } }).rows).toHaveLength(2);
    expect(readInTest(sheets, { cells: { '3:title': 'An action' } }).rows[1]).toMatchObject({
      status: null,
      doubts: [],
    });
  });

  test('several struck rows are one question', async () => {
    const { rows } = readInTest(await open(PLAN.map((row, at) => (at > 1 ? row.map(struck) : row))));
    expect(rows.map(({ doubts }) => doubts.map(({ group }) => group))).toEqual([[], ['struck'], ['struck']]);
  });

  test('a date that is struck through in its cell gives way to the one beside it, and is said', async () => {
    const sheets = await open(
      PLAN.map((row) => [...row]),
      {
        [TEXTS]: (xml) =>
          xml.replace(
            /<si><t>30\/06\/2024<\/t><\/si>/,
            '<si><r><rPr><strike/></rPr><t>30/06/2024</t></r><r><t xml:space="preserve"> 30/09/2024</t></r></si>',
          ),
      },
    );
    const { rows, said } = readInTest(sheets);
    expect(rows[0]).toMatchObject({ dueOn: '2024-09-30', doubts: [] });
    expect(said).toContain('Words that are struck through were left out: row 2, Due: “30/06/2024”.');
  });

  test('a whole cell that is struck through in a standing row is left out and said', async () => {
    const rows = PLAN.map((row, at) => (at === 1 ? [row[0], struck(`${row[1]}`), row[2], row[3]] : row));
    const { rows: read, said } = readInTest(await open(rows));
    expect(read[0]).toMatchObject({ title: 'Sell the depot', owner: null });
    expect(said).toContain('Words that are struck through were left out: row 2, Owner: “Head of Property”.');
  });
});

describe('hidden rows and columns', () => {
  test('each of them is read like the others and said', async () => {
    const { rows, said } = readInTest(
      await open(PLAN, {
        [SHEET]: (xml) =>
          xml
            .replace('<row r="3"', '<row r="3" hidden="1"')
            .replace('<sheetData>', '<cols><col min="2" max="2" width="9" hidden="1"/></cols><sheetData>'),
      }),
    );
    expect(rows).toHaveLength(3);
    expect(rows[1]).toMatchObject({ title: 'Train the managers', owner: 'Head of HR' });
    expect(said).toEqual(
      expect.arrayContaining([
        'A hidden row was read like the others: row 3.',
        'A hidden column was read like the others: “Owner”.',
      ]),
    );
  });

  test('a sheet without hidden rows says nothing of them', async () => {
    expect(readInTest(await open(PLAN)).said).toEqual([]);
  });
});

describe('colours of cells', () => {
  const coloured = (colours: readonly string[]) =>
    PLAN.map((row, at) => (at === 0 ? row : [...row.slice(0, 3), { value: ' ', backgroundColor: colours[at - 1] }]));
  const themed = (fills: readonly string[]): Edits => {
    let at = 0;
    return {
      'xl/styles.xml': (xml) => xml.replace(/<fgColor rgb="[^"]*"\s*\/>/g, () => `<fgColor ${fills[at++]}/>`),
    };
  };

  test.each([
    ['of a theme, lighter and darker', ['theme="5" tint="0.4"', 'theme="7"', 'theme="9" tint="-0.25"']],
    ['of the palette of old workbooks', ['indexed="10"', 'indexed="52"', 'indexed="17"']],
    ['pale ones', ['rgb="FFFFC7CE"', 'rgb="FFFFEB9C"', 'rgb="FFC6EFCE"']],
  ])('colours %s are read as red, amber and green', async (_, fills) => {
    const [accent2, accent4, accent6] = ['C00000', 'FFC000', '70AD47'];
    const theme = `<a:theme><a:clrScheme><a:accent2><a:srgbClr val="${accent2}"/></a:accent2><a:accent4><a:srgbClr val="${accent4}"/></a:accent4><a:accent6><a:srgbClr val="${accent6}"/></a:accent6></a:clrScheme></a:theme>`;
    const sheets = await open(coloured(['#FF0000', '#FFC000', '#00B050']), {
      ...themed(fills),
      'xl/theme/theme1.xml': () => theme,
    });
    expect(readInTest(sheets).rows.map(({ rag }) => rag)).toEqual(['red', 'amber', 'green']);
  });

  test('a pale blue that bands the rows stays grey, and does not complete an action', async () => {
    const sheets = await open(coloured(['#FF0000', '#FFC000', '#D9E1F2']));
    expect(readInTest(sheets).rows[2]?.status).not.toBe('complete');
  });
});
