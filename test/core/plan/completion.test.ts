/** Completion: who reports, which evidence a report needs, who confirms it, and who takes it back. */
import { describe, expect, it } from 'vitest';
import {
  confirmComplete,
  giveEvidence,
  reopenAction,
  reportDone,
  returnToOwner,
  UNDO_MINUTES,
  undoReport,
} from '../../../src/core/plan/completion.ts';
import { awaitsEvidence, parseEvidence, strikeEvidence } from '../../../src/core/plan/evidence.ts';
import { applyChanges } from '../../../src/core/record/apply.ts';
import type { Action, Person, Snapshot } from '../../../src/core/record/model.ts';
import { plusMinutes } from '../../../src/core/time/instants.ts';
import {
  action,
  DEPUTY,
  evidence,
  expectation,
  LEAD,
  OTHER,
  OWNER,
  person,
  record,
  SRO,
  VIEWER,
} from '../../helpers/programme-record.ts';
import { AT, acting, notice } from '../../helpers/record.ts';

const LINK = parseEvidence('https://intranet.example/proof', 'internal');
const MINUTE = { kind: 'minute', text: 'Item 7', body: 'Board', metOn: '2024-06-20', marking: 'internal' } as const;

/** The record and the action after a person's report. */
function reported(open: Action, by: Person = OWNER, snapshot: Snapshot = record([open])) {
  const after = applyChanges(snapshot, reportDone(acting(by, snapshot), open, null, 'v1'));
  return { snapshot: after, action: after.actions[0] as Action };
}

describe('reporting', () => {
  it('the owner and the deputy report an action', () => {
    expect(reported(action(), OWNER).action).toMatchObject({ status: 'reported_complete', reportedBy: OWNER.id });
    expect(reported(action(), DEPUTY).action).toMatchObject({ status: 'reported_complete', reportedBy: DEPUTY.id });
  });

  it.each([LEAD, SRO, OTHER, VIEWER])('$name, who is neither owner nor deputy, cannot report', (somebody) => {
    expect(() => reported(action(), somebody)).toThrow('Only the owner, Owner or the deputy, Deputy can report E1-01');
  });

  it('a viewer who owns an action cannot report it', () => {
    expect(() => reported(action('E1-01', { ownerId: VIEWER.id }), VIEWER)).toThrow('can report E1-01');
  });

  it('the SRO or a lead reports the action of a body without an account', () => {
    const body = person('Board');
    const open = action('E1-01', { ownerId: body.id, deputyId: null });
    const base = record([open]);
    const snapshot = { ...base, people: [...base.people, body] };
    expect(reported(open, SRO, snapshot).action.status).toBe('reported_complete');
    expect(reported(open, LEAD, snapshot).action.status).toBe('reported_complete');
    expect(() => reported(open, OTHER, snapshot)).toThrow(
      'Only the owner, Board (who cannot be reached in chat), the senior responsible owner of E1 or a programme lead can report E1-01.',
    );
  });

  it('a report of an action without an owner is refused with the command that assigns one', () => {
    expect(() => reported(action('E1-01', { ownerId: null, deputyId: null }), LEAD)).toThrow('assign E1-01 @name');
  });

  it('a report without the required evidence awaits it', () => {
    const { snapshot, action: now } = reported(action('E1-01', { evidenceRequired: 'the report' }));
    expect(awaitsEvidence(now, snapshot)).toBe(true);
    const given = applyChanges(snapshot, giveEvidence(acting(OWNER, snapshot), now, LINK, 'v1'));
    expect(awaitsEvidence(given.actions[0] as Action, given)).toBe(false);
  });

  it('a report of an action of members needs the minute of their meeting', () => {
    const { snapshot, action: now } = reported(action('E1-01', { level: 'member' }));
    const linked = applyChanges(snapshot, giveEvidence(acting(OWNER, snapshot), now, LINK, 'v1'));
    expect(awaitsEvidence(now, linked)).toBe(true);
    const minuted = applyChanges(linked, giveEvidence(acting(OWNER, linked), now, MINUTE, 'v2'));
    expect(awaitsEvidence(now, minuted)).toBe(false);
  });

  it('a report completes the action if the notice asks for no confirmation and the required evidence is there', () => {
    const open = action('E1-01', { evidenceRequired: 'the report' });
    const base = { ...record([open]), notice: notice({ confirmationRequired: false }) };
    const { snapshot, action: now } = reported(open, OWNER, base);
    expect(now.status).toBe('reported_complete');
    const given = applyChanges(snapshot, giveEvidence(acting(OWNER, snapshot), now, LINK, 'v1'));
    expect(given.actions[0]).toMatchObject({ status: 'complete', completedBy: OWNER.id });
    const plain = action();
    expect(reported(plain, OWNER, { ...base, actions: [plain] }).action.status).toBe('complete');
  });
});

