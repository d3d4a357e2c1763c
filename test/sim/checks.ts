/** The checks after every step: record, outbox and platforms agree, and no post came too early, twice or never. */
import { createAuditCheck } from './check-audit.ts';
import { createOutboxCheck } from './check-outbox.ts';
import { createPlanCheck } from './check-plan.ts';
import { createScheduleCheck } from './check-schedule.ts';
import { createSeen } from './seen.ts';
import type { World } from './world.ts';

export interface Checks {
  /** Throws with one sentence about the first check that fails. */
  afterStep(): void;
  /** Called after the schedule ran at this time without a fault. */
  afterGoodTick(at: string): void;
  /** Called when the clock has shown this time. */
  sawTime(at: string): void;
  /** Checks the end of a run, at which every post must be final. */
  atEnd(): void;
  /** The codes of all actions in the file. */
  codes(): readonly string[];
  close(): void;
}

export function createChecks(world: World): Checks {
  const seen = createSeen(world);
  const [outbox, audit, schedule] = [createOutboxCheck(seen), createAuditCheck(seen), createScheduleCheck(seen)];
  const plan = createPlanCheck(seen);
  const codes = seen.db.prepare<[], string>('select code from action').pluck();
  const sawTime = (at: string) => {
    if (at > world.state.latest) world.state.latest = at;
  };
  const read = () => {
    const fresh = seen.read();
    schedule.keep(fresh.rows);
    outbox.check(fresh);
    audit.check();
    plan.check();
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
