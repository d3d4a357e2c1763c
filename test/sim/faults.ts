/** Every kind of thing that goes wrong in a run, with how likely it is and how often it did. */
import type { Mishap } from '../helpers/stand-in.ts';
import type { Chance } from './chance.ts';

/** The probability of each at every occasion on which it could happen. */
const LIKELY = {
  // At every call of a platform.
  refused: 0.02,
  'refused for good': 0.01,
  'not sent': 0.02,
  busy: 0.03,
  'lost answer': 0.04,
  'lost request': 0.03,
  'arrived, silent': 0.02,
  silent: 0.02,
  // At every call that the outbox or the scheduler makes of the store, and around every post.
  'crash before claim': 0.01,
  'crash after claim': 0.01,
  'crash before post': 0.01,
  'crash after post': 0.01,
  'crash before mark': 0.01,
  'crash after mark': 0.01,
  'crash before commit': 0.01,
  'crash after commit': 0.01,
  // At every step.
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
  // At every start.
  'copy put back': 0.05,
  'page overwritten': 0.05,
  'crash in a migration': 0.05,
  'two at once': 0.2,
  // At every request of a person.
  'event sent again': 0.1,
  'role taken meanwhile': 0.05,
} as const;

export type Fault = keyof typeof LIKELY;
export const FAULTS = Object.keys(LIKELY) as readonly Fault[];

/** After these nobody but the platform knows whether the message arrived. */
export const AMBIGUOUS: readonly Mishap[] = ['lost answer', 'lost request', 'arrived, silent', 'silent'];

export interface Faults {
  /** Whether it happens now; counts it. */
  happens(fault: Fault): boolean;
  /** Whether it is to be tried now; `count` is called when it has had an effect. */
  wanted(fault: Fault): boolean;
  count(fault: Fault): void;
  /** From now on things go wrong. */
  start(): void;
  /** From now on nothing goes wrong any more. */
  stop(): void;
  readonly fired: ReadonlyMap<Fault, number>;
}

export function createFaults(chance: Chance): Faults {
  const fired = new Map<Fault, number>();
  let started = false;
  const wanted = (fault: Fault) => chance.hit(LIKELY[fault]) && started;
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
