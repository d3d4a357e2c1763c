/** Timers by the steady clock for posts that may have arrived, and the count of their unanswered repeats. */
import type { Instant } from '../core/record/model.ts';
import type { Clock } from '../ports/clock.ts';
import type { OutboxRow } from '../ports/store.ts';
import { isInDoubt } from './step.ts';

/** The memory of one process about posts that may have arrived; their rows do not hold it. */
export interface HoldTimers {
  /**
   * How many milliseconds the post is still left alone, by the steady clock since this process first found it in doubt;
   * 0 when it is not in doubt. A wall clock that is put forward must not cause a look-up before the platform shows the message.
   */
  heldMs(row: OutboxRow, canLookUp: boolean): number;
  /** Counts one more unanswered repeat in this process and gives the count; a crash says nothing about the platform. */
  countUnansweredRepeat(row: OutboxRow): number;
}

/** Makes the timers of one process. `holdMs` is how long a post in doubt is left alone. */
export function createHoldTimers(clock: Clock, holdMs: number, restoredAt: Instant | null): HoldTimers {
  /** Only the head of a queue can be in doubt, so one entry a queue is enough. */
  const heads = new Map<string, { readonly key: string; readonly untilMs: number; unanswered: number }>();
  const headOf = ({ key, queue }: OutboxRow) => {
    const known = heads.get(queue);
    const head = known?.key === key ? known : { key, untilMs: clock.monotonicMs() + holdMs, unanswered: 0 };
    heads.set(queue, head);
    return head;
  };
  return {
    heldMs(row, canLookUp) {
      if (isInDoubt(row, { canLookUp, restoredAt })) return Math.max(0, headOf(row).untilMs - clock.monotonicMs());
      heads.delete(row.queue);
      return 0;
    },
    countUnansweredRepeat(row) {
      const head = headOf(row);
      head.unanswered += 1;
      return head.unanswered;
    },
  };
}
