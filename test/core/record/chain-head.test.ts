/** The code of the chain's head: short, of 50 bits, and read as people type it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CODE_LETTERS, headCode, readHeadCode } from '../../../src/core/record/chain-head.ts';

const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const event = fc.integer({ min: 1, max: 1_000_000 });

it('the code of a head has the number of its event and the first 50 bits of its hash', () => {
  fc.assert(
    fc.property(event, hash, (number, hex) => {
      const code = headCode({ event: number, hash: hex });
      const [seq, ...letters] = code.split('-');
      const bits = [...letters.join('')].map((one) => CODE_LETTERS.indexOf(one).toString(2).padStart(5, '0')).join('');
      expect(seq).toBe(String(number));
      expect(bits).toBe(BigInt(`0x${hex}`).toString(2).padStart(256, '0').slice(0, 50));
    }),
  );
});

it('the code of a head is read back in small letters, with spaces, and without its second hyphen', () => {
  fc.assert(
    fc.property(event, hash, (number, hex) => {
      const code = headCode({ event: number, hash: hex });
      const [seq, one, two] = code.split('-');
      for (const typed of [code, code.toLowerCase(), ` ${seq} ${one} ${two} `, `${seq}-${one}${two}`])
        expect(readHeadCode(typed)).toEqual({ event: number, code });
    }),
  );
});

it.each(['', '12', '12-ABCDE', '12-ABCDE-FGHJ', '0-ABCDE-FGHJK', '12-ABCDE-FGHI1', 'ABCDE-FGHJK', '12-ABCDE-FGHJK-2'])(
  '"%s" is not the code of a head',
  (typed) => {
    expect(readHeadCode(typed)).toBeNull();
  },
);
