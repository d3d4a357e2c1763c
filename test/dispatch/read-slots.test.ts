/** Raw arguments, and the values or the refusals that they are read as; people have a file of their own. */
import { describe, expect, test } from 'vitest';
import { readSlots } from '../../src/dispatch/read-slots.ts';
import { slot } from '../../src/dispatch/slots.ts';
import { answer, fault, person, values } from './reading.ts';
import { commandNamed, context } from './specs.ts';

describe('codes', () => {
  test.each(['E2-03', 'e2-3', 'E2.3', 'e02-003', 'E2–03', 'E2‑03', 'E2-03.'])('%s is E2-03', (typed) => {
    expect(values(`done ${typed}`)).toEqual({ action: 'E2-03', evidence: null });
  });

  test('an action code with three digits keeps them', () => expect(values('done E2-112').action).toBe('E2-112'));
  test('an expectation code is read in any case and with zeros', () =>
    expect(values('add action X to e02').to).toBe('E2'));

  test.each<[string, string[]]>([
    [
      'due E2-3x 14 July',
      [
        '“E2-3x” is not an action code. Expected an action such as E2-03. Did you mean E2-01 or E2-03?',
        '[E2-01]',
        '[E2-03]',
      ],
    ],
    ['due E2 14 July', ['“E2” is an expectation. Expected an action such as E2-03.']],
    [
      'due E0-01 14 July',
      [
        '“E0-01” is not an action code. Expected an action such as E2-03. Did you mean E1-01, E2-01 or E2-03?',
        '[E1-01]',
        '[E2-01]',
        '[E2-03]',
      ],
    ],
    ['add action X to E2-03', ['“E2-03” is an action. Expected an expectation such as E2.']],
    ['add action X to governance', ['“governance” is not an expectation. Expected an expectation such as E2.']],
  ])('the code in “%s” is refused with what was expected', (typed, said) => expect(answer(typed)).toEqual(said));

  test('a suggestion keeps the other arguments', () => {
    expect(fault('due E3-l2 14 July because snow').suggestions[0]).toEqual({
      label: 'E3-12',
      command: 'due',
      args: { action: 'E3-12', to: '14 July 2024', because: 'snow' },
    });
  });
});

describe('dates and times', () => {
  test.each([
    ['due E2-03 14 July', '2024-07-14'],
    ['due E2-03 14 May 2025', '2025-05-14'],
    ['due E2-03 today', '2024-06-24'],
    ['due E2-03 in 3 weeks', '2024-07-15'],
  ])('the date in “%s” is read', (typed, date) => expect(values(typed).to).toBe(date));

  test('a date that may lie in the past is read as the latest one', () => {
    expect(values('status since 14 May')).toEqual({ about: null, since: '2024-05-14' });
  });

  test('a due date that has passed is questioned', () => {
    const { message, suggestions } = fault('due E2-03 14 May 2024 because of snow');
    expect(message).toBe('Tuesday 14 May 2024 has passed. Use it all the same?');
    expect(suggestions.slice(0, 1)).toEqual([
      {
        label: 'Yes, use 14 May 2024',
        command: 'due',
        args: { action: 'E2-03', to: '2024-05-14', because: 'of snow', sure: 'yes' },
      },
    ]);
    expect(readSlots(commandNamed('due'), suggestions[0]!.args, { ...context, sure: true })).toEqual({
      values: { action: 'E2-03', to: '2024-05-14', because: 'of snow' },
    });
  });

  test('a date that does not exist offers those that may be meant', () => {
    const { suggestions } = fault('due E2-03 31 June');
    expect(suggestions.map(({ label, args }) => [label, args.to])).toEqual([
      ['Use 30 June 2024', '2024-06-30'],
      ['Use 1 July 2024', '2024-07-01'],
    ]);
  });

  test('a word that is no date is a fault of its field', () =>
    expect(fault('due E2-03 soonish').fields.to).toContain('soonish'));

  test.each(['9am', '9 am', '09:00'])('the time in “schedule Monday %s” is read', (time) => {
    expect(values(`schedule monday ${time}`)).toEqual({ weekday: 'Monday', time: '09:00' });
  });
  test('a time after midnight is a fault of its field', () =>
    expect(fault('schedule Monday 25:00').fields.time).toContain('25:00'));
});

describe('subjects', () => {
  test.each<[string, unknown]>([
    ['E2', { kind: 'expectation', code: 'E2' }],
    ['e2-3', { kind: 'action', code: 'E2-03' }],
    ['OVERDUE', { kind: 'word', word: 'overdue' }],
    ['Monitoring Officer', { kind: 'person', person: person('Monitoring Officer') }],
    ['me', { kind: 'person', person: person('Jo Smith') }],
  ])('the subject of “status %s” is read', (typed, about) => expect(values(`status ${typed}`).about).toEqual(about));

  test.each<[string, string[]]>([
    [
      'overdeu',
      [
        '“overdeu” is not known here. Expected an expectation, an action, a person or overdue. Did you mean overdue?',
        '[overdue]',
      ],
    ],
    [
      '@monitorin-officer',
      ['“@monitorin-officer” is not in the record. Did you mean Monitoring Officer?', '[Monitoring Officer]'],
    ],
  ])('the subject of “status %s” is refused with a suggestion', (typed, said) =>
    expect(answer(`status ${typed}`)).toEqual(said),
  );
});

