/** How long work leaves room for other requests: it is done in parts, with a turn of the event loop between them. */

/** Lets everything that waits for its turn run first. */
export function yieldToEventLoop(): Promise<void> {
  return new Promise((go) => {
    setImmediate(go);
  });
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
