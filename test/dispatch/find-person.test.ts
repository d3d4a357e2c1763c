/** Names as people type them: who is found, who is asked about, and what never enters anybody. */
import { describe, expect, test } from 'vitest';
import { findOrEnterPerson, findPerson } from '../../src/dispatch/find-person.ts';
import { contextOf, NAMES } from './people-scene.ts';

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

describe('names with a post in brackets', () => {
  const context = contextOf([
    'Sunita Rao (Monitoring Officer)',
    'Cllr Tom Beckett (Leader of the Council)',
    "Claire O'Neill (Director of Children's Services)",
    'Mark Jones (Deputy Section 151 Officer)',
    'Head of Audit (acting)',
  ]);
  test.each([
    ['Rao', 'Sunita Rao (Monitoring Officer)'],
    ['S Rao', 'Sunita Rao (Monitoring Officer)'],
    ['Monitoring Officer', 'Sunita Rao (Monitoring Officer)'],
    ['MO', 'Sunita Rao (Monitoring Officer)'],
    ['Beckett', 'Cllr Tom Beckett (Leader of the Council)'],
    ['Cllr Beckett', 'Cllr Tom Beckett (Leader of the Council)'],
    ['Leader of the Council', 'Cllr Tom Beckett (Leader of the Council)'],
    ['ONeill', "Claire O'Neill (Director of Children's Services)"],
    ['DCS', "Claire O'Neill (Director of Children's Services)"],
    ['Jones', 'Mark Jones (Deputy Section 151 Officer)'],
  ])('%s is read as %s', (typed, name) => expect(found(typed, context)).toBe(name));

  test('half a post, the deputy’s post and a post with another holder are asked about', () => {
    expect(found('Officer', context)).toEqual(expect.arrayContaining([enter('Officer')]));
    expect(found('s151', context)).toEqual(expect.arrayContaining([enter('s151')]));
    expect(found('Head of Audit', context)).toEqual(['Head of Audit (acting)', enter('Head of Audit')]);
  });
});

describe('names that are asked about', () => {
  test.each<[string, string[]]>([
    ['Smith', ['Jo Smith', 'Alex Smith', enter('Smith')]],
    ['The Owner', ['Owner', enter('The Owner')]],
    ['Acting Owner', ['Owner', enter('Acting Owner')]],
    ['Resources Director', ['Director of Resources', enter('Resources Director')]],
    ['to the Monitoring Officer', ['Monitoring Officer', 'Deputy Monitoring Officer', enter('the Monitoring Officer')]],
    ['back to Owner', ['Owner']],
    ['owner Other', ['Owner', 'Other']],
    ['to Jo', ['Jo Smith', enter('Jo')]],
    ['to Zed Young', [enter('Zed Young')]],
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

  test('an initial alone is no name, though only one person has it', () => {
    expect(found('D', contextOf(['Owner', 'Deputy']))).toEqual(['Deputy', enter('D')]);
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

  test('an account of which no platform tells the name is marked, so that the command asks for it', () => {
    const account = { platform: 'slack', accountId: 'U7', name: 'U7' };
    const read = findOrEnterPerson('<@slack:U7>', contextOf(NAMES));
    expect(read).toMatchObject({ value: { newcomer: { account, isNameless: true } } });
    const joined = findOrEnterPerson('<@slack:U7>', contextOf(NAMES), 'account');
    expect(joined).toMatchObject({ value: { newcomer: { account } } });
    expect(joined).not.toHaveProperty('value.newcomer.isNameless');
  });
});
