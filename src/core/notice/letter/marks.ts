/** The marks before the points of a list: bullets, numbers, letters and Roman numbers. */

/** A way to read a mark. A single letter can be a letter or a Roman number, so that a mark can have two readings. */
interface Reading {
  readonly family: 'bullet' | 'number' | 'section' | 'letter' | 'roman';
  readonly value: number;
}

/** The mark of a point as it was written, and each way to read it. */
export interface Mark {
  readonly text: string;
  readonly readings: readonly Reading[];
}

const BULLET = /^([•●▪◦○‣·*]|[-–—]|o)\s+(?=\S)/;
/** “Expectation 2:”, as some letters mark their points. */
const NAMED = /^((?:expectation|action|area|ask|priority|recommendation|request|step)\s\d{1,2}\s?[:.)–-])\s+(?=\S)/i;
const SECTION = /^(\d{1,2}\.\d{1,2})[.)]?\s+(?=\S)/;
const NUMBER = /^(\(?\d{1,2}[.)])\s*(?=[^\d\s])/;
const LETTER = /^(\(?(?:[ivx]{1,5}|[a-z])[.)])\s+(?=\S)/i;
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

/** The mark at the beginning of a line, and the rest of the line; null when it has none. */
export function markOf(line: string): { readonly mark: Mark; readonly rest: string } | null {
  for (const pattern of [BULLET, NAMED, SECTION, NUMBER, LETTER]) {
    const text = pattern.exec(line)?.[1];
    if (text === undefined) continue;
    const readings = readingsOf(text);
    if (readings.length > 0)
      return { mark: { text, readings }, rest: line.slice(line.indexOf(text) + text.length).trim() };
  }
  return null;
}

/** Each way to read a mark without what follows it, such as `(iv)`, `4.2` or `•`. */
export function readingsOf(text: string): readonly Reading[] {
  const named = /^[a-z]+\s(\d+)/i.exec(text)?.[1];
  if (named !== undefined) return [{ family: 'number', value: Number(named) }];
  const bare = text.replaceAll(/[().]+$|^\(/g, '').toLowerCase();
  if (/^\d+\.\d+$/.test(bare)) return [{ family: 'section', value: Number(bare.split('.')[1]) }];
  if (/^\d+$/.test(bare)) return [{ family: 'number', value: Number(bare) }];
  if (!/^[a-z]+$/.test(bare) || text === 'o') return [{ family: 'bullet', value: 0 }];
  const roman = ROMAN.indexOf(bare) + 1;
  const readings: Reading[] = roman > 0 ? [{ family: 'roman', value: roman }] : [];
  return bare.length === 1 ? [...readings, { family: 'letter', value: bare.charCodeAt(0) - 96 }] : readings;
}

/** Whether `mark` goes on where `last` stopped: the same bullet, or the next number or letter. */
export function follows(last: Mark, mark: Mark): boolean {
  return mark.readings.some(({ family, value }) =>
    last.readings.some((one) => {
      if (one.family !== family) return false;
      if (family === 'bullet') return last.text === mark.text;
      return value === one.value + 1 && styleOf(last) === styleOf(mark);
    }),
  );
}

/** Whether two marks can be of one list: the same bullet, or numbers of one kind. */
export function isLike(a: Mark, b: Mark): boolean {
  return a.readings.some(({ family }) =>
    b.readings.some(
      (one) => one.family === family && (family === 'bullet' ? a.text === b.text : styleOf(a) === styleOf(b)),
    ),
  );
}

/** Whether a list can begin with the mark. */
export function isFirst({ readings }: Mark): boolean {
  return readings.some(({ value }) => value <= 1);
}

function styleOf({ text }: Mark): string {
  return text.replaceAll(/[a-z\d]+/gi, '');
}
