/**
 * A paper as a file for a word processor: real headings, header rows that come again on each page, words for pictures,
 * "Page x of y". The same paper gives the same bytes.
 */
import type * as Docx from 'docx';
import { type Block, type Cell, type Document, type DocumentTable, isShort, type Words } from '../ports/document.ts';
import { BULLETS, GAP_SHADE, HEADER_SHADE, NUMBERING, NUMBERS, STYLES, TONE_SHADES } from './docx-styles.ts';
import { drawPicture, drawPng } from './pictures/draw.ts';
import { packAgain } from './write-zip.ts';

type Library = typeof Docx;

/** A4 and its margins, in twentieths of a point. */
const PAGE = { width: 11906, height: 16838, margin: 1077 };
/** The width between the margins. */
const CONTENT_WIDTH = PAGE.width - 2 * PAGE.margin;
/** The height and width of a picture on an upright page, in pixels of 1/96 inch. */
const PICTURE_WIDTH = 640;

/** The bytes of the file. */
export async function writeDocx(document: Document): Promise<Uint8Array> {
  const lib = await import('docx');
  const section = await sectionOf(document, lib);
  const { title, subtitle, author } = document;
  const file = new lib.Document({
    ...{ title, subject: subtitle, creator: author, lastModifiedBy: author, description: subtitle },
    styles: STYLES,
    numbering: NUMBERING,
    sections: [section],
  });
  const packed = new Uint8Array(await lib.Packer.toBuffer(file));
  return packAgain(packed, document.asAt);
}

/** The whole paper as the library takes it: one run of pages. */
async function sectionOf(document: Document, lib: Library): Promise<Docx.ISectionOptions> {
  const { Paragraph, TextRun } = lib;
  const children: Docx.FileChild[] = [
    new Paragraph({ heading: 'Title', children: [new TextRun(document.title)] }),
    new Paragraph({ style: 'Lead', children: [new TextRun(document.subtitle)] }),
  ];
  for (const [n, block] of document.blocks.entries()) {
    const next = document.blocks[n + 1]?.type;
    const keep = { keepNext: next === 'list' || next === 'picture', isUnderPicture: isUnderPicture(document, n) };
    children.push(
      ...(block.type === 'picture' ? [await pictureOf(block, n + 1, lib)] : childrenOf(block, n, keep, lib)),
    );
  }
  const { width, height, margin } = PAGE;
  return {
    properties: {
      page: { size: { width, height }, margin: { top: margin, bottom: margin, left: margin, right: margin } },
    },
    footers: { default: footerOf(document.footer, lib) },
    children,
  };
}

/** Whether a block is the short table of a picture, which stands whole on the page of the picture. */
function isUnderPicture({ blocks }: Document, n: number): boolean {
  const block = blocks[n];
  return block?.type === 'table' && blocks[n - 1]?.type === 'picture' && isShort(block);
}

/** The blocks that no page end parts from one another. */
interface Keep {
  /** A list or a picture follows, which no page end parts from its words. */
  readonly keepNext: boolean;
  readonly isUnderPicture: boolean;
}

