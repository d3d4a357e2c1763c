/** The record that most benches run on: a present notice with actions of several owners, who all have a Slack account. */
import { added } from '../../src/core/record/changes.ts';
import type { Notice } from '../../src/core/record/model.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { account, action, conversation, expectation, notice, person } from '../helpers/record.ts';
import { unit } from '../store/units.ts';

export const CHANNEL = 'C0BENCH';
const EXPECTATIONS = 5;

export interface RecordSize {
  /** Spread evenly over five expectations. */
  readonly actions: number;
  /** So many of them are due today, and the rest when the notice expires; all are due today unless given. */
  readonly due?: number;
  /** The owner of the n-th action is person `p${n % owners + 1}`, who has the account `U${n % owners + 1}`. */
  readonly owners: number;
  readonly notice?: Partial<Notice>;
}

/** Writes the record to a new database file. The first owner is a programme lead, as the others are. */
export async function enterRecord(file: string, size: RecordSize): Promise<void> {
  const { actions, due = actions, owners } = size;
  const today = new Date().toISOString().slice(0, 10);
  const expiresOn = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
  const people = Array.from({ length: owners }, (_, n) =>
    person({ id: `p${n + 1}`, name: `Head of service ${n + 1}` }),
  );
  const changes = [
    added('notice', notice({ issuedOn: today, expiresOn, ...size.notice })),
    ...people.map((row) => added('person', row)),
    ...people.map(({ id }, n) => added('account', account({ ...accountOf(n, owners), personId: id }))),
    added('conversation', conversation({ id: `n1/slack:${CHANNEL}`, conversation: CHANNEL })),
  ];
  for (let e = 1; e <= EXPECTATIONS; e += 1)
    changes.push(added('expectation', expectation({ id: `x${e}`, code: `E${e}`, seniorResponsibleOwnerId: 'p1' })));
  for (const [n, code] of codesOf(actions).entries()) {
    const [expectationCode, number] = code.slice(1).split('-');
    const dueOn = Number(number) <= due / EXPECTATIONS ? today : expiresOn;
    const row = { id: `a${code}`, code, expectationId: `x${expectationCode}`, ownerId: `p${(n % owners) + 1}`, dueOn };
    changes.push(added('action', action({ ...row, title: `Action ${code}` })));
  }
  const store = await openStore({ file });
  await store.commit(unit('enter', { changes }));
  await store.close();
}

/** The account of the owner of the n-th action. */
export function accountOf(n: number, owners: number): { readonly id: string; readonly accountId: string } {
  const accountId = `U${(n % owners) + 1}`;
  return { id: `slack:${accountId}`, accountId };
}

/** The codes of so many actions, in the order in which the owners take turns. */
export function codesOf(actions: number): readonly string[] {
  return Array.from({ length: EXPECTATIONS }, (_, e) =>
    Array.from({ length: actions / EXPECTATIONS }, (_, a) => `E${e + 1}-${String(a + 1).padStart(2, '0')}`),
  ).flat();
}
