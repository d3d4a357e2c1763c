/** The rhythm of ongoing actions: evidence meets a period once, and the period opens again when its evidence is struck. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { giveEvidence, reportDone, undoReport } from '../../../src/core/plan/completion.ts';
import { strikeEvidence } from '../../../src/core/plan/evidence.ts';
import { applyChanges } from '../../../src/core/record/apply.ts';
import type { Action, Instant, IsoDate, Person, Snapshot } from '../../../src/core/record/model.ts';
import { addDays } from '../../../src/core/time/dates.ts';
import { instantOf } from '../../../src/core/time/instants.ts';
import { action, DEPUTY, OWNER, record } from '../../helpers/programme-record.ts';
import { acting } from '../../helpers/record.ts';

const FIRST_DUE = '2024-07-22';
const ONGOING = action('E1-01', { kind: 'ongoing', everyWeeks: 4, dueOn: FIRST_DUE, originalDueOn: FIRST_DUE });
const LINK = { kind: 'link', text: 'https://intranet.example/minutes', marking: 'internal' } as const;

const at = (day: string, time = '09:00'): Instant => instantOf(day, time, 'Europe/London');
const actionIn = (snapshot: Snapshot) => snapshot.actions[0] as Action;
const dueOn = (snapshot: Snapshot) => actionIn(snapshot).dueOn;

function give(snapshot: Snapshot, now: Instant, by: Person = OWNER): Snapshot {
  const id = `v${snapshot.evidence.length + 1}`;
  return applyChanges(snapshot, giveEvidence(acting(by, snapshot, now), actionIn(snapshot), LINK, id));
}

function strike(snapshot: Snapshot, code: string, now: Instant): Snapshot {
  const item = snapshot.evidence.find((one) => one.code === code);
  if (!item) throw new Error(`There is no ${code}`);
  return applyChanges(snapshot, strikeEvidence(acting(OWNER, snapshot, now), actionIn(snapshot), item, 'a slip'));
}

/** Gives evidence of a day at a later moment. */
function giveOn(snapshot: Snapshot, metOn: IsoDate, now: Instant): Snapshot {
  const id = `v${snapshot.evidence.length + 1}`;
  const given = { ...LINK, metOn };
  return applyChanges(snapshot, giveEvidence(acting(OWNER, snapshot, now), actionIn(snapshot), given, id));
}

/** The days of the evidence that stands, in order, each with the due date of the period that it counts for. */
const periods = ({ evidence }: Snapshot) =>
  evidence
    .filter(({ struckAt }) => struckAt === null)
    .map(({ metOn, periodDueOn }) => `${metOn} for ${periodDueOn}`)
    .sort();

const START = record([ONGOING]);

describe('a period', () => {
  it('the first evidence meets a period, and more evidence on the same day does not move the due date further', () => {
    const once = give(START, at('2024-06-24'));
    expect(dueOn(once)).toBe('2024-08-19');
    const [twice, byDeputy] = [give(once, at('2024-06-24')), give(once, at('2024-06-24'), DEPUTY)];
    expect([dueOn(twice), dueOn(byDeputy)]).toEqual(['2024-08-19', '2024-08-19']);
    expect(dueOn(give(give(twice, at('2024-06-24')), at('2024-06-24')))).toBe('2024-08-19');
  });

  it('evidence through the due date counts for the period that is met, and the day after for the next one', () => {
    const met = give(START, at('2024-07-01'));
    expect(dueOn(give(met, at('2024-07-22', '23:59')))).toBe('2024-08-19');
    expect(dueOn(give(met, at('2024-07-23')))).toBe('2024-09-16');
  });

  it('all evidence within a day of late evidence meets the same period', () => {
    const late = give(START, at('2024-07-25', '16:00'));
    expect(dueOn(late)).toBe('2024-08-19');
    expect(dueOn(give(late, at('2024-07-26', '15:00')))).toBe('2024-08-19');
    expect(dueOn(give(late, at('2024-08-12')))).toBe('2024-09-16');
  });

  it('evidence for an earlier date that a lead has set meets the period of that date', () => {
    const met = give(START, at('2024-06-24'));
    const earlier = { ...met, actions: [{ ...actionIn(met), dueOn: '2024-07-08' }] };
    expect(dueOn(give(earlier, at('2024-07-03')))).toBe('2024-08-05');
  });

  it('a period opens again only when all its evidence is struck', () => {
    const met = give(START, at('2024-06-24'));
    expect(dueOn(strike(met, 'V1', at('2024-06-25')))).toBe(FIRST_DUE);
    const twice = give(met, at('2024-06-24'));
    const left = strike(twice, 'V1', at('2024-06-25'));
    expect(dueOn(left)).toBe('2024-08-19');
    expect(dueOn(strike(left, 'V2', at('2024-06-25')))).toBe(FIRST_DUE);
  });

  it('a period stays met when evidence for an earlier period is struck', () => {
    const both = give(give(START, at('2024-07-01')), at('2024-08-01'));
    expect(dueOn(both)).toBe('2024-09-16');
    expect(dueOn(strike(both, 'V1', at('2024-08-02')))).toBe('2024-09-16');
    expect(dueOn(strike(both, 'V2', at('2024-08-02')))).toBe('2024-08-19');
  });

  it('a date that a lead has set stays when evidence for a later date is struck', () => {
    const met = give(START, at('2024-06-24'));
    const withDate = (snapshot: Snapshot, day: string) => ({
      ...snapshot,
      actions: [{ ...actionIn(snapshot), dueOn: day }],
    });
    expect(dueOn(strike(withDate(met, '2024-07-08'), 'V1', at('2024-06-25')))).toBe('2024-07-08');
    const moved = withDate(strike(met, 'V1', at('2024-06-25')), '2024-08-05');
    const again = give(moved, at('2024-07-30'));
    expect(dueOn(strike(again, 'V2', at('2024-07-31')))).toBe('2024-08-05');
  });

  it('striking evidence does not move the due date of an action that is no longer ongoing', () => {
    const met = give(START, at('2024-06-24'));
    const once = { ...met, actions: [{ ...actionIn(met), kind: 'once', everyWeeks: null } as const] };
    expect(dueOn(strike(once, 'V1', at('2024-06-25')))).toBe('2024-08-19');
  });

  it('a period is met again after its evidence was struck', () => {
    const struck = strike(give(START, at('2024-06-24')), 'V1', at('2024-06-25'));
    expect(dueOn(give(struck, at('2024-06-26')))).toBe('2024-08-19');
  });
});

