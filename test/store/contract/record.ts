/** The contract of the record: units are committed whole or not at all, on the versions they were decided on. */
import { beforeEach, describe, expect, it } from 'vitest';
import { added, type Change, changed } from '../../../src/core/record/changes.ts';
import { ConflictError } from '../../../src/core/record/errors.ts';
import type { Action } from '../../../src/core/record/model.ts';
import type { Store } from '../../../src/ports/store.ts';
import * as planRows from '../../helpers/plan-rows.ts';
import * as some from '../../helpers/record.ts';
import { minute, oneAction, oneOfEach, post, unit } from '../units.ts';

export function recordContract(open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });

  /** Everything that a unit could have left behind. */
  async function everything() {
    return [await store.snapshot(), await store.history({}), await store.posts({ limit: 100 })];
  }
  async function commits(changes: readonly Change[], once = 'set up') {
    expect(await store.commit(unit(once, { changes }))).toEqual({ repeated: false });
  }
  async function refused(changes: readonly Change[], basis: Parameters<typeof unit>[1] = {}) {
    const before = await everything();
    const attempt = unit('refused', { changes, posts: [post({ key: 'never' })], ...basis });
    await expect(store.commit(attempt)).rejects.toThrow(ConflictError);
    expect(await everything()).toEqual(before);
    expect(await store.committed('refused')).toBeNull();
  }

  describe('snapshot', () => {
    it('the snapshot of an empty store is empty', async () => {
      expect(await store.snapshot()).toEqual(some.record({ notice: null }));
    });

    it('the snapshot gives every kind of row back as it was entered', async () => {
      await commits(oneOfEach());
      expect(await store.snapshot()).toEqual({
        notice: some.notice(),
        expectations: [some.expectation({ seniorResponsibleOwnerId: 'p1' })],
        actions: [some.action({ ownerId: 'p1', deputyId: 'p2', blockedBecause: 'waits for the audit' })],
        milestones: [planRows.milestone()],
        recommendations: [planRows.recommendation({ seniorResponsibleOwnerId: 'p1' })],
        evidence: [some.evidence()],
        logEntries: [some.logEntry()],
        issuedReports: [planRows.issuedReport()],
        people: [some.person(), some.person({ id: 'p2', name: 'Monitoring Officer', role: 'officer' })],
        accounts: [some.account()],
        holidays: [some.holiday()],
        conversations: [some.conversation()],
        handovers: [some.handover()],
        absences: [some.absence()],
        snoozes: [some.snooze()],
      });
    });

    it('the snapshot is of the undecided notice, also when a decided one was issued later', async () => {
      await commits([
        added('notice', some.notice()),
        added('notice', some.lapsed({ id: 'n2', issuedOn: '2025-01-01' })),
      ]);
      expect((await store.snapshot()).notice?.id).toBe('n1');
    });

    it('the snapshot is of the latest notice when all are decided, and of the notice that is named', async () => {
      const first = some.lapsed({ id: 'n1', issuedOn: '2023-01-24', confirmationRequired: false });
      await commits([added('notice', some.lapsed({ id: 'n2' })), added('notice', first)]);
      expect((await store.snapshot()).notice?.id).toBe('n2');
      expect((await store.snapshot('n1')).notice).toEqual(first);
      expect((await store.snapshot('n3')).notice).toBeNull();
      expect((await store.notices()).map(({ id }) => id)).toEqual(['n1', 'n2']);
    });

    it('the snapshot holds only the rows of its notice, actions in the order of their codes', async () => {
      const other = { noticeId: 'n2', expectationId: 'x2' };
      await commits([
        ...oneAction({ id: 'a3', code: 'E1-03' }),
        added('notice', some.lapsed({ id: 'n2', issuedOn: '2023-01-24' })),
        added('expectation', some.expectation({ id: 'x2', noticeId: 'n2' })),
        added('action', some.action({ id: 'a9', ...other })),
        added('evidence', some.evidence({ id: 'v9', noticeId: 'n2', actionId: 'a9' })),
        added('logEntry', some.logEntry({ id: 'l9', noticeId: 'n2', aboutId: 'a9' })),
        added('conversation', some.conversation({ id: 'n2/slack:C1', noticeId: 'n2' })),
        added('action', some.action({ id: 'a1' })),
      ]);
      const present = await store.snapshot();
      expect(present.actions.map(({ id }) => id)).toEqual(['a1', 'a3']);
      expect([present.expectations.length, present.evidence, present.logEntries]).toEqual([1, [], []]);
      expect(present.conversations).toEqual([]);
      const earlier = await store.snapshot('n2');
      expect(
        [earlier.actions, earlier.evidence, earlier.logEntries, earlier.conversations].map((rows) => rows.length),
      ).toEqual([1, 1, 1, 1]);
    });
  });

  describe('commit', () => {
    it('a commit changes the columns it names and raises the version by one', async () => {
      await commits(oneAction());
      const after = { status: 'blocked', blockedBecause: 'waits for the audit' } as const;
      await commits([changed('action', some.action(), after, 'blocked')], 'block');
      expect((await store.snapshot()).actions).toEqual([some.action({ ...after, version: 2 })]);
    });

    it('a notice that needs no confirmation is written and read back', async () => {
      await commits([added('notice', some.notice())]);
      await commits(
        [changed('notice', some.notice(), { confirmationRequired: false }, 'confirmation switched')],
        'off',
      );
      expect((await store.snapshot()).notice?.confirmationRequired).toBe(false);
    });

    it('a unit is refused whole when a row that it changes has moved on', async () => {
      await commits([...oneAction(), added('action', some.action({ id: 'a2', code: 'E1-02' }))]);
      await commits([changed('action', some.action(), { status: 'in_progress' }, 'started')], 'start');
      const other = some.action({ id: 'a2', code: 'E1-02' });
      await refused([
        changed('action', other, { status: 'in_progress' }, 'started'),
        changed('action', some.action(), { status: 'withdrawn' }, 'withdrawn'),
      ]);
    });

    it('a unit is refused whole when a row of its basis has moved on', async () => {
      await commits([...oneAction(), added('person', some.person())]);
      await commits([changed('person', some.person(), { role: 'viewer' }, 'role given')], 'role');
      const basis = [{ entity: 'person', id: 'p1', version: 1 }] as const;
      await refused([changed('action', some.action(), { status: 'in_progress' }, 'started')], { basis });
    });

    it('a row that is only the basis of a unit keeps its version', async () => {
      await commits([added('notice', some.notice())]);
      const basis = [{ entity: 'notice', id: 'n1', version: 1 }] as const;
      expect(await store.commit(unit('again', { basis }))).toEqual({ repeated: false });
      expect((await store.snapshot()).notice?.version).toBe(1);
    });

    it.each<[string, Change]>([
      ['an id', added('action', some.action({ code: 'E1-09' }))],
      ['a code of an action', added('action', some.action({ id: 'a9' }))],
      ['a code of an expectation', added('expectation', some.expectation({ id: 'x9' }))],
      ['a code of an evidence item', added('evidence', some.evidence({ id: 'v9' }))],
      ['a code of a log entry', added('logEntry', some.logEntry({ id: 'l9' }))],
      ['an account', added('account', some.account({ personId: 'p2' }))],
      ['the place of the undecided notice', added('notice', some.notice({ id: 'n9', issuedOn: '2025-01-30' }))],
    ])('a row with %s of another row is refused', async (_, change) => {
      await commits(oneOfEach());
      await refused([change]);
    });

    it('only one of many units that change the same row at the same moment is committed', async () => {
      await commits(oneAction());
      const attempts = Array.from({ length: 20 }, (_, n) =>
        store.commit(
          unit(`press ${n}`, { changes: [changed('action', some.action(), { ownerId: null }, 'reported complete')] }),
        ),
      );
      const settled = await Promise.allSettled(attempts);
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await store.history({ ids: ['a1'] })).toHaveLength(2);
    });

    it.each<[string, Partial<Action>]>([
      ['an unknown word as status', { status: 'finished' as Action['status'] }],
      ['an owner who does not exist', { ownerId: 'p404' }],
    ])('a commit with %s fails and writes no row', async (_, wrong) => {
      const before = await everything();
      const attempt = store.commit(unit('wrong', { changes: oneAction(wrong) }));
      await expect(attempt).rejects.toThrow(/CHECK|FOREIGN KEY/);
      await expect(attempt).rejects.not.toThrow(ConflictError);
      expect(await everything()).toEqual(before);
    });
  });

  describe('a key that was committed before', () => {
    it('a second commit with the same key changes no row and gives the first answer', async () => {
      const answer = { card: { title: 'Marked complete' }, audience: 'asker' };
      await store.commit(unit('press', { changes: oneAction(), posts: [post()], answer }));
      const before = await everything();
      const again = unit('press', {
        changes: [changed('action', some.action(), { status: 'in_progress' }, 'started')],
        posts: [post({ key: 'second' })],
        answer: 'another',
      });
      expect(await store.commit(again)).toEqual({ repeated: true, answer });
      expect(await everything()).toEqual(before);
    });

    it('a committed key is known with its time and answer, alone and among others', async () => {
      await store.commit(unit('one', { at: minute(1), answer: 1 }));
      await store.commit(unit('two'));
      expect(await store.committed('one')).toEqual({ at: minute(1), answer: 1 });
      expect(await store.committed('two')).toEqual({ at: some.AT, answer: null });
      expect(await store.committed('three')).toBeNull();
      expect(await store.committedOf(['one', 'three', "'; drop table once; --"])).toEqual(new Set(['one']));
      expect(await store.committedOf([])).toEqual(new Set());
    });
  });

  describe('dueBy', () => {
    it('dueBy gives the open actions of the notice due on or before the date, soonest first', async () => {
      const dated = (id: string, dueOn: string | null, of: Partial<Action> = {}) =>
        added('action', some.action({ id, code: `E1-${id}`, dueOn, ...of }));
      await commits([
        ...oneAction({ id: '01', dueOn: '2024-06-28' }),
        dated('02', '2024-06-29'),
        dated('03', '2024-06-27', { status: 'blocked' }),
        dated('04', null),
        dated('05', '2024-06-01', { status: 'reported_complete' }),
        dated('06', '2024-06-01', { status: 'complete' }),
        dated('07', '2024-06-01', { status: 'withdrawn' }),
        dated('08', '2024-05-01', { status: 'in_progress' }),
      ]);
      expect((await store.dueBy('n1', '2024-06-28')).map(({ id }) => id)).toEqual(['08', '03', '01']);
      expect(await store.dueBy('n2', '2024-06-28')).toEqual([]);
    });
  });

  describe('an occasion', () => {
    it('an occasion that a unit marks is committed with the unit, and only once', async () => {
      await store.commit(unit('own', { posts: [post()] }));
      await store.commit(unit('day', { marks: ['own', 'first', 'second'] }));
      expect(await store.committedOf(['first', 'second', 'third'])).toEqual(new Set(['first', 'second']));
      expect(await store.commit(unit('first', { posts: [post({ key: 'late' })] }))).toMatchObject({ repeated: true });
      expect(await store.post('late')).toBeNull();
      const basis = [{ entity: 'notice', id: 'n9', version: 1 }] as const;
      await expect(store.commit(unit('torn', { marks: ['fourth'], basis }))).rejects.toThrow(ConflictError);
      expect(await store.committedOf(['fourth', 'torn'])).toEqual(new Set());
    });
  });
}
