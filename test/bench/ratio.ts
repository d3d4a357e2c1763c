/** What a benchmark is and gives: a ratio between two things measured in turn, so that a busy machine slows both. */

export interface Bench {
  readonly name: string;
  run(size: { readonly quick: boolean }): Promise<readonly Ratio[]>;
}

export interface Ratio {
  readonly what: string;
  readonly ours: string;
  /** What it is measured against, and what that took. */
  readonly against: string;
  readonly peer: string;
  readonly ratio: number;
  /** Without one where the figure only explains another. */
  readonly goal?: { readonly atMost: number } | { readonly atLeast: number };
}

type Work = (run: number) => unknown;

/** Median milliseconds of two pieces of work, run in turn after a tenth as many runs that are not counted. */
export async function inTurn(runs: number, one: Work, other: Work): Promise<readonly [number, number]> {
  const times: [number[], number[]] = [[], []];
  const warmUp = Math.ceil(runs / 10);
  for (let run = 0; run < warmUp + runs; run += 1) {
    for (const [n, work] of [one, other].entries()) {
      const start = performance.now();
      await work(run);
      if (run >= warmUp) times[n]!.push(performance.now() - start);
    }
  }
  return [median(times[0]), median(times[1])];
}

function median(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

export function ms(time: number): string {
  return time < 1 ? `${(time * 1000).toFixed(0)} µs` : `${time.toFixed(2)} ms`;
}
