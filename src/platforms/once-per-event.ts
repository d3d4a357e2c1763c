/** Carries out each event once: platforms send an event again when its answer was lost or late. */
import { LRUCache } from 'lru-cache';

/** Remembers the latest events by their ids, with the result of each. */
export class OncePerEvent<T> {
  readonly #results: LRUCache<string, Promise<T>>;

  /** `most` is the number of events to remember; the record itself recognises older changes. */
  constructor(most: number) {
    this.#results = new LRUCache({ max: most });
  }

  /** Runs `work` for the first event of this id and gives a repeat the same result. An event whose work failed runs again. */
  run(id: string, work: () => Promise<T>): Promise<T> {
    const earlier = this.#results.get(id);
    if (earlier) return earlier;
    const result = work();
    this.#results.set(copyOf(id), result);
    result.catch(() => {
      if (this.#results.peek(id) === result) this.#results.delete(id);
    });
    return result;
  }

  /** The result of an earlier event with this id; undefined when there was none. */
  resultOf(id: string): Promise<T> | undefined {
    return this.#results.get(id);
  }

  /** Lets the next event with this id run. */
  forget(id: string): void {
    this.#results.delete(id);
  }

  /** Resolves when every event that has begun is carried out. Never rejects. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#results.values());
  }
}

/** The same text in memory of its own: V8 keeps a text that is cut out of a longer one as a view that holds all of it. */
function copyOf(id: string): string {
  return Buffer.from(id, 'utf16le').toString('utf16le');
}
