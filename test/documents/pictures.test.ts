/** Pictures from any figures: complete SVG without a number that is none, fills that are told apart, and scales that hold every value. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOfDay } from '../../src/core/time/dates.ts';
import { drawPicture } from '../../src/documents/pictures/draw.ts';
import { COLOURS } from '../../src/documents/pictures/parts.ts';
import { roundSteps } from '../../src/documents/pictures/scale.ts';
import type { Fill, Picture } from '../../src/ports/picture.ts';

const FILLS: readonly Fill[] = ['solid', 'stripes', 'hatch', 'dots', 'lines', 'grid', 'verticals', 'blank'];
const day = fc.integer({ min: 18_000, max: 25_000 }).map(dateOfDay);
/** A value as people write them, with six decimals at most. */
const value = fc.oneof(
  fc.integer({ min: -1000, max: 1_000_000 }),
  fc.double({ min: -100, max: 100, noNaN: true }).map((one) => Number(one.toFixed(6))),
);
const words = fc.string({ maxLength: 60 });

const bars = fc.integer({ min: 1, max: FILLS.length }).chain((n) =>
  fc.record({
    kind: fc.constant('bars' as const),
    title: words,
    parts: fc.constant(FILLS.slice(0, n).map((fill) => ({ name: fill, fill }))),
    bars: fc.array(
      fc.record({
        code: fc.constant('E1'),
        name: words,
        values: fc.array(fc.integer({ min: 0, max: 300 }), { minLength: n, maxLength: n }),
      }),
      { maxLength: 12 },
    ),
  }),
);
const line = fc.record({
  kind: fc.constant('line' as const),
  title: words,
  unit: fc.constantFrom('%', '£m', 'days', null),
  points: fc.array(fc.record({ on: day, value }), { minLength: 1, maxLength: 30 }),
  target: fc.option(fc.record({ on: fc.option(day), value })),
});
const timeline = fc.record({
  kind: fc.constant('timeline' as const),
  title: words,
  today: day,
  marks: fc.array(fc.record({ on: day, text: words }), { maxLength: 15 }),
});

describe('a picture', () => {
  test.each([
    ['bars', bars],
    ['a line', line],
    ['a timeline', timeline],
  ])('any figures give %s without a number that is none, with its name and its description', (_, picture) => {
    fc.assert(
      fc.property(picture as fc.Arbitrary<Picture>, words, (drawn, alt) => {
        const svg = drawPicture(drawn, alt, 'p').toString();
        const marked = svg.replaceAll(/>[^<]*</g, '><');
        expect(marked).not.toMatch(/NaN|Infinity|undefined|null/);
        expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="p-title p-alt"/);
        expect(svg.match(/<svg/g)).toHaveLength(1);
        expect(svg.endsWith('</svg>')).toBe(true);
        expect(drawPicture(drawn, alt, 'p').toString()).toBe(svg);
      }),
    );
  });

  test('a long name stands in the picture to its last word, and the legend stays within the picture', () => {
    const name = `Agree ${'a plan of finance '.repeat(8)}${'x'.repeat(90)} end`;
    const parts = FILLS.map((fill) => ({ name: 'Brought in complete', fill }));
    const picture = {
      kind: 'bars',
      title: 'Bars',
      parts,
      bars: [{ code: 'E1', name, values: FILLS.map(() => 1) }],
    } as const;
    const svg = drawPicture(picture, 'Bars', 'p').toString();
    const texts = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</g)];
    const words = texts.filter(([, x]) => x === '34').map(([, , , text]) => text);
    expect(words.join('').replaceAll(' ', '')).toBe(name.replaceAll(' ', ''));
    const height = Number(/height="(\d+)"/.exec(svg)?.[1]);
    for (const [, x, y, text = ''] of texts) {
      expect(Number(x) + (text.startsWith('Brought') ? 130 : 0), text).toBeLessThanOrEqual(680);
      expect(Number(y), text).toBeLessThanOrEqual(height);
    }
  });

  test('the steps of an axis hold the least and the greatest value', () => {
    fc.assert(
      fc.property(value, value, (one, other) => {
        const [least, greatest] = [Math.min(one, other), Math.max(one, other)];
        const steps = roundSteps(least, greatest);
        const slack = 1e-6 * Math.max(1, Math.abs(least), Math.abs(greatest));
        expect(steps.length).toBeGreaterThanOrEqual(2);
        expect(steps.length).toBeLessThan(12);
        expect(steps[0]).toBeLessThanOrEqual(least + slack);
        expect(steps.at(-1)).toBeGreaterThanOrEqual(greatest - slack);
      }),
    );
  });

  test('an axis of values that hardly differ still has steps', () => {
    expect(roundSteps(0, 5e-324).length).toBeGreaterThanOrEqual(2);
    expect(roundSteps(38, 38).length).toBeGreaterThanOrEqual(2);
  });

  test.each(FILLS)('the colour of %s reaches a contrast of 3 to 1 with white', (fill) => {
    const parts = [1, 3, 5].map((at) => Number.parseInt(COLOURS[fill].slice(at, at + 2), 16) / 255);
    const [r = 0, g = 0, b = 0] = parts.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    expect(1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)).toBeGreaterThanOrEqual(3);
  });
});
