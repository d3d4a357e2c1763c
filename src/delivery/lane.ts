/** A lane lets a limited number of jobs through at a time, in the order in which they came. */
export interface Lane {
  run<T>(job: () => Promise<T>): Promise<T>;
}

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
        // The place passes straight to the next in the line, so nobody can push in between.
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}
