/** The quotes and the characters that phones, word processors and web pages put into typed lines. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanLine } from '../../src/dispatch/clean.ts';
import { tokenise } from '../../src/dispatch/tokens.ts';

function texts(line: string): readonly string[] | string {
  const read = tokenise(line);
  if ('unclosed' in read) return `unclosed: ${read.unclosed}`;
  return read.tokens.map(({ kind, text }) => (kind === 'quoted' ? `[${text}]` : text));
}

describe('quotes', () => {
  test.each<[string, readonly string[] | string]>([
    ['title "Draft sent" now', ['title', '[Draft sent]', 'now']],
    ['“Draft sent” now', ['[Draft sent]', 'now']],
    ['‘Draft sent’ now', ['[Draft sent]', 'now']],
    ['‘the Board’s draft’ now', ['[the Board’s draft]', 'now']],
    ['„Draft sent“ now', ['[Draft sent]', 'now']],
    ['„Draft sent” now', ['[Draft sent]', 'now']],
    ['«Draft sent» now', ['[Draft sent]', 'now']],
    ['»Draft sent« now', ['[Draft sent]', 'now']],
    ['“Draft sent" now', ['[Draft sent]', 'now']],
    ['"Draft sent” now', ['[Draft sent]', 'now']],
    ['title "Open” text "Be open”', ['title', '[Open]', 'text', '[Be open]']],
    ['title “Open" text “Be open"', ['title', '[Open]', 'text', '[Be open]']],
    ['"He said “yes” twice" now', ['[He said “yes” twice]', 'now']],
    ['“it’s 5" wide” now', ['[it’s 5" wide]', 'now']],
    ['"Draft sent".', ['[Draft sent]']],
    ['the Board’s ’24 plan', ['the', 'Board’s', '’24', 'plan']],
    ['‘24 plan', ['‘24', 'plan']],
    ['"Draft sent', 'unclosed: "Draft sent'],
    ['„Draft sent', 'unclosed: „Draft sent'],
  ])('the line %s is cut at its quotes', (line, expected) => {
    expect(texts(line)).toEqual(expected);
  });
});

describe('characters that nobody sees', () => {
  const UNSEEN = [
    '\u00ad',
    '\u200b',
    '\u200c',
    '\u200d',
    '\u200e',
    '\u200f',
    '\u202a',
    '\u2060',
    '\u2066',
    '\ufeff',
    '`',
  ];

  test('a line is cleaned of them, wherever they stand', () => {
    const places = fc.array(fc.tuple(fc.constantFrom(...UNSEEN), fc.nat(30)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(places, (unseen) => {
        const line = 'block E2-03 because it rains';
        const dirty = unseen.reduce((text, [mark, at]) => text.slice(0, at) + mark + text.slice(at), line);
        expect(cleanLine(dirty)).toBe(line);
      }),
    );
  });

  test('an emoji that is joined of several stays one', () => expect(cleanLine('done 👩‍💻')).toBe('done 👩‍💻'));
});
