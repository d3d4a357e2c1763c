/** Limits how many jobs run at the same time. */

/** Runs a limited number of jobs at a time, in the order in which they came. */
export interface Lane {
  run<T>(job: () => Promise<T>): Promise<T>;
}

/** Makes a lane that runs `atOnce` jobs at a time. */
export function createLane(atOnce: number): Lane {
  const waiting: (() => void)[] = [];
  let running = 0;
  return {
    async run(job) {
      if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
      else running += 1;
      try {
        return await job();
      } finally {
        // The place passes straight to the next in line, so a newcomer cannot take it.
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}
