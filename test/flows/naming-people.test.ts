/** Conversations in which people are named: found, asked about, entered on purpose, renamed and removed. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../src/dispatch/command.ts';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

let bot: Bot;
const names = async () => (await bot.snapshot()).people.filter((one) => one.removedAt === null).map((one) => one.name);
const ownerOf = async (code: string) => {
  const { ownerId } = await bot.action(code);
  return (await bot.snapshot()).people.find(({ id }) => id === ownerId)?.name ?? null;
};
const labels = ({ card }: Reply) => card?.buttons.map(({ label }) => label) ?? [];

/** Asks in private and presses the button with this label on the answer. */
async function press(who: string, reply: Reply, label: string): Promise<Reply> {
  const button = reply.card?.buttons.find((one) => one.label === label);
  if (button?.type !== 'command') throw new Error(`No button “${label}” among ${labels(reply).join(', ')}`);
  return bot.ask(who, { kind: 'press', command: button.command, args: button.args });
}

beforeEach(async () => {
  bot = await startProgramme();
  for (const name of ['Jo Smith', 'Alex Smith', "Pat O'Brien", 'Grace Miller'])
    await bot.shell(`role "${name}" officer`);
});

describe('naming an owner', () => {
  test.each([
    'please',
    'tomorrow',
    'him',
    'owner Other',
    'back to Owner',
    'to the Monitoring Officer',
    'jo@council.gov.uk',
    'Smith',
    'The Owner',
    'Acting Owner',
    'Unassigned',
    'all',
    "Jo Smith and Pat O'Brien",
    'Zebedee',
    '#general',
    '@here',
  ])('“assign E1-03 %s” changes nothing and enters nobody', async (typed) => {
    const before = await names();
    const reply = await bot.ask('Lead', `assign E1-03 ${typed}`);
    expect(reply.ok).toBe(false);
    expect(labels(reply)[0] ?? '').not.toContain('Enter a new person');
    expect(await names()).toEqual(before);
    expect(await ownerOf('E1-03')).toBe('Owner');
  });

  test.each(['me', 'myself'])('“%s” is the speaker', async (typed) => {
    await bot.says('Lead', `assign E1-03 ${typed}`);
    expect(await ownerOf('E1-03')).toBe('Lead');
  });

  test('a name is asked about, and the button of a near match gives the action to that person', async () => {
    const reply = await bot.ask('Lead', 'assign E1-03 Smith');
    expect(labels(reply)).toEqual(['Jo Smith', 'Alex Smith', 'Enter a new person called “Smith”']);
    await press('Lead', reply, 'Alex Smith');
    expect(await ownerOf('E1-03')).toBe('Alex Smith');
  });

  test('the button that enters a new person stands last, and enters the name on it', async () => {
    const reply = await bot.ask('Lead', 'assign E1-03 Zebedee Lane');
    expect(labels(reply)).toEqual(['Choose somebody in the record', 'Enter a new person called “Zebedee Lane”']);
    await press('Lead', reply, 'Enter a new person called “Zebedee Lane”');
    expect(await ownerOf('E1-03')).toBe('Zebedee Lane');
  });

  test('an officer is not offered to enter anybody', async () => {
    await bot.says('Lead', 'role @"Sro" officer');
    expect(labels(await bot.ask('Sro', 'assign E1-03 Zebedee'))).not.toContain('Enter a new person called “Zebedee”');
  });

  test('a name in double quotes enters somebody new at once, when nobody is called nearly so', async () => {
    await bot.says('Lead', 'assign E1-03 "Zebedee Lane"');
    expect(await ownerOf('E1-03')).toBe('Zebedee Lane');
    expect(labels(await bot.ask('Lead', 'assign E1-03 "Grace"'))).toEqual([
      'Grace Miller',
      'Choose somebody in the record',
      'Enter a new person called “Grace”',
    ]);
  });

  test('the only Grace is taken, and the line says so with the way to put it right', async () => {
    await bot.says('Lead', 'assign E1-03 Grace');
    expect(await ownerOf('E1-03')).toBe('Grace Miller');
    expect(bot.message('assigned E1-03 to Grace Miller').text).toContain(
      'Lead assigned E1-03 to Grace Miller (typed: “Grace”). If that is somebody else: assign E1-03 @name',
    );
  });

  test('two people are asked about, also where an action is added, and “to be confirmed” leaves the owner out', async () => {
    const two = await bot.ask('Lead', 'add action "Plan" to E1 owner Jo Smith and Pat O\'Brien by 30 July');
    expect(labels(two).slice(0, 2)).toEqual(['Jo Smith', "Pat O'Brien"]);
    const none = await bot.ask('Lead', 'add action "Plan" to E1 owner to be confirmed by 30 July');
    expect(labels(none)[0]).toBe('Leave out the owner');
    await press('Lead', none, 'Leave out the owner');
    expect(await ownerOf('E1-04')).toBe(null);
  });

  test('a part of a word hands nothing over', async () => {
    expect(await bot.says('Lead', 'handover Ow to Ot')).toContain('Nothing was changed');
    expect(await bot.says('Lead', 'handover D to Other')).toContain('Did you mean Deputy?');
    expect(await ownerOf('E1-03')).toBe('Owner');
  });

  test('a mention that a client wrote in two tags is one person', async () => {
    const text = 'assign E1-03 <@local:U7|Monitoring> <@local:U7|Officer>';
    await bot.ask('Lead', { kind: 'text', text });
    expect(await ownerOf('E1-03')).toBe('Monitoring Officer');
  });
});

