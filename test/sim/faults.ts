/** Every kind of fault in a run, with its probability and a count of how often it happened. */
import type { Mishap } from '../helpers/stand-in.ts';
import type { Chance } from './chance.ts';

/** The probability of each fault at every occasion on which it can happen. */
const LIKELY = {
  // Tried at every call of a platform.
  refused: 0.02,
  'refused for good': 0.01,
  'not sent': 0.02,
  busy: 0.03,
  'lost answer': 0.04,
  'lost request': 0.03,
  'arrived, silent': 0.02,
  silent: 0.02,
  // Tried at every call of the store by the outbox or the scheduler, and around every post.
  'crash before claim': 0.01,
  'crash after claim': 0.01,
  'crash before post': 0.01,
  'crash after post': 0.01,
  'crash before mark': 0.01,
  'crash after mark': 0.01,
  'crash before commit': 0.01,
  'crash after commit': 0.01,
  // Tried at every step.
  'dead conversation': 0.002,
  'platform down': 0.003,
  'late answer': 0.02,
  'stop and start': 0.01,
  'long sleep': 0.006,
  'clock an hour forward': 0.004,
  'clock an hour back': 0.004,
  'clock a year back': 0.002,
  'clock a year forward': 0.002,
  'disk full': 0.01,
  locked: 0.002,
  // Tried at every start.
  'copy put back': 0.05,
  'page overwritten': 0.05,
  'crash in a migration': 0.05,
  'two at once': 0.2,
  // Tried at every request of a person.
  'event sent again': 0.1,
  'role taken meanwhile': 0.05,
} as const;

export type Fault = keyof typeof LIKELY;
export const FAULTS = Object.keys(LIKELY) as readonly Fault[];

/** After these faults only the platform knows whether the message arrived. */
export const AMBIGUOUS: readonly Mishap[] = ['lost answer', 'lost request', 'arrived, silent', 'silent'];

export interface Faults {
  /** Whether the fault happens now; counts it. */
  happens(fault: Fault): boolean;
  /** Whether the fault is to be tried now; the caller calls `count` when it had an effect. */
  wanted(fault: Fault): boolean;
  count(fault: Fault): void;
  /** Switches faults on. */
  start(): void;
  /** Switches faults off. */
  stop(): void;
  readonly fired: ReadonlyMap<Fault, number>;
}

/** Makes the faults of a run. In a short run no fault is rarer than `least`, so that a few runs have them all. */
export function createFaults(chance: Chance, least = 0): Faults {
  const fired = new Map<Fault, number>();
  let started = false;
  const wanted = (fault: Fault) => chance.hit(Math.max(LIKELY[fault], least)) && started;
  const count = (fault: Fault) => void fired.set(fault, (fired.get(fault) ?? 0) + 1);
  return {
    wanted,
    count,
    happens(fault) {
      const now = wanted(fault);
      if (now) count(fault);
      return now;
    },
    start() {
      started = true;
    },
    stop() {
      started = false;
    },
    fired,
  };
}
