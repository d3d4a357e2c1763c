/** The look of a paper in a word processor: real styles, so that people can restyle it, and bullets and numbers. */
import type { AlignmentType, INumberingOptions, IStylesOptions, LevelFormat } from 'docx';

/** Arial stands on every council machine. Sizes are in half points, spaces in twentieths of a point. */
const FONT = 'Arial';
const INK = '0B0C0C';
const BLUE = '1D3557';

/** The styles of headings, text, notes and quotes. */
export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: FONT, size: 20, color: INK, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 120, line: 264, lineRule: 'auto' } },
    },
    title: { run: { font: FONT, size: 40, bold: true, color: BLUE }, paragraph: { spacing: { after: 80 } } },
    heading1: heading(28, 260, 100),
    heading2: heading(23, 200, 60),
    heading3: heading(21, 180, 60),
  },
  paragraphStyles: [
    {
      id: 'Lead',
      name: 'Lead',
      basedOn: 'Normal',
      run: { size: 24, color: '383F43' },
      paragraph: { spacing: { after: 200 } },
    },
    { id: 'Note', name: 'Note', basedOn: 'Normal', run: { size: 19, color: '505A5F' } },
    { id: 'PageFoot', name: 'Page foot', basedOn: 'Normal', run: { size: 17, color: '505A5F' } },
    {
      id: 'LetterWords',
      name: 'Letter words',
      basedOn: 'Normal',
      run: { italics: true },
      paragraph: { indent: { left: 360 }, border: { left: { style: 'single', size: 18, space: 10, color: 'B1B4B6' } } },
    },
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      run: { size: 20, bold: true },
      paragraph: { keepNext: true, spacing: { before: 160, after: 60 } },
    },
    {
      id: 'Cell',
      name: 'Table text',
      basedOn: 'Normal',
      run: { size: 17 },
      paragraph: { spacing: { after: 0, line: 252, lineRule: 'auto' } },
    },
  ],
};

function heading(size: number, before: number, after: number) {
  return {
    run: { font: FONT, size, bold: true, color: BLUE },
    paragraph: { keepNext: true, keepLines: true, spacing: { before, after } },
  };
}

/** The references of the lists. */
export const [BULLETS, NUMBERS] = ['bullets', 'numbers'];

/** The bullets and numbers of lists. */
export const NUMBERING: INumberingOptions = {
  config: [level(BULLETS as string, 'bullet', '•'), level(NUMBERS as string, 'decimal', '%1.')],
};

function level(reference: string, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) {
  const alignment: (typeof AlignmentType)[keyof typeof AlignmentType] = 'left';
  const style = { paragraph: { indent: { left: 400, hanging: 280 } } };
  return { reference, levels: [{ level: 0, format, text, alignment, style }] };
}

/** Shades of the tones in tables, light enough for text on them. */
export const TONE_SHADES = { red: 'F9DCD6', amber: 'FFF0CC', green: 'D5EBDF' } as const;
/** The shade of header rows, and that of gaps that somebody fills in. */
export const [HEADER_SHADE, GAP_SHADE] = ['E8EDF3', 'FFF7BF'];
