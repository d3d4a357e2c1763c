/** Units for the tests of the store: rows of the record as changes, posts, and units of both. */
import { added, type Change } from '../../src/core/record/changes.ts';
import type { Action } from '../../src/core/record/model.ts';
import type { Post } from '../../src/ports/post.ts';
import type { Unit } from '../../src/ports/store.ts';
import { issuedReport, milestone, recommendation } from '../helpers/plan-rows.ts';
import { postOf } from '../helpers/post.ts';
import {
  AT,
  absence,
  account,
  action,
  conversation,
  evidence,
  expectation,
  handover,
  holiday,
  logEntry,
  notice,
  person,
  snooze,
} from '../helpers/record.ts';

/** The instant `n` minutes after `AT`. */
export function minute(n: number): string {
  return new Date(Date.parse(AT) + n * 60_000).toISOString();
}

/** One row of every kind, in an order in which each comes after its parent. */
export function oneOfEach(): Change[] {
  return [
    added('notice', notice()),
    added('person', person()),
    added('person', person({ id: 'p2', name: 'Monitoring Officer', role: 'officer' })),
    added('account', account()),
    added('expectation', expectation({ seniorResponsibleOwnerId: 'p1' })),
    added('action', action({ ownerId: 'p1', deputyId: 'p2', blockedBecause: 'waits for the audit' })),
    added('milestone', milestone()),
    added('recommendation', recommendation({ seniorResponsibleOwnerId: 'p1' })),
    added('evidence', evidence()),
    added('logEntry', logEntry()),
    added('issuedReport', issuedReport()),
    added('holiday', holiday()),
    added('conversation', conversation()),
    added('handover', handover()),
    added('absence', absence()),
    added('snooze', snooze()),
  ];
}

/** The rows without which no action can be entered. */
export function oneAction(of: Partial<Action> = {}): Change[] {
  return [added('notice', notice()), added('expectation', expectation()), added('action', action(of))];
}

export function post(of: Partial<Post> = {}): Post {
  return postOf('k1', {
    noticeId: 'n1',
    card: { title: 'Reminder', summary: '1 action due', body: [{ type: 'text', text: 'E1-01' }], buttons: [] },
    live: { kind: 'action', noticeId: 'n1', actionId: 'a1', told: 'reported complete by the Programme Director' },
    about: ['a1'],
    dueAt: AT,
    ...of,
  });
}

export function unit(once: string, of: Partial<Unit> = {}): Unit {
  return {
    once,
    at: AT,
    by: { personId: 'p1', account: 'slack:U1', from: 'slack:C1', requestId: once },
    changes: [],
    posts: [],
    basis: [],
    ...of,
  };
}