describe('evidence of another day than the one on which it is given', () => {
  const LATER = at('2024-10-01');

  it('evidence of a day in time meets its period although it is given late, and the next due date may have passed', () => {
    const met = giveOn(START, '2024-07-20', LATER);
    expect([dueOn(met), periods(met)]).toEqual(['2024-08-19', ['2024-07-20 for 2024-07-22']]);
    expect(dueOn(giveOn(met, '2024-08-19', LATER))).toBe('2024-09-16');
    expect(dueOn(giveOn(met, '2024-08-20', LATER))).toBe('2024-09-16');
    expect(dueOn(giveOn(met, '2024-09-16', LATER))).toBe('2024-10-14');
  });

  it('four items of one day meet one period, also where that day is late', () => {
    for (const day of ['2024-07-20', '2024-07-25']) {
      let snapshot = START;
      for (let n = 0; n < 4; n += 1) snapshot = giveOn(snapshot, day, LATER);
      expect(dueOn(snapshot)).toBe('2024-08-19');
    }
  });

  it('evidence of two periods that is given within minutes meets both', () => {
    const met = giveOn(START, '2024-07-20', at('2024-08-10', '10:00'));
    expect(dueOn(giveOn(met, '2024-08-10', at('2024-08-10', '10:05')))).toBe('2024-09-16');
    expect(dueOn(give(met, at('2024-08-10', '10:05')))).toBe('2024-09-16');
  });

  it('evidence with a day counts by that day, also within a day of late evidence', () => {
    const late = give(START, at('2024-07-25', '16:00'));
    expect(dueOn(giveOn(late, '2024-07-25', at('2024-07-26', '15:00')))).toBe('2024-08-19');
    expect(dueOn(giveOn(late, '2024-07-26', at('2024-07-26', '15:00')))).toBe('2024-09-16');
  });

  it('earlier evidence meets the period of evidence with a later day, which meets the next one', () => {
    const late = giveOn(START, '2024-08-10', LATER);
    expect([dueOn(late), periods(late)]).toEqual(['2024-08-19', ['2024-08-10 for 2024-07-22']]);
    const both = giveOn(late, '2024-07-20', LATER);
    expect(dueOn(both)).toBe('2024-09-16');
    expect(periods(both)).toEqual(['2024-07-20 for 2024-07-22', '2024-08-10 for 2024-08-19']);
    expect(dueOn(strike(both, 'V1', LATER))).toBe('2024-08-19');
    expect(dueOn(strike(strike(both, 'V2', LATER), 'V1', LATER))).toBe(FIRST_DUE);
  });

  it('earlier evidence counts for the period of evidence without a day, and moves no date', () => {
    const late = give(START, at('2024-08-10'));
    const both = giveOn(late, '2024-07-20', LATER);
    expect(dueOn(both)).toBe('2024-08-19');
    expect(both.evidence.map(({ periodDueOn }) => periodDueOn)).toEqual([FIRST_DUE, FIRST_DUE]);
  });

  it('a minute counts by the day of its meeting', () => {
    const minute = { kind: 'minute', text: 'Item 7', body: 'Board', metOn: '2024-07-20', marking: 'internal' } as const;
    const met = applyChanges(START, giveEvidence(acting(OWNER, START, LATER), ONGOING, minute, 'v1'));
    expect([dueOn(met), periods(met)]).toEqual(['2024-08-19', ['2024-07-20 for 2024-07-22']]);
  });

  it('evidence of a day to come is refused', () => {
    expect(() => giveOn(START, '2024-10-02', LATER)).toThrow('2 October 2024 has not come yet');
  });
});

