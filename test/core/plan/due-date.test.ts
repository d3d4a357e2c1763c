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
  it('is moved by a lead with a reason, and the first one stays known', () => {
    const [moved] = applyChanges(snapshot, [
      setDueDate(acting(LEAD, snapshot), open, NEW, 'agreed with the Board'),
    ]).actions;
    expect(moved).toMatchObject({ dueOn: NEW, originalDueOn: '2024-06-28', timesMoved: 1 });
    expect(() => setDueDate(acting(LEAD, snapshot), open, NEW, null)).toThrow('Moving a due date needs a reason');
  });

  it('is set for the first time without a reason', () => {
    const undated = action('E1-01', { dueOn: null, originalDueOn: null });
    const base = record([undated]);
    const [dated] = applyChanges(base, [setDueDate(acting(LEAD, base), undated, NEW, null)]).actions;
    expect(dated).toMatchObject({ dueOn: NEW, originalDueOn: NEW, timesMoved: 0 });
  });

  it.each([SRO, OWNER, OTHER, VIEWER])('is not set by $name', (somebody) => {
    expect(() => setDueDate(acting(somebody, snapshot), open, NEW, 'because')).toThrow('Only a programme lead');
  });

  it('of a complete action is not moved', () => {
    const complete = action('E1-01', { status: 'complete' });
    expect(() => setDueDate(acting(LEAD, record([complete])), complete, NEW, 'x')).toThrow('Reopen it first');
  });
});

describe('a proposed date', () => {
  it.each([OWNER, DEPUTY, SRO])('comes from $name and leaves the present one counting', (somebody) => {
    const [after] = applyChanges(snapshot, [
      proposeDueDate(acting(somebody, snapshot), open, NEW, 'the panel'),
    ]).actions;
    expect(after).toMatchObject({ dueOn: '2024-06-28', proposedDueOn: NEW, proposedBy: somebody.id, timesMoved: 0 });
  });

  it.each([OTHER, VIEWER])('does not come from $name', (somebody) => {
    expect(() => proposeDueDate(acting(somebody, snapshot), open, NEW, 'x')).toThrow('can propose a date');
  });

  it('does not come from an owner who was made a viewer', () => {
    const own = action('E1-01', { ownerId: VIEWER.id });
    expect(() => proposeDueDate(acting(VIEWER, record([own])), own, NEW, 'x')).toThrow('can propose a date');
  });

  it('needs a reason', () => {
    expect(() => proposeDueDate(acting(OWNER, snapshot), open, NEW, null)).toThrow('Proposing a date needs a reason');
  });

  it('counts once a lead agrees', () => {
    const asked = proposed();
    const [after] = applyChanges(asked.snapshot, [agreeDueDate(acting(LEAD, asked.snapshot), asked.action)]).actions;
    expect(after).toMatchObject({ dueOn: NEW, timesMoved: 1, proposedDueOn: null, originalDueOn: '2024-06-28' });
    expect(() => agreeDueDate(acting(OWNER, asked.snapshot), asked.action)).toThrow('Only a programme lead');
  });

  it('does not move what is complete by now', () => {
    const { snapshot: before, action: asked } = proposed();
    const complete = { ...asked, status: 'complete' } as const;
    expect(() => agreeDueDate(acting(LEAD, before), complete)).toThrow('Reopen it first');
  });

  it('is gone once a lead refuses', () => {
    const asked = proposed();
    const [after] = applyChanges(asked.snapshot, [
      refuseDueDate(acting(LEAD, asked.snapshot), asked.action, 'too late'),
    ]).actions;
    expect(after).toMatchObject({ dueOn: '2024-06-28', proposedDueOn: null });
    expect(() => refuseDueDate(acting(SRO, asked.snapshot), asked.action, 'no')).toThrow('Only a programme lead');
  });

  it('that nobody made is neither agreed nor refused', () => {
    expect(() => agreeDueDate(acting(LEAD, snapshot), open)).toThrow('No other date has been proposed');
  });
});
