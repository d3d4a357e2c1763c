/** Long computations in parts: a generator that yields after each part, so that whoever runs it may do something else in between. */

/** A computation in parts, with its result. Each part takes some milliseconds with 10,000 actions. */
export type InParts<Result> = Generator<undefined, Result, undefined>;

/** Does all parts at one go. */
export function atOneGo<Result>(parts: InParts<Result>): Result {
  let part = parts.next();
  while (!part.done) part = parts.next();
  return part.value;
}

/** Maps each item to any number of results, as `flatMap` does, and begins a new part after each so many items. */
export function* flatMapInParts<T, R>(
  items: readonly T[],
  inPart: number,
  map: (item: T) => readonly R[],
): InParts<R[]> {
  const found: R[] = [];
  for (let from = 0; from < items.length; from += inPart) {
    if (from > 0) yield;
    for (const item of items.slice(from, from + inPart)) found.push(...map(item));
  }
  return found;
}
