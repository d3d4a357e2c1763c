/** The shape of a benchmark and of its result: a ratio between things that are measured in turn, so that a busy machine slows all of them. */

export interface Bench {
  readonly name: string;
  run(size: { readonly quick: boolean }): Promise<readonly Ratio[]>;
}

export interface Ratio {
  readonly what: string;
  readonly ours: string;
  /** The name of the peer or floor, and its figure. */
  readonly against: string;
  readonly peer: string;
  readonly ratio: number;
  /** Absent where the figure is only for information. */
  readonly goal?: { readonly atMost: number } | { readonly atLeast: number };
}

type Work = (run: number) => unknown;

/**
 * Median milliseconds of each piece of work. Every run does all of them one after the other; a tenth as many runs come first
 * and are not counted. A piece that only prepares the next one is given here as well, and its time is ignored.
 */
export async function inTurn<const W extends readonly Work[]>(
  runs: number,
  ...works: W
): Promise<{ readonly [K in keyof W]: number }> {
  const times = works.map((): number[] => []);
  const warmUp = warmUpOf(runs);
  for (let run = 0; run < warmUp + runs; run += 1) {
    for (const [n, work] of works.entries()) {
      const start = performance.now();
      await work(run);
      if (run >= warmUp) times[n]!.push(performance.now() - start);
    }
  }
  return times.map(median) as { readonly [K in keyof W]: number };
}

/** How many runs `inTurn` adds before those that it counts. */
export function warmUpOf(runs: number): number {
  return Math.ceil(runs / 10);
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

export function ms(time: number): string {
  return time < 1 ? `${(time * 1000).toFixed(0)} µs` : `${time.toFixed(2)} ms`;
}