describe('numbers, choices, flags and texts', () => {
  test.each<[string, number]>([
    ['4', 4],
    ['4 weeks', 4],
    ['1 Week', 1],
    ['six weeks', 6],
    ['Twelve', 12],
  ])('the number in “every %s” is read', (typed, every) => {
    expect(values(`add action X to E1 ongoing every ${typed}`)).toMatchObject({ every, ongoing: true });
  });

  test.each(['2 months', '0', 'several', '99999', '-1', '1.5'])('the number in “every %s” is refused', (typed) => {
    expect(answer(`add action X to E1 ongoing every ${typed}`)).toEqual([
      `“${typed}” is not a number of weeks. Expected 1 or more, in figures.`,
    ]);
  });

  test('a choice is read in any case', () => expect(values('role @jo-smith LEAD').role).toBe('lead'));
  test('a word that is no choice is refused with the choices', () => {
    expect(answer('role @jo-smith leed')).toEqual([
      '“leed” is not known here. Expected lead, officer or viewer. Did you mean lead?',
      '[lead]',
    ]);
    expect(answer('schedule Mon 9am')).toEqual([
      '“Mon” is not known here. Expected Monday, Tuesday, Wednesday, Thursday, Friday, Saturday or Sunday. Did you mean Monday?',
      '[Monday]',
    ]);
  });

  test('a flag comes from a form as yes or no', () => {
    const of = (ongoing: string) => readSlots(commandNamed('add action'), { title: 'X', to: 'E1', ongoing }, context);
    expect(of('yes')).toMatchObject({ values: { ongoing: true } });
    expect(of('no')).toMatchObject({ values: { ongoing: false } });
    expect(of('')).toMatchObject({ values: { ongoing: false } });
    expect(of('maybe')).toMatchObject({
      fault: { fields: { ongoing: '“maybe” is not an answer. Expected yes or no.' } },
    });
  });

  test('texts keep their spacing, and mentions in them become names', () => {
    const because = 'block E2-03 because <@slack:U1>  asked <@slack:U9> and\n<@slack:U8|Kim>';
    expect(values(because).because).toBe('@Jo Smith  asked @Sam Patel and\n@Kim');
  });

  test('texts may have 3,000 characters, every other argument 200', () => {
    const of = (action: string, because: string) => readSlots(commandNamed('block'), { action, because }, context);
    expect(of('E2-03', 'x'.repeat(3000))).toHaveProperty('values');
    expect(of('E2-03', 'x'.repeat(3001))).toMatchObject({
      fault: { fields: { because: `“${'x'.repeat(59)}…” has 3,001 characters. Expected at most 3,000.` } },
    });
    expect(of('E'.repeat(201), 'x')).toMatchObject({
      fault: { fields: { action: `“${'E'.repeat(59)}…” has 201 characters. Expected at most 200.` } },
    });
  });
});

describe('several faults at once', () => {
  test('all missing arguments are told at once, with an example', () => {
    expect(fault('due')).toEqual({
      message: 'This needs an action such as E2-03 and a date such as 30 April: due E2-03 14 May because …',
      suggestions: [],
      field: 'action',
      fields: { action: 'This needs an action such as E2-03.', to: 'This needs a date such as 30 April.' },
    });
  });

  test('empty fields of a form count as missing, or as left out', () => {
    const of = (raw: Record<string, string>) => readSlots(commandNamed('due'), raw, context);
    expect(of({ action: ' ', to: '2024-07-14', because: '' })).toMatchObject({
      fault: { fields: { action: expect.any(String) } },
    });
    expect(of({ action: 'E2-03', to: '2024-07-14', because: ' ' })).toMatchObject({ values: { because: null } });
  });

  test('two faults are told each on its field', () => {
    const { message, field, fields } = fault('due E2-3x 31 June');
    expect(Object.keys(fields)).toEqual(['action', 'to']);
    expect(message).toBe(`${fields.action}\n${fields.to}`);
    expect(field).toBe('action');
  });

  test('several questions have one button that answers them all', () => {
    const { usage, name } = commandNamed('due');
    const twice = { name, usage, slots: { from: slot.date({ future: true }), to: slot.date({ future: true }) } };
    const read = readSlots(twice, { from: '1 May 2024', to: '2 May 2024' }, context);
    expect('fault' in read && read.fault.suggestions[0]).toEqual({
      label: 'Yes, use 1 May 2024 and use 2 May 2024',
      command: 'due',
      args: { from: '2024-05-01', to: '2024-05-02', sure: 'yes' },
    });
  });

  test('a question is not answered together with a fault', () => {
    const { suggestions } = fault('due E2-3x 14 May 2024');
    expect(suggestions.map(({ label }) => label)).toEqual(['E2-01', 'E2-03']);
    expect(suggestions.every(({ args }) => args.sure === undefined)).toBe(true);
  });
});
