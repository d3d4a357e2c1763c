/** The words about a notice that replaces another: what goes on under it, with which codes, and what stays behind. */
import type { CarriedOver } from '../../core/notice/carried-over.ts';
import type { Expectation } from '../../core/record/model.ts';
import { count, expectationLine, listOf } from '../words.ts';

/**
 * Says what was carried over; null: nothing should be. `inLetter` are the expectations of the new letter, which are named elsewhere;
 * null where no letter was read, so that nobody was asked which expectations go on.
 */
export function carriedWords(carried: CarriedOver | null, inLetter: readonly Expectation[] | null): string {
  if (carried === null) return 'Nothing was carried over.';
  const { expectations, actions, recoded, left } = carried;
  const told = new Set(inLetter?.map(({ code }) => code));
  const named = expectations.filter(({ code }) => !told.has(code)).map(expectationLine);
  const beside = inLetter === null ? '' : ', which the letter does not have';
  const under = named.length === 0 ? '' : `${named.join('; ')}${beside}; and `;
  const [first] = actions;
  return [
    `Carried over: ${under}${count(actions.length, 'open action')}, with their people, dates, evidence, and red, amber or green.`,
    ...(first === undefined ? [] : [codeWords(recoded, actions.length)]),
    ...left.map(({ expectation, actions: behind }) => {
      const own = behind.length === 0 ? '' : ` with ${count(behind.length, 'open action')} (${listOf(behind)})`;
      return `Left behind with the old notice: ${expectationLine(expectation)}${own}.`;
    }),
    ...(inLetter !== null || first === undefined
      ? []
      : [
          `If the new letter no longer asks for one of these expectations, withdraw its actions: withdraw ${first} because …`,
        ]),
  ].join(' ');
}

function codeWords(recoded: CarriedOver['recoded'], all: number): string {
  if (recoded.length === 0) return all === 1 ? 'The action keeps its code.' : 'The actions keep their codes.';
  const moved = listOf(recoded.map(({ from, to }) => `${from} is now ${to}`));
  return all === recoded.length ? `${moved}.` : `${moved}; the other actions keep their codes.`;
}