describe('reporting an ongoing action', () => {
  const ongoing = action('E1-01', { kind: 'ongoing', everyWeeks: 4, dueOn: '2024-06-26' });

  it('evidence for an ongoing action meets the period, and the next is due weeks later', () => {
    const snapshot = record([ongoing]);
    const after = applyChanges(snapshot, reportDone(acting(OWNER, snapshot), ongoing, LINK, 'v1'));
    expect(after.actions[0]).toMatchObject({ status: 'in_progress', dueOn: '2024-07-24' });
    expect(after.evidence).toHaveLength(1);
  });

  it('an ongoing action that was long overdue is next due after today', () => {
    const late = { ...ongoing, dueOn: '2024-03-01' };
    const snapshot = record([late]);
    expect(applyChanges(snapshot, reportDone(acting(OWNER, snapshot), late, LINK, 'v1')).actions[0]?.dueOn).toBe(
      '2024-07-19',
    );
  });

  it('an ongoing action is not reported without evidence', () => {
    expect(() => reportDone(acting(OWNER, record([ongoing])), ongoing, null, 'v1')).toThrow(
      'needs evidence every 4 weeks',
    );
  });
});

describe('confirming', () => {
  it.each([SRO, LEAD])('$name, who neither owns nor reported the action, confirms it', (confirmer) => {
    const { snapshot, action: now } = reported(action());
    const after = applyChanges(snapshot, [confirmComplete(acting(confirmer, snapshot), now)]);
    expect(after.actions[0]).toMatchObject({ status: 'complete', completedBy: confirmer.id, completedAt: AT });
  });

  it.each([OWNER, DEPUTY, OTHER, VIEWER])('$name cannot confirm', (somebody) => {
    const { snapshot, action: now } = reported(action());
    expect(() => confirmComplete(acting(somebody, snapshot), now)).toThrow(
      'Only the senior responsible owner of E1 or a programme lead',
    );
  });

  it('an SRO who was made a viewer cannot confirm', () => {
    const { snapshot, action: now } = reported(action());
    const record = { ...snapshot, expectations: [expectation('E1', { seniorResponsibleOwnerId: VIEWER.id })] };
    expect(() => confirmComplete(acting(VIEWER, record), now)).toThrow('Only the senior responsible owner of E1');
  });

  it('a lead who owns the action and an SRO who reported it cannot confirm it', () => {
    const owned = reported(action('E1-01', { ownerId: LEAD.id }), LEAD);
    expect(() => confirmComplete(acting(LEAD, owned.snapshot), owned.action)).toThrow(
      'Somebody other than the person who did it',
    );
    const deputised = reported(action('E1-01', { deputyId: SRO.id }), SRO);
    expect(() => confirmComplete(acting(SRO, deputised.snapshot), deputised.action)).toThrow('Somebody other than');
  });

  it('a lead cannot confirm their own action that the deputy reported', () => {
    const owned = reported(action('E1-01', { ownerId: LEAD.id }), DEPUTY);
    expect(() => confirmComplete(acting(LEAD, owned.snapshot), owned.action)).toThrow('Somebody other than');
  });

  it('struck evidence does not count when an action is confirmed', () => {
    const { snapshot, action: now } = reported(action('E1-01', { evidenceRequired: 'the report' }));
    const given = (struckAt: string | null) => ({ ...snapshot, evidence: [evidence(now, 'V1', { struckAt })] });
    expect(confirmComplete(acting(LEAD, given(null)), now)).toMatchObject({ after: { status: 'complete' } });
    expect(() => confirmComplete(acting(LEAD, given(AT)), now)).toThrow('the evidence it needs is missing');
  });

  it('an action that awaits evidence is not confirmed', () => {
    const { snapshot, action: now } = reported(action('E1-01', { evidenceRequired: 'the report' }));
    expect(() => confirmComplete(acting(LEAD, snapshot), now)).toThrow('the evidence it needs is missing');
  });

  it('an action that nobody reported is not confirmed', () => {
    expect(() => confirmComplete(acting(LEAD, record([action()])), action())).toThrow('has not been reported complete');
  });
});

