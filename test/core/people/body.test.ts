/** Bodies among the people: how they are named, entered and asked for. */
import { describe, expect, it } from 'vitest';
import { bodiesOf, bodyNamed, enterBody } from '../../../src/core/people/body.ts';
import { personAskedAbout } from '../../../src/core/people/cover.ts';
import { kindOfName } from '../../../src/core/people/posts.ts';
import { atOneGo } from '../../../src/core/record/in-parts.ts';
import { personalLists } from '../../../src/core/reminders/reminder.ts';
import { absence, account, acting, action, expectation, person, record, TODAY } from '../../helpers/record.ts';

const board = person({ id: 'b1', name: 'Independent Improvement Board', kind: 'body' });

describe('the name of a body', () => {
  it('a body is found by its name in any case, with or without “the”', () => {
    const snapshot = record({ people: [board, person({ id: 'b2', name: 'The Department', kind: 'body' })] });
    for (const name of ['independent improvement board', 'the Independent Improvement Board'])
      expect(bodyNamed(snapshot, name)).toBe(snapshot.people[0]);
    expect(bodyNamed(snapshot, 'department')?.id).toBe('b2');
    expect(bodyNamed(snapshot, 'Improvement Board')).toBeNull();
  });

  it('the Department is found by any of its names, unless two bodies of the record have them', () => {
    const department = person({ id: 'b2', name: 'MHCLG', kind: 'body' });
    const snapshot = record({ people: [board, department] });
    for (const name of ['the Department', 'Ministry of Housing, Communities and Local Government', 'DLUHC'])
      expect(bodyNamed(snapshot, name)).toBe(department);
    expect(bodyNamed(snapshot, 'Department of Health')).toBeNull();
    const two = record({ people: [department, person({ id: 'b4', name: 'The Department', kind: 'body' })] });
    expect(bodyNamed(two, 'DLUHC')).toBeNull();
  });

  it('a body that was entered as a person counts by its name, until somebody speaks as it', () => {
    const panel = person({ id: 'b3', name: 'Audit Panel' });
    expect(bodiesOf(record({ people: [panel] }))).toEqual([panel]);
    const speaks = account({ id: 'local:panel', personId: 'b3' });
    expect(bodiesOf(record({ people: [panel], accounts: [speaks] }))).toEqual([]);
  });

  it('a removed body is not found', () => {
    expect(bodyNamed(record({ people: [{ ...board, removedAt: '2024-06-01T09:00:00Z' }] }), board.name)).toBeNull();
  });

  it.each([
    ['Improvement Board', 'body'],
    ['IIB', 'body'],
    ['Chief Officers Group', 'body'],
    ['Democratic Services', 'body'],
    ['Head of Legal Services', 'person'],
    ['Heads of Service', 'person'],
    ['Leader of the Council', 'person'],
    ['Democratic Services Manager', 'person'],
    ['Cabinet Member for Housing', 'person'],
    ['s151', 'post'],
    ['Siân Price', 'person'],
  ])('%s is entered without an account as a %s', (name, kind) => expect(kindOfName(name)).toBe(kind));
});

describe('entering a body', () => {
  it('a lead enters a body with the right to read alone, and nobody else does', () => {
    const lead = person({ id: 'p1', role: 'lead' });
    const entered = enterBody(acting(lead, record({ people: [lead] })), 'Growth Forum', 'b9');
    expect(entered.person).toMatchObject({ name: 'Growth Forum', kind: 'body', role: 'viewer' });
    const officer = person({ id: 'p2', role: 'officer' });
    expect(() => enterBody(acting(officer, record({ people: [officer] })), 'Growth Forum', 'b9')).toThrow(
      'Only a programme lead can enter Growth Forum',
    );
  });
});

describe('an action that a body without an account owns', () => {
  const owned = action({ ownerId: 'b1' });
  const people = ['deputy', 'sro', 'cover'].map((id) => person({ id, name: id, role: 'officer' }));
  const reached = record({
    people: [...people, board],
    expectations: [expectation({ seniorResponsibleOwnerId: 'sro' })],
    actions: [owned],
    accounts: people.map(({ id }) => account({ id: `slack:${id}`, personId: id })),
  });

  it('an action of a body is asked of its deputy before it is late', () => {
    expect(personAskedAbout(reached, { ...owned, deputyId: 'deputy' }, TODAY)).toBe('deputy');
  });

  it('an action of a body is on the list of the senior responsible owner in the week in which it is due', () => {
    expect(atOneGo(personalLists(reached, TODAY))).toMatchObject([
      { personId: 'sro', overdue: [], dueThisWeek: [owned] },
    ]);
  });

  it('an action of a body is asked of the cover while the senior responsible owner is away', () => {
    const away = absence({ personId: 'sro', coverId: 'cover', startsOn: TODAY, endsOn: TODAY });
    expect(personAskedAbout({ ...reached, absences: [away] }, owned, TODAY)).toBe('cover');
  });
});
