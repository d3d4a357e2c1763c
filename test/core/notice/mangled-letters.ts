/** Lays a letter out in other ways, as mail, word processors, PDF files and forms do, without changing its words. */
import fc from 'fast-check';

/** Another layout of the same letter. */
export type Layout = (letter: string) => string;

/** Breaks each line anew; `nextWidth` gives the width of each line. Points go on under their text. */
function wrap(letter: string, nextWidth: () => number): string {
  return letter
    .split('\n')
    .map((line) => {
      const indent = /^ */.exec(line)?.[0] ?? '';
      const words = line.trim().split(/ +/);
      const hanging = /^(?:[•–*-]|\S{1,3}[.)])$/.test(words[0] ?? '') ? '  ' : '';
      const broken: string[] = [];
      let [present, width] = [indent, nextWidth()];
      for (const word of words) {
        if (present.trim() !== '' && present.length + 1 + word.length > width) {
          broken.push(present);
          present = indent + hanging;
          width = nextWidth();
        }
        present += (present.trim() === '' ? '' : ' ') + word;
      }
      return [...broken, present].join('\n');
    })
    .join('\n');
}

function inPages(letter: string, linesOfPage: number, foot: (page: number) => readonly string[]): string {
  return wrap(letter, () => 80)
    .split('\n')
    .flatMap((line, n) => ((n + 1) % linesOfPage === 0 ? [line, ...foot((n + 1) / linesOfPage)] : [line]))
    .join('\n');
}

const breaking = fc.constantFrom<Layout>(
  (letter) => letter,
  (letter) => wrap(letter, () => 80).replaceAll('\n', '\n\n'),
  (letter) => letter.replaceAll('\n\n', '\n\n\n\n'),
);
const ragged = fc.array(fc.integer({ min: 40, max: 100 }), { minLength: 1, maxLength: 20 }).map((widths): Layout => {
  let n = 0;
  return (letter) => wrap(letter, () => widths[n++ % widths.length] ?? 80);
});
const paged = fc.integer({ min: 9, max: 40 }).chain((lines) =>
  fc.constantFrom<Layout>(
    (letter) => inPages(letter, lines, (page) => ['', `Page ${page} of 9`, 'OFFICIAL', '']),
    (letter) => inPages(letter, lines, (page) => [`- ${page} -`, '\f']),
    (letter) => inPages(letter, lines, (page) => ['', `                ${page}`, '\fOFFICIAL - SENSITIVE', '']),
  ),
);
const characters = fc.constantFrom<Layout>(
  (letter) => letter.replaceAll('\n', '\r\n'),
  (letter) => letter.replaceAll(/(\w) (?=\w)/g, '$1\u00a0'),
  (letter) => letter.replaceAll(/^(?=.)/gm, '      '),
  (letter) => letter.replaceAll('\n', '   \n'),
  (letter) => letter.replaceAll(/^/gm, '> '),
  (letter) => letter.replaceAll(/^( *)[•-] (?=[a-z])/gim, '$1§   '),
  (letter) => letter.replaceAll('fi', 'ﬁ').replaceAll('ment', 'me\u00adnt'),
  (letter) => `\ufeff${letter.replaceAll(/^(\s*)[•-] (?=[a-z])/gim, '$1\uf0b7\t')}`,
);

/** A layout, and after it odd characters. */
export const anyLayout: fc.Arbitrary<Layout> = fc.tuple(fc.oneof(breaking, ragged, paged), characters).map(
  ([lay, write]) =>
    (letter) =>
      write(lay(letter)),
);
