/** Names as people type them: who is found, who is asked about, and what never enters anybody. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findOrEnterPerson, findPerson, type PeopleContext } from '../../src/dispatch/find-person.ts';
import { readSlots } from '../../src/dispatch/read-slots.ts';
import { person, record } from '../helpers/record.ts';
import { commandNamed, context as specs } from './specs.ts';

const NAMES = [
  'Owner',
  'Other',
  'Deputy',
  'Jo Smith',
  'Alex Smith',
  "Pat O'Brien",
  'Grace Miller',
  'Anna-Maria Cole',
  'D’Arcy Lane',
  'J. Patel',
  'S151 Officer',
  'Monitoring Officer',
  'Deputy Monitoring Officer',
  'Head of Paid Service',
  'Chief Executive',
  'Director of Resources',
  'Audit and Governance Committee',
];

function contextOf(names: readonly string[], more: Partial<PeopleContext> = {}): PeopleContext {
  const people = names.map((name, index) => person({ id: `p${index + 1}`, name, role: 'officer' }));
  const snapshot = record({ notice: null, people });
  return {
    snapshot,
    speaker: { platform: 'slack', accountId: 'U1', name: 'Me' },
    mentioned: [],
    mayEnter: true,
    ...more,
  };
}

/** The name of the person found, or the labels of the buttons of the question; `new` before the name of a newcomer. */
function found(typed: string, context = contextOf(NAMES)): string | readonly string[] {
  const read = findOrEnterPerson(typed, context);
  if ('value' in read) return 'known' in read.value ? read.value.known.name : `new ${read.value.newcomer.name}`;
  const { alternatives, enters } = read.problem;
  return [...alternatives.map(({ label }) => label), ...(enters ? [enters.label] : [])];
}

const enter = (name: string) => `Enter a new person called “${name}”`;

describe('names that are found', () => {
  test.each([
    ['Grace', 'Grace Miller'],
    ['miller', 'Grace Miller'],
    ['G Miller', 'Grace Miller'],
    ['G. Miller', 'Grace Miller'],
    ['OBrien', "Pat O'Brien"],
    ['Pat O’Brien', "Pat O'Brien"],
    ['Pat OBrien,', "Pat O'Brien"],
    ['Anna-Maria Cole', 'Anna-Maria Cole'],
    ['anna maria cole', 'Anna-Maria Cole'],
    ["D'Arcy Lane", 'D’Arcy Lane'],
    ['J. Patel', 'J. Patel'],
    ['J Patel', 'J. Patel'],
    ['Mr Patel', 'J. Patel'],
    ['S151 Officer', 'S151 Officer'],
    ['s.151 officer', 'S151 Officer'],
    ['Section 151 Officer', 'S151 Officer'],
    ['s151', 'S151 Officer'],
    ['MO', 'Monitoring Officer'],
    ['CEX', 'Chief Executive'],
    ['HoPS', 'Head of Paid Service'],
    ['DMO', 'Deputy Monitoring Officer'],
    ['@grace', 'Grace Miller'],
    ['"grace miller"', 'Grace Miller'],
  ])('the name %s is read as %s', (typed, name) => expect(found(typed)).toBe(name));
});

describe('names that are asked about', () => {
  test.each<[string, string[]]>([
    ['Smith', ['Jo Smith', 'Alex Smith', enter('Smith')]],
    ['The Owner', ['Owner', enter('The Owner')]],
    ['Acting Owner', ['Owner', enter('Acting Owner')]],
    ['Resources Director', ['Director of Resources', enter('Resources Director')]],
    [
      'to the Monitoring Officer',
      ['Monitoring Officer', 'Deputy Monitoring Officer', enter('to the Monitoring Officer')],
    ],
    ['back to Owner', ['Owner', enter('back to Owner')]],
    ['owner Other', ['Owner', 'Other', enter('owner Other')]],
    ['to Jo', ['Jo Smith', enter('to Jo')]],
    ['Jo Smith please', ['Jo Smith']],
    ['and E1-02 to Other', ['Other']],
    ['Ow', ['Owner', enter('Ow')]],
    ['D', ['Deputy', 'D’Arcy Lane', 'Deputy Monitoring Officer', enter('D')]],
    ['Officer', ['S151 Officer', 'Monitoring Officer', 'Deputy Monitoring Officer', enter('Officer')]],
    ['Grase Miler', ['Grace Miller', enter('Grase Miler')]],
    ['"Grace"', ['Grace Miller', enter('Grace')]],
    ['Zebedee', [enter('Zebedee')]],
    ["Jo Smith and Pat O'Brien", ['Jo Smith', "Pat O'Brien", enter("Jo Smith and Pat O'Brien")]],
    ['"Jo Smith and Pat O\'Brien"', ['Jo Smith', "Pat O'Brien", enter("Jo Smith and Pat O'Brien")]],
    ['Ann Lee & Bob Ray', [enter('Ann Lee & Bob Ray')]],
  ])('the name %s is a question', (typed, buttons) => expect(found(typed)).toEqual(buttons));

  test('a deputy is not found by the name of the post', () => {
    const context = contextOf(['Deputy Monitoring Officer']);
    expect(found('Monitoring Officer', context)).toEqual(['Deputy Monitoring Officer', enter('Monitoring Officer')]);
    expect(found('MO', context)).toEqual(['Deputy Monitoring Officer', enter('MO')]);
  });

  test('two people of one name are asked about', () => {
    expect(found('Jo Smith', contextOf(['Jo Smith', 'jo smith']))).toEqual(['Jo Smith', 'jo smith', enter('Jo Smith')]);
  });

  test('somebody removed is not found', () => {
    const { snapshot } = contextOf(['Grace Miller']);
    const people = snapshot.people.map((one) => ({ ...one, removedAt: '2024-06-24T08:00:00.000Z' }));
    expect(found('Grace', contextOf([], { snapshot: { ...snapshot, people } }))).toEqual([enter('Grace')]);
  });

  test('somebody who may enter nobody gets no button that enters', () => {
    expect(found('Smith', contextOf(NAMES, { mayEnter: false }))).toEqual(['Jo Smith', 'Alex Smith']);
    expect(found('Zebedee', contextOf(NAMES, { mayEnter: false }))).toEqual([]);
  });
});

