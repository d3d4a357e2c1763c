/** A platform's answers that stay good for a short time, such as who can read a conversation. */
import { LRUCache } from 'lru-cache';
import type { Clock } from '../ports/clock.ts';

/** More conversations and people than one authority has. */
const MOST_ANSWERS = 5_000;

/** Options that make an `lru-cache` with a `ttl` follow our clock. */
export function cacheTime(clock: Clock) {
  // The library takes a start of 0 as "never expires", and by default it reads the clock at most once a millisecond.
  return { perf: { now: () => clock.monotonicMs() + 1 }, ttlResolution: 0 } as const;
}

/** Asks once for each key while the answer is fresh. A failed question is not kept. */
export class AnswerCache<T> {
  readonly #answers: LRUCache<string, Promise<T>>;
  readonly #ask: (key: string) => Promise<T>;
  readonly #freshMs: number;

  /** An answer is fresh for `freshMs` after its arrival. */
  constructor(clock: Clock, freshMs: number, ask: (key: string) => Promise<T>) {
    this.#answers = new LRUCache({ max: MOST_ANSWERS, ...cacheTime(clock) });
    this.#ask = ask;
    this.#freshMs = freshMs;
  }

  /** The kept answer, also one that is still on its way, else the answer to a new question. */
  get(key: string): Promise<T> {
    return this.#answers.get(key) ?? this.refresh(key);
  }

  /** The answer to a new question. */
  refresh(key: string): Promise<T> {
    const answer = this.#ask(key);
    this.#answers.set(key, answer);
    // The library still gives out an answer whose age equals its `ttl`.
    const ttl = this.#freshMs - 1;
    // By the time of its arrival the answer may have been forgotten or asked for again.
    const isKept = () => this.#answers.peek(key) === answer;
    answer.then(
      () => isKept() && this.#answers.set(key, answer, { ttl }),
      () => isKept() && this.#answers.delete(key),
    );
    return answer;
  }

  /** Makes the next question for this key a new one. */
  forget(key: string): void {
    this.#answers.delete(key);
  }
}