/** The foot of a page. Its size is that of its style, because the number of a page does not take that of a run. */
function footerOf(words: string, { Footer, PageNumber, Paragraph, TextRun }: Library): Docx.Footer {
  const children = [words, '\tPage ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES];
  const tabStops = [{ type: 'right', position: CONTENT_WIDTH }] as const;
  return new Footer({
    children: [new Paragraph({ style: 'PageFoot', tabStops, children: [new TextRun({ children })] })],
  });
}

function childrenOf(
  block: Exclude<Block, { type: 'picture' }>,
  /** Numbers of a list begin anew with each list. */
  instance: number,
  { keepNext, isUnderPicture: isKept }: Keep,
  lib: Library,
): readonly Docx.FileChild[] {
  const { Paragraph, TextRun } = lib;
  switch (block.type) {
    case 'heading':
      return [new Paragraph({ heading: `Heading${block.level}`, children: [new TextRun(block.text)] })];
    case 'paragraph':
      return [new Paragraph({ ...styled(block.look), keepNext, children: runsOf(block.words, lib) })];
    case 'list':
      return block.items.map((item, at) => {
        const reference = (block.isNumbered ? NUMBERS : BULLETS) as string;
        return new Paragraph({
          numbering: { reference, level: 0, instance },
          spacing: { after: at < block.items.length - 1 ? 50 : 120 },
          children: runsOf(item, lib),
        });
      });
    default:
      return tableOf(block, isKept, lib);
  }
}

const LOOKS = { lead: 'Lead', note: 'Note', quote: 'LetterWords' } as const;

function styled(look: keyof typeof LOOKS | undefined): { style?: string } {
  return look ? { style: LOOKS[look] } : {};
}

/** The runs of a text. A gap is shaded and stands in square brackets. */
function runsOf(words: Words, { TextRun }: Library, isStrong = false): Docx.TextRun[] {
  const spans = typeof words === 'string' ? [words] : words;
  return spans.map((span) => {
    if (typeof span === 'string') return new TextRun({ text: span, bold: isStrong });
    if ('strong' in span) return new TextRun({ text: span.strong, bold: true });
    return new TextRun({
      text: `[${span.gap}]`,
      bold: isStrong,
      shading: { type: 'clear', fill: GAP_SHADE as string },
    });
  });
}

function tableOf(table: DocumentTable, isKept: boolean, lib: Library): readonly Docx.FileChild[] {
  const { Paragraph, Table, TableRow, TextRun } = lib;
  const shares = table.columns.reduce((all, { share }) => all + share, 0);
  const widths = table.columns.map(({ share }) => Math.floor((share / shares) * CONTENT_WIDTH));
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map(({ title }, n) =>
      cellOf(title, table, n, widths, lib, { isHeader: true, keepNext: true }),
    ),
  });
  const rows = table.rows.map(
    (row, at) =>
      new TableRow({
        cantSplit: true,
        children: row.map((cell, n) =>
          cellOf(cell, table, n, widths, lib, { isHeader: false, keepNext: isKept && at < table.rows.length - 1 }),
        ),
      }),
  );
  return [
    new Paragraph({ style: 'Caption', children: [new TextRun(table.caption)] }),
    new Table({
      rows: [header, ...rows],
      columnWidths: widths,
      width: { size: CONTENT_WIDTH, type: 'dxa' },
      layout: 'fixed',
      borders: borders(),
      tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
    }),
    new Paragraph({ children: [], spacing: { after: 60, line: 120, lineRule: 'exact' } }),
  ];
}

function borders() {
  const none = { style: 'none', size: 0, color: 'auto' } as const;
  const edge = { style: 'single', size: 4, color: 'B1B4B6' } as const;
  return { top: edge, bottom: edge, insideHorizontal: edge, left: none, right: none, insideVertical: none };
}

function cellOf(
  cell: Cell,
  { columns }: DocumentTable,
  n: number,
  widths: readonly number[],
  lib: Library,
  { isHeader, keepNext }: { readonly isHeader: boolean; readonly keepNext: boolean },
): Docx.TableCell {
  const { Paragraph, TableCell } = lib;
  const isTone = typeof cell === 'object' && 'tone' in cell;
  const words = isTone ? cell.words : cell;
  const fill = isHeader ? HEADER_SHADE : isTone ? TONE_SHADES[cell.tone] : null;
  // A line end in a cell is a paragraph of its own.
  const lines = typeof words === 'string' ? words.split('\n') : [words];
  const alignment = columns[n]?.isNumber ? 'right' : 'left';
  return new TableCell({
    width: { size: widths[n] ?? 0, type: 'dxa' },
    margins: { top: 34, bottom: 34, left: 80, right: 80 },
    ...(fill ? { shading: { type: 'clear', fill } } : {}),
    children: lines.map(
      (line) =>
        new Paragraph({
          style: 'Cell',
          alignment,
          keepNext,
          children: runsOf(line, lib, isHeader || (n === 0 && !isTone)),
        }),
    ),
  });
}

async function pictureOf(
  { picture, alt }: Extract<Block, { type: 'picture' }>,
  n: number,
  { ImageRun, Paragraph }: Library,
): Promise<Docx.Paragraph> {
  const { bytes, width, height } = await drawPng(drawPicture(picture, alt, `picture-${n}`).toString());
  const transformation = { width: PICTURE_WIDTH, height: Math.round((height / width) * PICTURE_WIDTH) };
  const altText = { id: `${n}`, name: `Picture ${n}`, title: picture.title, description: alt };
  // The table with its figures follows.
  return new Paragraph({
    keepNext: true,
    children: [new ImageRun({ type: 'png', data: bytes, transformation, altText })],
  });
}
