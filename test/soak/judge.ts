/** Judges what a soak measured: memory, the write-ahead log and the open files of a service under a steady load. */

/** One look at the service. */
export interface Sample {
  /** Since the load began, in milliseconds. */
  readonly atMs: number;
  readonly memoryKib: number;
  /** The size of the write-ahead log in bytes. */
  readonly logBytes: number;
  /** The number of open files and sockets. */
  readonly files: number;
  /** The number of messages that are not sent yet. */
  readonly waiting: number;
}

/** The largest write-ahead log, also while another program reads the record. */
export const MOST_LOG_BYTES = 64 * 1024 * 1024;
/** The largest write-ahead log at the end, with nobody reading: the service's own limit. */
export const MOST_LOG_AT_REST_BYTES = 4 * 1024 * 1024;
/** The files that may be open at the end and were not before the load, such as a kept connection. */
const MORE_FILES = 6;
/** More messages that wait than this come of a load that is larger than the platform takes; it grows while it waits. */
const MOST_WAITING = 200;
/** The growth of memory in a soak that is long enough to measure it. */
const MOST_MIB_PER_HOUR = 1;
const LONG_MS = 60 * 60_000;
/** The growth from the second third of a short soak to its last third; the collector alone makes a tenth. */
const MOST_GROWTH = 1.25;

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

/** MiB that memory grew in an hour, by a line through the medians of the second and the last third. */
export function growthPerHour(samples: readonly Sample[]): number {
  const third = Math.floor(samples.length / 3);
  const [middle, last] = [samples.slice(third, 2 * third), samples.slice(2 * third)];
  const kib = median(last.map(({ memoryKib }) => memoryKib)) - median(middle.map(({ memoryKib }) => memoryKib));
  const ms = median(last.map(({ atMs }) => atMs)) - median(middle.map(({ atMs }) => atMs));
  return (kib / 1024) * (3_600_000 / ms);
}

/** A sentence for each fault. `before` and `after`: the service at rest, before and after the load. */
export function judge(before: Sample, samples: readonly Sample[], after: Sample): readonly string[] {
  const faults: string[] = [];
  const third = Math.floor(samples.length / 3);
  const [middle, late] = [samples.slice(third, 2 * third), samples.slice(2 * third)].map((part) =>
    median(part.map(({ memoryKib }) => memoryKib)),
  ) as [number, number];
  const lengthMs = (samples.at(-1)?.atMs ?? 0) - (samples[0]?.atMs ?? 0);
  if (late > middle * MOST_GROWTH) faults.push(`Memory grew from ${middle} KiB to ${late} KiB under a steady load.`);
  const perHour = growthPerHour(samples);
  if (lengthMs >= LONG_MS && perHour > MOST_MIB_PER_HOUR)
    faults.push(`Memory grew by ${perHour.toFixed(2)} MiB an hour.`);
  const largest = Math.max(...samples.map(({ logBytes }) => logBytes));
  if (largest > MOST_LOG_BYTES) faults.push(`The write-ahead log grew to ${largest} bytes.`);
  if (after.logBytes > MOST_LOG_AT_REST_BYTES)
    faults.push(`The write-ahead log kept ${after.logBytes} bytes at the end.`);
  if (after.files > before.files + MORE_FILES)
    faults.push(`${before.files} files were open before the load, and ${after.files} after it.`);
  const waiting = samples.at(-1)?.waiting ?? 0;
  if (waiting > MOST_WAITING) faults.push(`${waiting} messages waited at the end: the load was not steady.`);
  return faults;
}
