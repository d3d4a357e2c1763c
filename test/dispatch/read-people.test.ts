/**
 * People in arguments: who is meant by a mention, a name, part of a name or a new name, and the question where that is
 * in doubt.
 */
import { describe, expect, test } from 'vitest';
import { readSlots } from '../../src/dispatch/read-slots.ts';
import { answer, fault, person, values } from './reading.ts';
import { commandNamed, context, snapshot } from './specs.ts';

describe('people', () => {
  const jo = person('Jo Smith');

  test.each([
    ['<@slack:U1>', 'Jo Smith'],
    ['<@slack:U1|jo.smith>', 'Jo Smith'],
    ['<@local:jo>', 'Jo Smith'],
    ['me', 'Jo Smith'],
    ['Me', 'Jo Smith'],
    ['@jo-smith', 'Jo Smith'],
    ['"jo smith"', 'Jo Smith'],
    ['@jo-smithers', 'Jo Smithers'],
    ['@monitoring-officer', 'Monitoring Officer'],
    ['@monitoring', 'Monitoring Officer'],
    ['"MONITORING OFFICER"', 'Monitoring Officer'],
    ['Monitoring Officer', 'Monitoring Officer'],
    ['@section-151-officer', 'Section 151 Officer'],
    ['"Sian O\'Neill"', 'Siân O’Neill'],
    ['p2', 'Monitoring Officer'],
  ])('the person %s is read as %s', (typed, name) => {
    expect(values(`handover ${typed} to me from 1 July`).leaver).toMatchObject({ known: person(name) });
  });

  test.each<[string, string[]]>([
    ['@jo', ['“@jo” could be Jo Smith or Jo Smithers. Expected the name in full.', '[Jo Smith]', '[Jo Smithers]']],
    [
      '@programe-director',
      ['“@programe-director” is not in the record. Did you mean Programme Director?', '[Programme Director]'],
    ],
    ['@zebedee', ['“@zebedee” is not in the record. Expected somebody whom a programme lead has entered.']],
    ['@', ['“@” is not in the record. Expected somebody whom a programme lead has entered.']],
    ['<@slack:U9>', ['“Sam Patel” is not in the record. Expected somebody whom a programme lead has entered.']],
    ['<@teams:29:x|Kim>', ['“Kim” is not in the record. Expected somebody whom a programme lead has entered.']],
  ])('the person %s is refused or questioned', (typed, said) =>
    expect(answer(`handover ${typed} to me from 1 July`)).toEqual(said),
  );

  test('a mention followed by other words is no person', () => {
    const raw = { person: '<@slack:U1> and Kim', role: 'lead' };
    expect(readSlots(commandNamed('role'), raw, context)).toMatchObject({
      fault: { message: '“<@slack:U1> and Kim” is not a name. Expected letters and at most 100 characters.' },
    });
  });

  test.each([
    'none',
    'Nobody',
    'no one',
    'TBC',
    'n/a',
    'Vacant',
    'to be confirmed',
    'Unassigned',
    '"tbc"',
    'new "tbc"',
  ])('the word “%s” enters no new person', (person) => {
    expect(readSlots(commandNamed('role'), { person, role: 'lead' }, context)).toMatchObject({
      fault: {
        message: `“${person.replace(/^(new )?"|"$/g, '')}” says that there is nobody yet. Leave the person out until somebody is named. Expected somebody in the record, or somebody new: mentioned, or named in "double quotes".`,
      },
    });
  });

  test('a suggestion names the person without doubt', () => {
    expect(fault('handover @jo to me from 1 July').suggestions[0]?.args.leaver).toBe(jo?.id);
  });

  test('two people of one name are asked about', () => {
    const people = [...snapshot.people, { ...jo!, id: 'p9' }];
    const said = answer('handover "Jo Smith" to me from 1 July', { snapshot: { ...snapshot, people } });
    expect(said).toEqual([
      '“Jo Smith” could be Jo Smith or Jo Smith. Expected the name in full.',
      '[Jo Smith]',
      '[Jo Smith]',
    ]);
  });

  describe('new people', () => {
    test.each<[string, unknown]>([
      ['@jo-smith', { known: jo }],
      [
        '<@slack:U9>',
        { newcomer: { name: 'Sam Patel', account: { platform: 'slack', accountId: 'U9', name: 'Sam Patel' } } },
      ],
      [
        '<@teams:29:x|Kim>',
        { newcomer: { name: 'Kim', account: { platform: 'teams', accountId: '29:x', name: 'Kim' } } },
      ],
      ['"Audit and  Governance Committee"', { newcomer: { name: 'Audit and Governance Committee', account: null } }],
    ])('the person %s is read where a new person may be named', (typed, who) =>
      expect(values(`role ${typed} officer`).person).toEqual(who),
    );

    test('a new name like a known one is questioned', () => {
      const { message, suggestions } = fault('role "Monitoring Offcer" officer');
      expect(message).toBe('“Monitoring Offcer” is not in the record. Did you mean Monitoring Officer?');
      expect(suggestions.map(({ label, args }) => [label, args])).toEqual([
        ['Monitoring Officer', { person: 'p2', role: 'officer' }],
        ['Enter a new person called “Monitoring Offcer”', { person: 'new "Monitoring Offcer"', role: 'officer' }],
      ]);
      const { suggestions: again } = fault('assign E2-03 "Monitoring Offcer"');
      const entered = readSlots(commandNamed('assign'), again.at(-1)?.args ?? {}, context);
      expect('values' in entered && entered.values.owner).toEqual({
        newcomer: { name: 'Monitoring Offcer', account: null },
      });
    });

    test('the beginning of a known name is questioned', () => {
      expect(answer('role "Programme" officer').slice(1)).toEqual([
        '[Programme Director]',
        '[Enter a new person called “Programme”]',
      ]);
    });

    test('an unknown @name is not taken for somebody new', () => {
      expect(answer('role @zebedee officer')).toEqual([
        '“@zebedee” is not in the record. Expected somebody in the record, or somebody new: mentioned, or named in "double quotes".',
      ]);
    });

    test.each(['@nobody', '"???"', '"Kim\u202egnimoc"', `"${'x'.repeat(101)}"`])(
      'the name %s is refused for a new person',
      (typed) => {
        expect(fault(`role ${typed} officer`, { sure: true }).field).toBe('person');
      },
    );
  });
});