describe('taking back', () => {
  it('the reporter undoes a report, which restores the status before it', () => {
    const { snapshot, action: now } = reported(action('E1-01', { status: 'blocked', blockedBecause: 'no room' }));
    const after = applyChanges(snapshot, undoReport(acting(OWNER, snapshot), now));
    expect(after.actions[0]).toMatchObject({ status: 'blocked', reportedBy: null, reportedAt: null });
    expect(() => undoReport(acting(DEPUTY, snapshot), now)).toThrow('Only Owner, who reported E1-01, can undo it');
  });

  it('a report is undone for ten minutes only', () => {
    const { snapshot, action: now } = reported(action());
    const at = (minutes: number) => acting(OWNER, snapshot, plusMinutes(AT, minutes));
    expect(undoReport(at(UNDO_MINUTES - 1), now)).toBeTruthy();
    expect(() => undoReport(at(UNDO_MINUTES), now)).toThrow('more than 10 minutes ago');
  });

  it('a report cannot be undone once somebody else has confirmed it', () => {
    const { snapshot, action: now } = reported(action());
    const done = applyChanges(snapshot, [confirmComplete(acting(LEAD, snapshot), now)]);
    expect(() => undoReport(acting(OWNER, done), done.actions[0] as Action)).toThrow('no report of E1-01 to undo');
  });

  it('the SRO or a lead, but not the owner, returns a report and reopens a complete action', () => {
    const { snapshot, action: now } = reported(action());
    expect(applyChanges(snapshot, [returnToOwner(acting(SRO, snapshot), now, 'not yet')]).actions[0]?.status).toBe(
      'in_progress',
    );
    expect(() => returnToOwner(acting(OWNER, snapshot), now, 'not yet')).toThrow('Only the senior responsible owner');
    const complete = action('E1-01', { status: 'complete' });
    const settled = record([complete]);
    expect(
      applyChanges(settled, [reopenAction(acting(LEAD, settled), complete, 'more to do')]).actions[0]?.status,
    ).toBe('in_progress');
    expect(() => reopenAction(acting(OWNER, settled), complete, 'more to do')).toThrow(
      'Only the senior responsible owner',
    );
  });
});

describe('evidence', () => {
  it('typed evidence is a link if it is https, a note if it is no address, and refused otherwise', () => {
    expect(parseEvidence('Seen by the Board', 'public')).toEqual({
      kind: 'note',
      text: 'Seen by the Board',
      marking: 'public',
    });
    expect(parseEvidence(' https://a.example/b ', 'internal')).toMatchObject({
      kind: 'link',
      text: 'https://a.example/b',
    });
    for (const text of ['http://a.example', 'javascript://x', 'file:///etc/passwd', 'https://a b']) {
      expect(() => parseEvidence(text, 'internal')).toThrow(`“${text}” cannot be kept as a link`);
    }
  });

  it('the minute of a future meeting is refused', () => {
    const open = action('E1-01', { level: 'member' });
    const snapshot = record([open]);
    const tomorrow = { ...MINUTE, metOn: '2024-06-25' };
    expect(() => giveEvidence(acting(OWNER, snapshot), open, tomorrow, 'v1')).toThrow('has not been held yet');
  });

  it('a complete action is only reported again after its evidence is struck', () => {
    const complete = action('E1-01', { status: 'complete', evidenceRequired: 'the report', reportedBy: OWNER.id });
    const item = evidence(complete);
    const snapshot = record([complete], { evidence: [item] });
    const after = applyChanges(snapshot, strikeEvidence(acting(LEAD, snapshot), complete, item, 'wrong paper'));
    expect(after.evidence[0]).toMatchObject({ struckBy: LEAD.id, struckBecause: 'wrong paper' });
    expect(after.actions[0]).toMatchObject({ status: 'reported_complete', completedBy: null });
    expect(() => strikeEvidence(acting(OTHER, snapshot), complete, item, 'x')).toThrow(
      'Only the senior responsible owner',
    );
  });
});
