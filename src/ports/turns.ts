/** How long work leaves room for other requests: it is done in parts, with a turn of the event loop between them. */

import type { InParts } from '../core/record/in-parts.ts';

/** Lets everything that waits for its turn run first. */
export function yieldToEventLoop(): Promise<void> {
  return new Promise((go) => {
    setImmediate(go);
  });
}

/** Gives everybody who waits a turn of the event loop of their own, in the order in which they came. */
export function createTurns(): () => Promise<void> {
  let last = Promise.resolve();
  return () => {
    last = last.then(yieldToEventLoop);
    return last;
  };
}

/** Does a computation in parts, and lets others run after each part. */
export async function inTurns<Result>(parts: InParts<Result>): Promise<Result> {
  let part = parts.next();
  while (!part.done) {
    await yieldToEventLoop();
    part = parts.next();
  }
  return part.value;
}

/** Does the work for every item in order, and lets others run after each so many. */
export async function mapInTurns<T, R>(items: readonly T[], atOnce: number, work: (item: T) => R): Promise<R[]> {
  const done: R[] = [];
  for (let from = 0; from < items.length; from += atOnce) {
    if (from > 0) await yieldToEventLoop();
    done.push(...items.slice(from, from + atOnce).map(work));
  }
  return done;
}