describe('words that are no people', () => {
  test.each([
    ['please', []],
    ['tomorrow', []],
    ['him', []],
    ['"him"', []],
    ['to be confirmed', []],
    ['Unassigned', []],
    ['all', []],
    ['new "all"', []],
    ['jo.smith@council.gov.uk', ['Jo Smith']],
    ['#general', []],
    ['@here', []],
    ['@channel', []],
    ['@zebedee', []],
    ['Finance Team', []],
  ])('the words %s enter nobody, and no button offers it', (typed, buttons) => {
    expect(found(typed, contextOf(NAMES, { groups: ['Finance Team'] }))).toEqual(buttons);
  });

  test('a name that a group shares with a person is asked about', () => {
    const read = findPerson('Monitoring Officer', contextOf(NAMES, { groups: ['Monitoring Officer'] }));
    expect('problem' in read && read.problem.message).toContain(
      'is a team, a channel, a tag or a group, not a person.',
    );
  });

  test.each([
    ['to be confirmed', '“to be confirmed” says that there is nobody yet.'],
    ['all', '“all” is not one person.'],
    ['jo.smith@council.gov.uk', '“jo.smith@council.gov.uk” is an e-mail address, not a person.'],
    ['@here', '“@here” is a mention of everybody in a conversation, not a person.'],
  ])('the words %s are refused as what they are', (typed, message) => {
    const read = findOrEnterPerson(typed, contextOf(NAMES));
    expect('problem' in read && read.problem.message).toContain(message);
  });

  test('an account without a name is not entered under its id', () => {
    const read = findOrEnterPerson('<@slack:U7>', contextOf(NAMES));
    expect('problem' in read && read.problem.message).toContain('does not say the name of the account');
    expect(findOrEnterPerson('<@slack:U7>', contextOf(NAMES), 'account')).toHaveProperty('value');
  });
});

describe('never a person nobody named', () => {
  const word = fc.oneof(
    fc.constantFrom(...NAMES.flatMap((name) => name.split(' '))),
    fc.constantFrom(
      'to',
      'the',
      'please',
      'and',
      'back',
      'him',
      'tomorrow',
      'E1-02',
      'owner',
      's151',
      'new',
      '@',
      '@here',
    ),
    fc.string({ maxLength: 12, unit: 'grapheme' }),
  );
  const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
  const plain = line.filter((typed) => !/^(?:new\s+)?["“].*["”]$/is.test(typed.trim()));
  const names = fc.subarray(NAMES);

  test('words without double quotes and without a mention never enter anybody', () => {
    fc.assert(
      fc.property(plain, names, (typed, known) => {
        const read = findOrEnterPerson(typed.trim(), contextOf(known));
        expect('value' in read && 'newcomer' in read.value).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test('a person found without a question has every word that was typed, or holds the post that was', () => {
    const plainWords = (text: string) =>
      text
        .normalize('NFKD')
        .replace(/[\p{M}'’]/gu, '')
        .toLowerCase()
        .match(/\p{L}+|\p{N}+/gu) ?? [];
    const shorts = ['s151', 'section 151', 'mo', 'cex', 'hops', 'dmo', 'ce', 'ceo', 'cx', 'hps', 'a&g'];
    fc.assert(
      fc.property(plain, names, (typed, known) => {
        const read = findOrEnterPerson(typed.trim(), contextOf(known));
        if (!('value' in read) || !('known' in read.value)) return;
        const { name, id } = read.value.known;
        if (typed.trim() === id) return;
        const left = plainWords(typed).filter(
          (one) => !plainWords(name).some((other) => other === one || (one.length === 1 && other.startsWith(one))),
        );
        const isShort = shorts.some((short) => plainWords(short).join() === plainWords(typed).join());
        const honorific = /^(?:mr|mrs|ms|dr|cllr)$/;
        expect(isShort || left.every((one) => honorific.test(one))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('the button that enters somebody stands last and never first', () => {
    fc.assert(
      fc.property(line, fc.boolean(), (owner, quoted) => {
        const raw = { what: 'E2-03', owner: quoted ? `"${owner.replaceAll('"', '')}"` : owner };
        const read = readSlots(commandNamed('assign'), raw, specs);
        if ('values' in read) return;
        const at = read.fault.suggestions.findIndex(({ label }) => label.startsWith('Enter a new person'));
        expect(at === -1 || (at > 0 && at === read.fault.suggestions.length - 1)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('the button that enters somebody enters exactly the name on it', () => {
    fc.assert(
      fc.property(line, names, (typed, known) => {
        const asked = findOrEnterPerson(typed.trim(), contextOf(known));
        if (!('problem' in asked) || !asked.problem.enters) return;
        const { value, label } = asked.problem.enters;
        const read = findOrEnterPerson(value, contextOf(known));
        expect(read).toHaveProperty('value.newcomer');
        if ('value' in read && 'newcomer' in read.value) {
          const { name } = read.value.newcomer;
          expect(typed.replace(/\s+/g, ' ').trim()).toContain(name);
          if (name.length < 60) expect(label).toContain(name);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
