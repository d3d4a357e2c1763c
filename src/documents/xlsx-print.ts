/** The filter of a sheet and the way it prints, which the library for workbooks leaves to whoever uses it. */
import type { Blob } from 'node:buffer';
import type { Stream } from 'node:stream';
import type { Feature } from 'write-excel-file/node';
import type { Sheet } from '../ports/writers.ts';

/** Paper by the numbers of the format. A sheet prints on A4 up to this many characters of width, else on A3. */
const [A4, A3] = [9, 8];
const A4_LETTERS = 170;
const A3_LETTERS = 260;

/** The children of a sheet in the order that the format prescribes (ECMA-376, part 1, 18.3.1.99), as far as they occur. */
const CHILDREN = [
  'sheetPr',
  'sheetViews',
  'cols',
  'sheetData',
  'autoFilter',
  'pageMargins',
  'pageSetup',
  'headerFooter',
];

/** Gives every sheet a filter on its header, headings on each printed page, and as many pages side by side as it needs. */
export async function printing(sheets: readonly Sheet[]): Promise<Feature<Stream | Buffer | Blob>> {
  const { findElement, insertElementMarkupAccordingToOrderOfSiblings, replaceElement } = await import(
    'write-excel-file/utility'
  );
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform(xml, _, { sheetIndex }) {
            const sheet = sheets[sheetIndex];
            if (!sheet) return xml;
            return elementsOf(sheet).reduce(
              (before, element) =>
                insertElementMarkupAccordingToOrderOfSiblings(before, element, CHILDREN, 'worksheet'),
              xml,
            );
          },
        },
        'xl/workbook.xml': {
          transform(xml) {
            const names = `<definedNames>${sheets.map(namesOf).join('')}</definedNames>`;
            const there = findElement(xml, 'definedNames');
            if (!there) throw new Error('The workbook has no place for its names');
            return replaceElement(xml, there, names);
          },
        },
      },
    },
  };
}

function elementsOf(sheet: Sheet): readonly string[] {
  const letters = sheet.columns.reduce((sum, { width }) => sum + width, 0);
  const [paper, wide] = letters <= A4_LETTERS ? [A4, 1] : [A3, Math.ceil(letters / A3_LETTERS)];
  return [
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<autoFilter ref="A1:${areaEnd(sheet)}"/>`,
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="${paper}" orientation="landscape" fitToWidth="${wide}" fitToHeight="0"/>`,
    '<headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>',
  ];
}

/** The header row, and of a sheet that is several pages wide the first column, on every printed page. */
function namesOf(sheet: Sheet, index: number): string {
  // The names of sheets are our own words.
  const name = `'${sheet.name}'!`;
  const area = `${name}$A$1:$${areaEnd(sheet).replace(/(?=\d)/, '$')}`;
  return [
    `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${area}</definedName>`,
    `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${name}$A:$A,${name}$1:$1</definedName>`,
  ].join('');
}

function areaEnd({ columns, rows }: Sheet): string {
  return `${columnName(columns.length)}${rows.length + 1}`;
}

/** 1 → "A", 27 → "AA" */
function columnName(n: number): string {
  const [rest, last] = [Math.floor((n - 1) / 26), (n - 1) % 26];
  return `${rest > 0 ? columnName(rest) : ''}${String.fromCharCode(65 + last)}`;
}