describe('two people of one name', () => {
  const second = { platform: 'local', accountId: 'U8', name: 'Grace Miller' } as const;
  const role = (more = '') =>
    bot.ask('Lead', { kind: 'text', text: `role <@local:U8> officer${more}` }, { mentioned: [second] });

  test('a second person of a name is entered under another name, and joining accounts is named last', async () => {
    const { card } = await role();
    const [text] = card?.body ?? [];
    expect(text).toMatchObject({
      text: 'There is a Grace Miller in the record already. For somebody else of that name, say what tells them apart: role @name officer as "Grace Miller (Finance)". If this is another account of the same person: account @name for "Grace Miller"',
    });
    await role(' as "Grace Miller (Finance)"');
    expect(await names()).toContain('Grace Miller (Finance)');
    expect(await bot.says('Lead', 'people')).toContain('- Grace Miller (Finance)\n  Officer, reached on the chat page');
  });
});

describe('renaming', () => {
  test('a lead renames somebody, and the history keeps both names', async () => {
    await bot.says('Lead', 'rename "Grace Miller" to "Grace Taylor"');
    expect(bot.message('Lead renamed Grace Miller').text).toContain('Grace Miller is now Grace Taylor.');
    expect(await names()).toContain('Grace Taylor');
  });

  test.each([
    ['rename Grace to "Jo Smith"', 'There is a Jo Smith in the record already.'],
    ['rename Grace to "to be confirmed"', 'is not a name'],
    ['rename Grace to "Grace Miller"', 'has that name already'],
  ])('“%s” is refused', async (line, why) => {
    const before = await names();
    expect(await bot.says('Lead', line)).toContain(why);
    expect(await names()).toEqual(before);
  });

  test('nobody but a lead renames people, not even themselves', async () => {
    expect(await bot.says('Owner', 'rename me to "Chief Executive"')).toContain('is for programme leads');
  });
});

