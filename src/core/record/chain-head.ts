/**
 * The head of the audit's chain as a short code. People keep the code outside the database, so that a record that was
 * rewritten or cut off later no longer leads to it.
 */

/** One event of the chain, usually the last one: its number and its hash, SHA-256 in hex. */
export interface ChainHead {
  readonly event: number;
  readonly hash: string;
}

/** 32 letters and digits, five bits each. 0, O, 1 and I are left out because people confuse them. */
export const CODE_LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

const LETTERS = 10;
const BITS_A_LETTER = 5;
const BITS_A_DIGIT = 4;
const GROUP = 5;

/** The code of a head, such as `1234-ABCDE-FGHJK`: the number of the event and the first 50 bits of its hash. */
export function headCode({ event, hash }: ChainHead): string {
  const digits = Math.ceil((LETTERS * BITS_A_LETTER) / BITS_A_DIGIT);
  const spare = BigInt(digits * BITS_A_DIGIT - LETTERS * BITS_A_LETTER);
  let bits = BigInt(`0x${hash.slice(0, digits)}`) >> spare;
  let letters = '';
  for (let n = 0; n < LETTERS; n += 1) {
    letters = CODE_LETTERS[Number(bits & 31n)] + letters;
    bits >>= 5n;
  }
  return `${event}-${letters.slice(0, GROUP)}-${letters.slice(GROUP)}`;
}

/** Reads a code that somebody typed: its event's number, and the code as it is made. Null when it is none. Case, spaces and hyphens do not matter. */
export function readHeadCode(typed: string): { readonly event: number; readonly code: string } | null {
  const [, number, letters] = /^(\d+)[- ]+([2-9A-HJ-NP-Z]{10})$/.exec(withoutHyphens(typed)) ?? [];
  const event = Number(number);
  if (letters === undefined || !Number.isSafeInteger(event) || event === 0) return null;
  return { event, code: `${event}-${letters.slice(0, GROUP)}-${letters.slice(GROUP)}` };
}

/** The code in capitals, with its first hyphen only. */
function withoutHyphens(typed: string): string {
  const [number = '', ...letters] = typed
    .trim()
    .toUpperCase()
    .split(/[\s-]+/);
  return `${number}-${letters.join('')}`;
}
