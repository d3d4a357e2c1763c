/** Positions of partners: who records them, which one counts, and who is asked to ask again. */
import { describe, expect, it } from 'vitest';
import { strikeEntry } from '../../../src/core/plan/log-entry.ts';
import { addPosition, latestPositions, type NewPosition, partnersToAskAgain } from '../../../src/core/plan/position.ts';
import { applyChanges } from '../../../src/core/record/apply.ts';
import type { Person, Snapshot } from '../../../src/core/record/model.ts';
import { DEPUTY, expectation, LEAD, OTHER, OWNER, record, SRO, VIEWER } from '../../helpers/programme-record.ts';
import { absence, acting, TODAY } from '../../helpers/record.ts';

const E1 = expectation();
const GIVEN: NewPosition = {
  ...{ bodyId: 'city', stance: 'not_ready', on: TODAY, askAgainOn: '2024-07-01', text: '', marking: 'internal' },
};
const START = record([]);

function say(snapshot: Snapshot, of: Partial<NewPosition> = {}, by: Person = SRO): Snapshot {
  const id = `l${snapshot.logEntries.length}`;
  return applyChanges(snapshot, [addPosition(acting(by, snapshot), E1, { ...GIVEN, ...of }, id)]);
}
const askedOn = (snapshot: Snapshot, day: string) =>
  partnersToAskAgain(snapshot, day).map(({ personIds }) => personIds);

describe('a position of a partner', () => {
  it('the latest position of each partner counts, by its day', () => {
    const snapshot = say(say(say(START), { bodyId: 'county' }), { stance: 'engaged', on: '2024-06-20' });
    expect(latestPositions(snapshot, E1).map(({ bodyId, stance }) => `${bodyId} ${stance}`)).toEqual([
      'city not_ready',
      'county not_ready',
    ]);
    expect(latestPositions(say(snapshot, { stance: 'agreed' }), E1)[0]?.stance).toBe('agreed');
    expect(snapshot.logEntries.map(({ code }) => code)).toEqual(['P1', 'P2', 'P3']);
  });

  it.each([OWNER, DEPUTY, OTHER, VIEWER])('$name, who does not oversee the expectation, records none', (who) => {
    expect(() => say(START, {}, who)).toThrow('Only the senior responsible owner');
    expect(say(START, {}, LEAD).logEntries).toHaveLength(1);
  });

  it('a day that has not come, and a day to ask again that has, are refused', () => {
    expect(() => say(START, { on: '2024-06-25' })).toThrow('has not come yet');
    expect(() => say(START, { askAgainOn: TODAY })).toThrow('Expected one after today');
  });
});

describe('asking a partner again', () => {
  it('the senior responsible owner is asked from the day on, and not before', () => {
    expect(askedOn(say(START), '2024-06-30')).toEqual([]);
    expect(askedOn(say(START), '2024-07-01')).toEqual([[SRO.id]]);
  });

  it('a later position, or a struck one, takes the question away', () => {
    const snapshot = say(START);
    expect(askedOn(say(snapshot, { stance: 'engaged', askAgainOn: null }), '2024-07-01')).toEqual([]);
    const [entry] = snapshot.logEntries;
    if (!entry) throw new Error('There is no entry');
    const struck = strikeEntry(acting(SRO, snapshot), { about: 'expectation', row: E1 }, entry, 'a slip');
    expect(askedOn(applyChanges(snapshot, [struck]), '2024-07-01')).toEqual([]);
  });

  it('the cover is asked while the senior responsible owner is away, and the leads where nobody is named', () => {
    const away = (of: object) => ({
      ...say(START),
      absences: [absence({ personId: SRO.id, coverId: OTHER.id, ...of })],
    });
    expect(askedOn(away({}), '2024-07-01')).toEqual([[OTHER.id]]);
    expect(askedOn(away({ coverId: null }), '2024-07-01')).toEqual([[LEAD.id]]);
    const nobody = { ...E1, seniorResponsibleOwnerId: null };
    expect(askedOn({ ...say(START), expectations: [nobody] }, '2024-07-01')).toEqual([[LEAD.id]]);
  });
});
