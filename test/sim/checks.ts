/** What must hold after every step: record, outbox and platforms say the same, and nothing came too early, twice or never. */
import { createAuditCheck } from './check-audit.ts';
import { createOutboxCheck } from './check-outbox.ts';
import { createScheduleCheck } from './check-schedule.ts';
import { createSeen } from './seen.ts';
import type { World } from './world.ts';

export interface Checks {
  /** Throws with one sentence about the first thing that does not hold. */
  afterStep(): void;
  /** The schedule was asked at this time, and nothing went wrong with it meanwhile. */
  afterGoodTick(at: string): void;
  /** The clock has shown this time. */
  sawTime(at: string): void;
  /** All is quiet: nothing may be open any more. */
  atEnd(): void;
  /** The codes of all actions in the file. */
  codes(): readonly string[];
  close(): void;
}

export function createChecks(world: World): Checks {
  const seen = createSeen(world);
  const [outbox, audit, schedule] = [createOutboxCheck(seen), createAuditCheck(seen), createScheduleCheck(seen)];
  const codes = seen.db.prepare<[], string>('select code from action').pluck();
  const sawTime = (at: string) => {
    if (at > world.state.latest) world.state.latest = at;
  };
  const read = () => {
    const fresh = seen.read();
    schedule.keep(fresh.rows);
    outbox.check(fresh);
    audit.check();
  };
  return {
    sawTime,
    afterStep() {
      sawTime(world.clock.now());
      read();
      if (world.troubles.length > 0) throw new Error(`An error without a cause: ${world.troubles[0]}`);
    },
    afterGoodTick(at) {
      sawTime(at);
      read();
      schedule.afterGoodTick(at);
    },
    atEnd() {
      outbox.atEnd();
      audit.atEnd();
    },
    codes: () => codes.all(),
    close: () => void seen.db.close(),
  };
}
