/** Adds recommendations, measures with readings, and updates to the record of a bench. */
import { added, type Change } from '../../src/core/record/changes.ts';
import { addDays } from '../../src/core/time/dates.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { recommendation } from '../helpers/plan-rows.ts';
import { action, logEntry } from '../helpers/record.ts';
import { unit } from '../store/units.ts';
import { codesOf } from './record.ts';

export interface ProgrammeSize {
  readonly recommendations: number;
  readonly measures: number;
  /** How many each measure has. */
  readonly readings: number;
  /** Spread over the actions that are there. */
  readonly updates: number;
  readonly actions: number;
}

const EXPECTATIONS = 5;

/** Writes the rows to a record that `enterRecord` has made. */
export async function enterProgramme(file: string, size: ProgrammeSize): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const changes: Change[] = [];
  for (let n = 0; n < size.recommendations; n += 1)
    changes.push(
      added(
        'recommendation',
        recommendation({ id: `r${n}`, code: `R${n + 1}`, expectationId: `x${(n % EXPECTATIONS) + 1}` }),
      ),
    );
  for (let n = 0; n < size.measures; n += 1) {
    const [e, id] = [(n % EXPECTATIONS) + 1, `m${n}`];
    const figures = { unit: '%', better: 'higher', baseline: 38, target: 55, everyWeeks: 4, kind: 'measure' } as const;
    const row = {
      id,
      code: `E${e}-${500 + n}`,
      expectationId: `x${e}`,
      ownerId: 'p1',
      dueOn: addDays(today, 1 + (n % 28)),
    };
    changes.push(added('action', action({ ...row, ...figures, title: `Measure ${n}` })));
    for (let m = 0; m < size.readings; m += 1) {
      const reading = {
        kind: 'reading',
        code: `M${m + 1}`,
        value: 38 + m,
        on: addDays(today, -28 * m),
        text: '',
      } as const;
      changes.push(added('logEntry', logEntry({ id: `${id}-${m}`, aboutId: id, ...reading })));
    }
  }
  const codes = codesOf(size.actions);
  for (let n = 0; n < size.updates; n += 1) {
    const of = { id: `u${n}`, aboutId: `a${codes[n % codes.length]}`, code: `U${Math.floor(n / codes.length) + 1}` };
    changes.push(added('logEntry', logEntry({ ...of, text: `The work goes on, step ${n}`, on: today })));
  }
  const store = await openStore({ file });
  await store.commit(unit('programme', { changes }));
  await store.close();
}
