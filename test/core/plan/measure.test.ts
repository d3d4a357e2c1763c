/** Measures: their figures, their readings on any day and in any order, and when the next reading is due. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportDone } from '../../../src/core/plan/completion.ts';
import { dateSet } from '../../../src/core/plan/due-date.ts';
import { addMeasure, courseOf, editMeasure, levelsWithoutReading, readingsOf } from '../../../src/core/plan/measure.ts';
import { figuresOf, type MeasureFigures } from '../../../src/core/plan/measure-figures.ts';
import { addReading, strikeReading, undoReading } from '../../../src/core/plan/reading.ts';
import { applyChanges } from '../../../src/core/record/apply.ts';
import type { Action, Snapshot } from '../../../src/core/record/model.ts';
import { workingDayOnOrBefore } from '../../../src/core/time/calendar.ts';
import { addDays } from '../../../src/core/time/dates.ts';
import { plusMinutes } from '../../../src/core/time/instants.ts';
import { action, expectation, LEAD, OTHER, OWNER, record, SRO, VIEWER } from '../../helpers/programme-record.ts';
import { AT, acting, TODAY } from '../../helpers/record.ts';

const percent = (value: number, on: string | null = null) => ({ value, unit: '%', on });
const FIGURES: MeasureFigures = {
  baseline: percent(38, '2024-01-31'),
  target: percent(55, '2024-07-30'),
  better: null,
};
const NEW = {
  title: 'Staff who say so',
  ownerId: OWNER.id,
  deputyId: null,
  level: null,
  everyWeeks: 13,
  dueOn: null,
  evidenceRequired: null,
};

const added = (figures: Partial<MeasureFigures> = {}, by = LEAD) =>
  addMeasure(acting(by, record([])), expectation(), { ...NEW, ...FIGURES, ...figures }, 'm')[0];
const MEASURE = action('E1-01', {
  ...{ kind: 'measure', unit: '%', better: 'higher', baseline: 38, baselineOn: '2024-01-31', target: 55 },
  ...{ everyWeeks: 13, dueOn: '2024-07-31', originalDueOn: '2024-07-31' },
});
const FIRST = dateSet(MEASURE, []);
const START = record([MEASURE]);
const measureIn = (snapshot: Snapshot) => snapshot.actions[0] as Action;

function read(snapshot: Snapshot, value: number, on = TODAY, by = OWNER, now = AT): Snapshot {
  const given = { value, on, text: '', marking: 'internal' } as const;
  const id = `l${snapshot.logEntries.length}`;
  return applyChanges(snapshot, addReading(acting(by, snapshot, now), measureIn(snapshot), given, id));
}

function strike(snapshot: Snapshot, code: string): Snapshot {
  const entry = snapshot.logEntries.find((one) => one.code === code);
  if (!entry) throw new Error(`There is no ${code}`);
  return applyChanges(snapshot, strikeReading(acting(OWNER, snapshot), measureIn(snapshot), entry, 'a slip', FIRST));
}

describe('a new measure', () => {
  it('a measure has its figures, and which way is better follows from baseline and target', () => {
    expect(added()).toMatchObject({ kind: 'measure', unit: '%', better: 'higher', baseline: 38, target: 55 });
    expect(added({ baseline: percent(60) }).better).toBe('lower');
    expect(added({ baseline: null, better: 'lower' }).better).toBe('lower');
  });

  it('the first reading is due a whole number of periods after the baseline, and not before today', () => {
    expect(added().dueOn).toBe('2024-07-31');
    expect(added({ baseline: percent(38, '2024-06-10') }).dueOn).toBe('2024-09-09');
    expect(added({ baseline: percent(38) }).dueOn).toBe(addDays(TODAY, 91));
  });

  it.each([
    ['two units', { target: { value: 4, unit: 'days', on: null } }, 'not in one unit'],
    ['no unit beside one', { target: { value: 55, unit: null, on: null } }, 'not in one unit'],
    ['no figure at all', { baseline: null, target: null }, 'needs a baseline or a target'],
    ['no way to tell which way is better', { target: null }, 'better higher, or better lower'],
    ['a way that the figures deny', { better: 'lower' as const }, 'is higher, and you wrote better lower'],
    ['a target before its baseline', { target: percent(55, '2024-01-31') }, 'Expected a target on a later day'],
  ])('%s is asked about', (_, figures, message) => {
    expect(() => added(figures)).toThrow(message);
  });

  it('“1 day” and “4 days” are one unit, written in the plural', () => {
    const of = (value: number, unit: string) => ({ value, unit, on: null });
    expect(added({ baseline: of(4, 'days'), target: of(1, 'day') }).unit).toBe('days');
  });

  it.each([OWNER, OTHER, VIEWER])(
    '$name, who neither leads nor answers for the expectation, adds no measure',
    (who) => {
      expect(() => added({}, who)).toThrow('Only a programme lead');
      expect(added({}, SRO).code).toBe('E1-01');
    },
  );
});

describe('an edited measure', () => {
  it('a new target keeps the baseline, and another unit is refused once there are readings', () => {
    const edit = { ...figuresOf(MEASURE), target: percent(60) };
    const snapshot = applyChanges(START, [editMeasure(acting(SRO, START), MEASURE, edit)]);
    expect(measureIn(snapshot)).toMatchObject({ baseline: 38, target: 60, better: 'higher' });
    const days = {
      baseline: { value: 9, unit: 'days', on: null },
      target: { value: 4, unit: 'days', on: null },
      better: null,
    };
    expect(editMeasure(acting(SRO, START), MEASURE, days)).toMatchObject({ after: { unit: 'days', better: 'lower' } });
    const withOne = read(START, 40);
    expect(() => editMeasure(acting(SRO, withOne), measureIn(withOne), days)).toThrow('has readings such as 40%');
    expect(() => editMeasure(acting(OWNER, START), MEASURE, edit)).toThrow('Only the senior responsible owner');
  });
});

describe('a reading', () => {
  it('a reading moves the next date to so many weeks after its own day', () => {
    expect(measureIn(read(START, 46, '2024-05-31')).dueOn).toBe('2024-08-30');
    expect(measureIn(read(START, 46)).dueOn).toBe('2024-09-23');
  });

  it('a reading of an earlier day moves no date back, and readings stand in the order of their days', () => {
    const snapshot = read(read(read(START, 46, '2024-05-31'), 41, '2024-03-01'), 44, '2024-04-30');
    expect(measureIn(snapshot).dueOn).toBe('2024-08-30');
    expect(readingsOf(snapshot, MEASURE).map(({ code, value }) => `${code} ${value}`)).toEqual([
      'M2 41',
      'M3 44',
      'M1 46',
    ]);
  });

  it('a day that has a reading takes no second one, and does once the first is struck', () => {
    const snapshot = read(START, 46);
    expect(() => read(snapshot, 47)).toThrow(
      'has a reading of 46% on 24 June 2024 already. Strike it first: strike E1-01 M1',
    );
    expect(readingsOf(read(strike(snapshot, 'M1'), 47), MEASURE).map(({ code }) => code)).toEqual(['M2']);
  });

  it('a day that has not come, an action that is no measure, and somebody else’s measure are refused', () => {
    expect(() => read(START, 46, '2024-06-25')).toThrow('has not come yet');
    expect(() => read(record([action()]), 46)).toThrow('is no measure');
    for (const who of [OTHER, VIEWER]) expect(() => read(START, 46, TODAY, who)).toThrow('Only the owner, Owner');
  });

  it('a reading that is struck gives back the date that it moved', () => {
    const two = read(read(START, 44, '2024-05-01'), 46, TODAY);
    expect(measureIn(strike(two, 'M2')).dueOn).toBe('2024-07-31');
    expect(measureIn(strike(two, 'M1')).dueOn).toBe('2024-09-23');
  });

  it('the next date follows from the readings that stand, on a working day, whatever was added and struck in whatever order', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(days, fc.array(fc.nat(7), { maxLength: 8 }), (ago, struck) => {
        let snapshot = ago.reduce((before, n) => read(before, n, addDays(TODAY, -n)), START);
        for (const n of new Set(struck)) if (n < ago.length) snapshot = strike(snapshot, `M${n + 1}`);
        const standing = readingsOf(snapshot, MEASURE).map(({ on }) =>
          workingDayOnOrBefore(addDays(on, 91), { extraHolidays: new Set() }),
        );
        expect(measureIn(snapshot).dueOn).toBe([...standing, '2024-07-31'].sort().at(-1));
      }),
    );
  });

  it('the person who added the newest reading takes it back within ten minutes, and nobody else', () => {
    const snapshot = read(START, 46);
    const undone = applyChanges(snapshot, undoReading(acting(OWNER, snapshot), measureIn(snapshot), FIRST));
    expect(readingsOf(undone, MEASURE)).toEqual([]);
    expect(measureIn(undone).dueOn).toBe('2024-07-31');
    expect(() => undoReading(acting(SRO, snapshot), measureIn(snapshot), FIRST)).toThrow('Only Owner');
    expect(() => undoReading(acting(OWNER, snapshot, plusMinutes(AT, 10)), measureIn(snapshot), FIRST)).toThrow(
      '10 minutes ago',
    );
    expect(() => undoReading(acting(OWNER, undone), measureIn(undone), FIRST)).toThrow('no reading of E1-01 to undo');
  });

  it('a measure is never reported complete', () => {
    expect(() => reportDone(acting(OWNER, START), MEASURE, null, 'v')).toThrow('update E1-01 46% on 31 May');
  });
});

describe('the course of a measure', () => {
  it('the course compares with the reading before, and with the baseline for the first reading', () => {
    expect(courseOf(MEASURE, [])).toBeNull();
    const one = read(START, 46, '2024-05-31');
    expect(courseOf(MEASURE, readingsOf(one, MEASURE))).toMatchObject({ before: { value: 38 }, reached: false });
    const two = read(one, 55);
    expect(courseOf(MEASURE, readingsOf(two, MEASURE))).toMatchObject({ before: { value: 46 }, reached: true });
  });

  it('where lower is better, a value below the target has reached it', () => {
    const lower = { ...MEASURE, better: 'lower', target: 4 } as const;
    const reached = (value: number) => courseOf(lower, readingsOf(read(record([lower]), value), lower))?.reached;
    expect([reached(5), reached(4), reached(3)]).toEqual([false, true, true]);
  });

  it('a joint expectation says which levels have no reading, and one without measures says nothing', () => {
    const joint = expectation('E1', { level: 'joint' });
    const missing = (...measures: Action[]) =>
      levelsWithoutReading(read(record(measures, { expectations: [joint] }), 46), joint);
    expect(missing({ ...MEASURE, level: 'officer' })).toEqual(['member']);
    expect(missing({ ...MEASURE, level: 'member' })).toEqual(['officer']);
    expect(missing({ ...MEASURE, level: 'joint' })).toEqual([]);
    expect(levelsWithoutReading(START, joint)).toEqual(['officer', 'member']);
    expect(levelsWithoutReading(record([action()]), joint)).toEqual([]);
  });
});
