/** Tells whether arguments look like those of their command: a mistyped name is only mended where the rest of the line does. */

import type { Raw } from '../ports/card.ts';
import { anyCode } from './codes.ts';
import type { Command } from './command.ts';
import type { Slot } from './slots.ts';

/** Words of the longest name. A sentence has more. */
const LONGEST_NAME = 4;
/** The same of a board or an organisation. */
const LONGEST_BODY = 7;
/** A figure, or a word with which people say a day. */
const DAY =
  /\d|\b(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*|today|tomorrow|week|fortnight|month|expiry|none)\b/i;

/** Whether each value looks like one of its kind: a code where a code is expected, a day where a day is. */
export function looksRead({ command, raw }: { readonly command: Command; readonly raw: Raw }): boolean {
  return Object.entries(raw).every(([name, text]) => {
    const slot = command.slots[name];
    // A value behind its keyword was meant for this command.
    return slot === undefined || slot.keyword !== undefined || looksLike(slot, text);
  });
}

function looksLike({ reads }: Slot<unknown>, text: string): boolean {
  const words = text.split(/\s+/);
  const isCoded = words.every((word) => anyCode(word) !== null);
  switch (reads) {
    case 'action':
    case 'expectation':
    case 'recommendation':
      return isCoded;
    case 'subject':
    case 'person':
      return isCoded || (words.length <= LONGEST_NAME && words.every((word) => anyCode(word) === null));
    case 'body':
      return words.length <= LONGEST_BODY && !/[,;.]\s/.test(text);
    case 'date':
      return DAY.test(text);
    default:
      return true;
  }
}
