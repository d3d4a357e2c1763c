/** What a process remembers of posts that may have arrived, beyond what their rows say. */
import type { Instant } from '../core/record/model.ts';
import type { Clock } from '../ports/clock.ts';
import type { OutboxRow } from '../ports/store.ts';
import { isInDoubt } from './step.ts';

export interface Doubts {
  /**
   * How much longer it is left alone, counted by the steady clock from when this process first saw it so: a date that is
   * put forward must not bring on a look at a platform that does not show the message yet. 0 when there is no doubt.
   */
  heldMs(row: OutboxRow, canLookUp: boolean): number;
  /** Counts a repeat that had no answer either; gives their number in this process, as a crash is no word of the platform. */
  inVain(row: OutboxRow): number;
}

export function createDoubts(clock: Clock, holdMs: number, restoredAt: Instant | null): Doubts {
  /** Of each queue only its head can be in doubt. */
  const heads = new Map<string, { readonly key: string; readonly untilMs: number; vain: number }>();
  const headOf = ({ key, queue }: OutboxRow) => {
    const known = heads.get(queue);
    const head = known?.key === key ? known : { key, untilMs: clock.monotonicMs() + holdMs, vain: 0 };
    heads.set(queue, head);
    return head;
  };
  return {
    heldMs(row, canLookUp) {
      if (isInDoubt(row, { canLookUp, restoredAt })) return Math.max(0, headOf(row).untilMs - clock.monotonicMs());
      heads.delete(row.queue);
      return 0;
    },
    inVain(row) {
      const head = headOf(row);
      head.vain += 1;
      return head.vain;
    },
  };
}
