/** Workbooks as councils send them, opened in the worker in which every file from outside is opened. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import { openForeignFile } from '../../src/documents/open-foreign-file.ts';

/** A workbook of one sheet, with the text of that sheet's XML changed. */
async function workbook(rows: Parameters<typeof writeXlsx>[0], edit: (xml: string) => string = (xml) => xml) {
  const parts = unzipSync(new Uint8Array(await writeXlsx(rows as never).toBuffer()));
  const sheet = 'xl/worksheets/sheet1.xml';
  const xml = edit(new TextDecoder().decode(parts[sheet]));
  return zipSync({ ...parts, [sheet]: strToU8(xml) });
}

const read = (bytes: Uint8Array) => openForeignFile('xlsx', bytes, 'plan.xlsx');

describe('workbooks', () => {
  test('a cell is read as people see it: dates, months, percentages and numbers', async () => {
    const day = (format: string) => ({ value: new Date('2024-06-30T00:00Z'), type: Date, format });
    const bytes = await workbook([
      [day('dd/mm/yyyy'), day('mmm-yy'), day('d mmmm yyyy'), { value: 0.29, type: Number, format: '0%' }],
      [1.1, true, 'Text', null],
    ] as never);
    expect((await read(bytes))[0]?.rows).toEqual([
      ['2024-06-30', 'June 2024', '2024-06-30', '29%'],
      ['1.1', 'Yes', 'Text', ''],
    ]);
  });

  test('merged cells are told with their place', async () => {
    const bytes = await workbook([
      [{ value: 'A', rowSpan: 2 }, 'B'],
      [null, 'C'],
      [{ value: 'D', columnSpan: 2 }, null],
    ] as never);
    expect((await read(bytes))[0]?.merged).toEqual([
      { top: 0, left: 0, bottom: 1, right: 0 },
      { top: 2, left: 0, bottom: 2, right: 1 },
    ]);
  });

  test('a cell with an error and a formula without a value are empty, and the rest is read', async () => {
    const bytes = await workbook([['Action', 'x', 'y']] as never, (xml) =>
      xml
        .replace(/<c r="B1"[^>]*>.*?<\/c>/, '<c r="B1" t="e"><f>Lists!A1</f><v>#REF!</v></c>')
        .replace(/<c r="C1"[^>]*>.*?<\/c>/, '<c r="C1" t="str"><f>A1</f></c>'),
    );
    expect((await read(bytes))[0]?.rows[0]?.slice(0, 2)).toEqual(['Action', '']);
  });

  test('a plan of 300 rows and 20 columns is opened within the limits', async () => {
    const row = (index: number) =>
      Array.from({ length: 20 }, (_, column) => `${index} ${column} ${'words of progress '.repeat(5)}`);
    const bytes = await workbook(Array.from({ length: 300 }, (_, index) => row(index)) as never);
    expect((await read(bytes))[0]?.rows).toHaveLength(300);
  });

  test('a file that is no workbook is refused with a sentence', async () => {
    await expect(read(strToU8('Action,Owner'))).rejects.toThrow(
      /“plan.xlsx” is damaged or of another kind. Expected an Excel workbook/,
    );
  });

  test('a workbook that becomes a hundred times larger, that holds macros, or that declares entities is refused', async () => {
    const parts = unzipSync(await workbook([['Action']] as never));
    const sheet = 'xl/worksheets/sheet1.xml';
    const bomb = zipSync({ ...parts, [sheet]: new Uint8Array(8_000_000).fill(32) }, { level: 9 });
    const macros = zipSync({ ...parts, 'xl/vbaProject.bin': strToU8('x') });
    const xml = new TextDecoder().decode(parts[sheet]);
    const entities = zipSync({ ...parts, [sheet]: strToU8(xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>')) });
    await expect(read(bomb)).rejects.toThrow(/becomes more than 100 times larger/);
    await expect(read(macros)).rejects.toThrow(/holds macros/);
    await expect(read(entities)).rejects.toThrow(/declares entities/);
  });
});
