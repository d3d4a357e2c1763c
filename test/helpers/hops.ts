/** Counts the functions of src/ that are entered during `play`, by V8's precise coverage. */
import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';

const SOURCE = new URL('../../src/', import.meta.url).href;

export interface Entered {
  /** Below src/. */
  readonly path: string;
  readonly line: number;
  /** Empty for most arrow functions. */
  readonly name: string;
}

/**
 * Makes V8 count every call in this process and lists the functions entered until the promise of `play` is resolved.
 */
export async function startCounting(): Promise<(play: () => Promise<void>) => Promise<readonly Entered[]>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  // Reading the counts sets them to zero.
  const takeCounts = async () => (await session.post('Profiler.takePreciseCoverage')).result;
  return async (play) => {
    await takeCounts();
    await play();
    const scripts = (await takeCounts()).filter(({ url }) => url.startsWith(SOURCE));
    return scripts
      .sort((a, b) => (a.url < b.url ? -1 : 1))
      .flatMap(({ url, functions }) => {
        const source = readFileSync(new URL(url), 'utf8');
        const path = url.slice(SOURCE.length);
        const entered = new Map<string, Entered>();
        for (const { functionName: name, ranges } of functions) {
          const { count = 0, startOffset = 0 } = ranges[0] ?? {};
          const isTopLevel = name === '' && startOffset === 0;
          if (count === 0 || isTopLevel) continue;
          entered.set(`${startOffset} ${name}`, { path, name, line: source.slice(0, startOffset).split('\n').length });
        }
        return [...entered.values()];
      });
  };
}
