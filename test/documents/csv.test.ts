/** CSV files as different programs write them. */
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../src/documents/csv.ts';

const TEXT = 'Action,Owner\r\n"Spend £5, once",Siân\r\n';
const CELLS = [
  ['Action', 'Owner'],
  ['Spend £5, once', 'Siân'],
];

function utf16(text: string, isBigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
}

describe('CSV files as programs write them', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16 little endian', utf16(TEXT, false)],
    ['UTF-16 big endian', utf16(TEXT, true)],
    ['Windows-1252', Buffer.from(TEXT, 'latin1')],
  ])('%s is read to the same cells', (_, bytes) => {
    expect(readCsv(bytes)).toEqual(CELLS);
  });

  test.each([
    [';', 'Action;Owner\nTrain, and test;Jo'],
    ['\t', 'Action\tOwner\nTrain, and test\tJo'],
    ['|', 'Action|Owner\nTrain, and test|Jo'],
  ])('a file with %j between its cells is read', (_, text) => {
    expect(readCsv(Buffer.from(text))).toEqual([
      ['Action', 'Owner'],
      ['Train, and test', 'Jo'],
    ]);
  });

  test('the delimiter is found although a title without any stands above the header', () => {
    expect(readCsv(Buffer.from('Our plan, 2024\n\nAction;Owner;Due\nTrain;Jo;May\n'))[2]).toEqual([
      'Action',
      'Owner',
      'Due',
    ]);
  });

  test('a line that names the delimiter is no row of the table and keeps the numbers of the rows', () => {
    expect(readCsv(Buffer.from('sep=;\r\nAction;Owner\r\nTrain;Jo, Ann'))).toEqual([
      [''],
      ['Action', 'Owner'],
      ['Train', 'Jo, Ann'],
    ]);
  });

  test('lines that end in different ways are all read', () => {
    expect(readCsv(Buffer.from('Action,Owner\r\nTrain,Jo\nTest,Ann\rEnd,Bo'))).toEqual([
      ['Action', 'Owner'],
      ['Train', 'Jo'],
      ['Test', 'Ann'],
      ['End', 'Bo'],
    ]);
  });
});
