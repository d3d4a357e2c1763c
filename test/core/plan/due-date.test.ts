/** Due dates under change control: a lead sets them, an owner proposes, and the old date counts until it is agreed. */
import { describe, expect, it } from 'vitest';
import { agreeDueDate, proposeDueDate, refuseDueDate, setDueDate } from '../../../src/core/plan/due-date.ts';
import { applyChanges } from '../../../src/core/record/apply.ts';
import type { Action } from '../../../src/core/record/model.ts';
import { action, DEPUTY, LEAD, OTHER, OWNER, record, SRO, VIEWER } from '../../helpers/programme-record.ts';
import { acting } from '../../helpers/record.ts';

const NEW = '2024-07-12';
const open = action();
const snapshot = record([open]);
const proposed = () => {
  const after = applyChanges(snapshot, [proposeDueDate(acting(OWNER, snapshot), open, NEW, 'the panel meets later')]);
  return { snapshot: after, action: after.actions[0] as Action };
};

describe('a due date', () => {
  it('a lead moves a due date with a reason, and the original date is kept', () => {
    const [moved] = applyChanges(snapshot, [
      setDueDate(acting(LEAD, snapshot), open, NEW, 'agreed with the Board'),
    ]).actions;
    expect(moved).toMatchObject({ dueOn: NEW, originalDueOn: '2024-06-28', timesMoved: 1 });
    expect(() => setDueDate(acting(LEAD, snapshot), open, NEW, null)).toThrow('Moving a due date needs a reason');
  });

  it('a first due date is set without a reason', () => {
    const undated = action('E1-01', { dueOn: null, originalDueOn: null });
    const base = record([undated]);
    const [dated] = applyChanges(base, [setDueDate(acting(LEAD, base), undated, NEW, null)]).actions;
    expect(dated).toMatchObject({ dueOn: NEW, originalDueOn: NEW, timesMoved: 0 });
  });

  it.each([SRO, OWNER, OTHER, VIEWER])('$name cannot set a due date', (somebody) => {
    expect(() => setDueDate(acting(somebody, snapshot), open, NEW, 'because')).toThrow('Only a programme lead');
  });

  it('the due date of a complete action is not moved', () => {
    const complete = action('E1-01', { status: 'complete' });
    expect(() => setDueDate(acting(LEAD, record([complete])), complete, NEW, 'x')).toThrow('Reopen it first');
  });
});

describe('a proposed date', () => {
  it.each([OWNER, DEPUTY, SRO])('$name proposes a date, and the present date still counts', (somebody) => {
    const [after] = applyChanges(snapshot, [
      proposeDueDate(acting(somebody, snapshot), open, NEW, 'the panel'),
    ]).actions;
    expect(after).toMatchObject({ dueOn: '2024-06-28', proposedDueOn: NEW, proposedBy: somebody.id, timesMoved: 0 });
  });

  it.each([OTHER, VIEWER])('$name cannot propose a date', (somebody) => {
    expect(() => proposeDueDate(acting(somebody, snapshot), open, NEW, 'x')).toThrow('can propose a date');
  });

  it('an owner who was made a viewer cannot propose a date', () => {
    const own = action('E1-01', { ownerId: VIEWER.id });
    expect(() => proposeDueDate(acting(VIEWER, record([own])), own, NEW, 'x')).toThrow('can propose a date');
  });

  it('a date is not proposed without a reason', () => {
    expect(() => proposeDueDate(acting(OWNER, snapshot), open, NEW, null)).toThrow('Proposing a date needs a reason');
  });

  it('a proposed date becomes the due date when a lead agrees', () => {
    const asked = proposed();
    const [after] = applyChanges(asked.snapshot, [agreeDueDate(acting(LEAD, asked.snapshot), asked.action)]).actions;
    expect(after).toMatchObject({ dueOn: NEW, timesMoved: 1, proposedDueOn: null, originalDueOn: '2024-06-28' });
    expect(() => agreeDueDate(acting(OWNER, asked.snapshot), asked.action)).toThrow('Only a programme lead');
  });

  it('a proposed date is not agreed once the action is complete', () => {
    const { snapshot: before, action: asked } = proposed();
    const complete = { ...asked, status: 'complete' } as const;
    expect(() => agreeDueDate(acting(LEAD, before), complete)).toThrow('Reopen it first');
  });

  it('a proposed date is removed when a lead refuses it', () => {
    const asked = proposed();
    const [after] = applyChanges(asked.snapshot, [
      refuseDueDate(acting(LEAD, asked.snapshot), asked.action, 'too late'),
    ]).actions;
    expect(after).toMatchObject({ dueOn: '2024-06-28', proposedDueOn: null });
    expect(() => refuseDueDate(acting(SRO, asked.snapshot), asked.action, 'no')).toThrow('Only a programme lead');
  });

  it('agreeing to a date that nobody proposed is refused', () => {
    expect(() => agreeDueDate(acting(LEAD, snapshot), open)).toThrow('No other date has been proposed');
  });
});
