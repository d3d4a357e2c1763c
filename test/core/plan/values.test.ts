/** Values of measures: what people write is read as they mean it, or asked about. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceWords, isSameUnit, readValue, writeValue } from '../../../src/core/plan/values.ts';

const units = fc.constantFrom(
  null,
  '%',
  '£',
  '£k',
  '£m',
  '£bn',
  'days',
  'working days',
  'complaints per month',
  'staff',
);
/** Numbers with at most four decimals and at most twelve digits, as people measure. */
const numbers = fc
  .tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 4 }))
  .map(([digits, decimals]) => Number(`${digits}e-${decimals}`) + 0);

describe('a value of a measure', () => {
  it('a value that is written is read as the same value in the same unit', () => {
    fc.assert(
      fc.property(numbers, units, (value, unit) => {
        const read = readValue(writeValue({ value, unit }));
        if (!('read' in read)) throw new Error(read.fault);
        expect(read.read.value).toBe(value);
        expect(isSameUnit(read.read.unit, unit)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['38%', 38, '%'],
    ['38 per cent', 38, '%'],
    ['0.5', 0.5, null],
    ['.5', 0.5, null],
    ['-3', -3, null],
    ['\u22123', -3, null],
    ['1,204', 1204, null],
    ['1,204,500.25', 1_204_500.25, null],
    ['12.25', 12.25, null],
    ['0.125', 0.125, null],
    ['£3.85m', 3.85, '£m'],
    ['£3.85 million', 3.85, '£m'],
    ['-£900k', -900, '£k'],
    ['£-4', -4, '£'],
    ['£2bn', 2, '£bn'],
    ['4.2 days', 4.2, 'days'],
    ['1\u00a0day', 1, 'day'],
    ['0', 0, null],
    ['-0', 0, null],
  ])('“%s” is read as %d, %s', (text, value, unit) => {
    expect(readValue(text)).toEqual({ read: { value, unit } });
  });

  it.each([
    ['1.204', ['1,204', '1.2040']],
    ['£1.204m', ['£1,204m', '£1.2040m']],
    ['1,20', ['1.20']],
    ['38,5%', ['38.5%']],
    ['1.204,5', ['1,204.5']],
    ['1.204.500', ['1,204,500']],
    ['1 204', ['1,204']],
    ['12,34', ['12.34']],
    ['0,204', ['0.204']],
    ['007', ['7']],
    ['3.85m', ['£3.85m']],
    ['(3)', ['-3']],
    ['+3', ['3']],
  ])('“%s” may mean two numbers: it is asked about, with %j offered', (text, offers) => {
    expect(readValue(text)).toEqual({ fault: expect.stringContaining(text), offers });
  });

  it.each(['', 'many', 'about 40%', '40% or so', '40-45%', '40 to 45', '<5', '~38%', '3 of 5', '3/4', '1e5', '--3'])(
    '“%s” is no value',
    (text) => {
      expect(readValue(text)).toEqual({ fault: expect.any(String), offers: [] });
    },
  );

  it.each([
    '46% of staff',
    '46 out of 50',
    '46% not final',
    '5 m',
    '1,204,',
    '5.',
    '1..2',
    '0.123456',
    '1234567890123',
  ])('“%s” is not read as the value that it begins with', (text) => {
    expect('read' in readValue(text)).toBe(false);
  });

  it('no text of digits and marks is read as another number than its digits say', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'0123456789.,'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(texts, (text) => {
        const read = readValue(text);
        if (!('read' in read)) return;
        // Commas group three, and one point stands before the decimals: read in the English way, nothing else is left.
        expect(text).toMatch(/^(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)?(?:\.\d+)?$/);
        expect(read.read.value).toBe(Number(text.replaceAll(',', '')));
        expect(text).not.toMatch(/^[1-9]\d{0,2}\.\d{3}$/);
      }),
      { numRuns: 5000 },
    );
  });

  it('a distance is in points for percentages, and without the error of binary numbers', () => {
    expect(distanceWords(46, 55, '%')).toBe('9 points');
    expect(distanceWords(54, 55, '%')).toBe('1 point');
    expect(distanceWords(3.85, 3.4, '£m')).toBe('£0.45m');
    expect(distanceWords(5, 4, 'days')).toBe('1 day');
  });
});