describe('removing', () => {
  test('somebody with nothing open is removed, and can be neither named nor listed afterwards', async () => {
    await bot.says('Lead', 'remove "Grace Miller"');
    expect(bot.message('Lead removed Grace Miller').text).toContain('The history keeps the name.');
    expect(await bot.says('Lead', 'people')).not.toContain('Grace Miller');
    expect(await bot.says('Lead', 'assign E1-03 Grace')).toContain('is not in the record');
    await bot.says('Lead', 'role "Grace Miller" officer');
    expect(await names()).toContain('Grace Miller');
  });

  test('the accounts of somebody removed can do nothing, and may be joined to somebody else', async () => {
    await bot.says('Lead', 'role @"Kim" lead');
    await bot.says('Lead', 'remove @"Kim"');
    expect(await bot.says('Kim', 'status')).toContain('You are not in the record');
    await bot.says('Lead', 'account @"Kim" for Other');
    expect(await bot.says('Kim', 'people')).toContain('Grace Miller');
  });

  test('somebody who owns, covers or answers for something open stays, with the list of it', async () => {
    const owner = await bot.says('Lead', 'remove Owner');
    expect(owner).toContain('Owner cannot be removed yet.');
    expect(owner).toContain('E1-01 Procurement rules');
    expect(owner).toContain('[Hand over]');
    expect(await bot.says('Lead', 'remove Deputy')).toContain('- E1-01 Procurement rules\n  Deputy');
    expect(await bot.says('Lead', 'remove Sro')).toContain('- E1 Improvement plan\n  Senior responsible owner');
    await bot.says('Owner', 'away 1 to 5 July cover "Other"', DIRECT);
    expect(await bot.says('Lead', 'remove Other')).toContain('Covers for Owner');
    expect(await names()).toEqual(expect.arrayContaining(['Owner', 'Deputy', 'Sro', 'Other']));
  });

  test('nobody removes themselves, and officers remove nobody', async () => {
    expect(await bot.says('Lead', 'remove me')).toContain('Nobody removes themselves');
    expect(await bot.says('Owner', 'remove Other')).toContain('Only a programme lead can remove people');
  });

  test('an action is not removed: the answer offers to withdraw it', async () => {
    const reply = await bot.ask('Lead', 'remove E1-01');
    expect(labels(reply)).toEqual(['Withdraw E1-01']);
    const form = await press('Lead', reply, 'Withdraw E1-01');
    expect(form.card?.title).toBe('Withdraw E1-01');
    expect((await bot.action('E1-01')).status).toBe('not_started');
  });
});

describe('names that a platform shows', () => {
  const grace = (name: string) => ({ platform: 'local', accountId: 'U9', name }) as const;
  const speak = async (name: string, when: string) => {
    await bot.ask(grace(name), 'status', { place: { platform: 'local', conversation: 'dm:U9', direct: true } });
    await bot.at(when);
  };
  const offers = () => bot.messages.filter(({ text }) => text.includes('Is Grace Hill now'));

  test('a name that has changed on the platform is offered to the lead, once for each new name', async () => {
    await bot.ask('Lead', { kind: 'text', text: 'role <@local:U9|Grace Hill> officer' });
    await speak('Grace Hill', '2024-06-24 08:55');
    expect(offers()).toHaveLength(0);
    await speak('Grace Stone', '2024-06-24 08:56');
    await speak('Grace Stone', '2024-06-24 08:57');
    expect(offers()).toHaveLength(1);
    await bot.presses('Lead', 'Rename to Grace Stone');
    expect(await names()).toContain('Grace Stone');
    await speak('Grace Stone', '2024-06-24 08:58');
    expect(offers()).toHaveLength(1);
  });

  test('a post whose account shows its holder’s name keeps the name of the post', async () => {
    await bot.ask('Lead', { kind: 'text', text: 'role <@local:U9|Grace Hill> officer as "Monitoring Officer"' });
    await speak('Grace Hill', '2024-06-24 08:55');
    expect(bot.messages.filter(({ text }) => text.includes('now Grace Hill'))).toHaveLength(0);
    expect(await names()).toContain('Monitoring Officer');
  });

  test('the first lead gets the name of their account from what they write first', async () => {
    await bot.shell('role <@local:U9|First programme lead> lead');
    await speak('Grace Hill', '2024-06-24 08:55');
    expect(await names()).toContain('Grace Hill');
    expect(await names()).not.toContain('First programme lead');
  });

  test('the first lead keeps the first name while somebody else has that of the account', async () => {
    await bot.shell('role <@local:U9|First programme lead> lead');
    await speak('Grace Miller', '2024-06-24 08:55');
    expect(await names()).toContain('First programme lead');
  });
});