describe('undoing the evidence of an ongoing action', () => {
  const given = applyChanges(START, reportDone(acting(OWNER, START, at('2024-06-24', '09:00')), ONGOING, LINK, 'v1'));
  const undo = (by: Person, now: Instant) => undoReport(acting(by, given, now), actionIn(given));

  it('undoing evidence within ten minutes strikes it and moves the due date back', () => {
    const undone = applyChanges(given, undo(OWNER, at('2024-06-24', '09:09')));
    expect(dueOn(undone)).toBe(FIRST_DUE);
    expect(undone.evidence[0]?.struckBy).toBe(OWNER.id);
  });

  it('undoing evidence is refused after ten minutes, to another person, and without evidence', () => {
    expect(() => undo(OWNER, at('2024-06-24', '09:10'))).toThrow('more than 10 minutes ago');
    expect(() => undo(DEPUTY, at('2024-06-24', '09:05'))).toThrow('Only Owner');
    expect(() => undoReport(acting(OWNER, START), ONGOING)).toThrow('no evidence of E1-01 to undo');
  });
});

test('any evidence on any days moves the due date once a day, and striking all of it restores the first date', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 4 })), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(steps, fc.infiniteStream(fc.nat()), (gaps, chance) => {
      let [snapshot, day] = [START, '2024-06-24'];
      for (const [gap, items] of gaps) {
        day = addDays(day, gap);
        const before = dueOn(snapshot) ?? '';
        snapshot = give(snapshot, at(day));
        const once = dueOn(snapshot) ?? '';
        for (let n = 1; n < items; n += 1) snapshot = give(snapshot, at(day));
        expect(dueOn(snapshot)).toBe(once);
        expect(once > day && once >= before).toBe(true);
      }
      const codes = snapshot.evidence.map(({ code }) => code);
      while (codes.length > 0) {
        const [code = ''] = codes.splice((chance.next().value as number) % codes.length, 1);
        snapshot = strike(snapshot, code, at(day, '10:00'));
      }
      expect(dueOn(snapshot)).toBe(FIRST_DUE);
    }),
  );
});

test('evidence with its days counts the same in whatever order it is given, and striking all of it restores the first date', () => {
  const days = fc.array(fc.integer({ min: 0, max: 250 }), { minLength: 1, maxLength: 9 });
  const inTwoOrders = days.chain((some) =>
    fc.record({
      sorted: fc.constant([...some].sort((a, b) => a - b)),
      mixed: fc.shuffledSubarray(some, { minLength: some.length }),
    }),
  );
  const now = at('2025-06-30');
  fc.assert(
    fc.property(inTwoOrders, fc.infiniteStream(fc.nat()), ({ sorted, mixed }, chance) => {
      const giveAll = (offsets: readonly number[]) =>
        offsets.reduce((snapshot, offset) => {
          const next = giveOn(snapshot, addDays('2024-06-24', offset), now);
          expect((dueOn(next) ?? '') >= (dueOn(snapshot) ?? '')).toBe(true);
          return next;
        }, START);
      const [inOrder, mixedUp] = [giveAll(sorted), giveAll(mixed)];
      expect(dueOn(mixedUp)).toBe(dueOn(inOrder));
      expect(periods(mixedUp)).toEqual(periods(inOrder));
      expect((dueOn(mixedUp) ?? '') > addDays('2024-06-24', sorted.at(-1) ?? 0)).toBe(true);
      let snapshot = mixedUp;
      const codes = snapshot.evidence.map(({ code }) => code);
      while (codes.length > 0) {
        const [code = ''] = codes.splice((chance.next().value as number) % codes.length, 1);
        snapshot = strike(snapshot, code, now);
      }
      expect(dueOn(snapshot)).toBe(FIRST_DUE);
    }),
    { numRuns: 300 },
  );
});
