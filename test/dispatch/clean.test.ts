/** Requests as they come in: every text in them is one that a database gives back as it was. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanRequest } from '../../src/dispatch/clean.ts';
import type { Request } from '../../src/dispatch/command.ts';

const dirty = fc.array(fc.constantFrom('a', 'é', '👩', '\0', '\ud83d', '\udc69', ' ')).map((parts) => parts.join(''));

test('no text of a request has a NUL character or half a pair, and clean ones stay as they are', () => {
  fc.assert(
    fc.property(dirty, dirty, dirty, (name, text, value) => {
      const actor = { platform: 'slack', accountId: 'U1', name } as const;
      const request: Request = {
        ...{ id: text, actor, place: { platform: 'slack', conversation: value, direct: true }, placeName: name },
        ...{ input: { kind: 'press', command: 'block', args: { because: value } }, now: '2024-06-24T08:00:00.000Z' },
        ...{ mentioned: [actor], file: { name, bytes: new Uint8Array([0, 1]) } },
      };
      const cleaned = cleanRequest(request);
      const written = JSON.stringify(cleaned);
      expect(written).not.toMatch(/\\u0000|\\ud[89a-f]/i);
      expect(cleanRequest(cleaned)).toEqual(cleaned);
      expect(cleaned.file?.bytes).toEqual(new Uint8Array([0, 1]));
      const isClean = (part: string) => /^[aé👩 ]*$/u.test(part);
      if ([name, text, value].every(isClean)) expect(cleaned).toEqual(request);
    }),
  );
});
