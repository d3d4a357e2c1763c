/** Modals, the Home tab and the message shortcut. */
import { afterEach, describe, expect, it } from 'vitest';
import { GENERAL, LEAD, OWNER, type SlackBot, SRO, startSlackProgramme, wordsIn } from '../../helpers/slack-bot.ts';

let bot: SlackBot;
afterEach(() => expect(bot.slack.violations).toEqual([]));

const inputs = (user: string) =>
  (bot.modal(user).view.blocks as { block_id?: string; element?: { type: string; initial_value?: string } }[]).filter(
    ({ element }) => element,
  );

describe('a form', () => {
  it('a form opens at once, is filled when the record is read, and saves', async () => {
    bot = await startSlackProgramme();
    await bot.at('2024-06-24 09:00');
    bot.slack.calls.length = 0;
    await bot.people.press(OWNER, bot.message('Owner: 3 actions'), 'Propose a date');
    await bot.settle();
    const views = bot.slack.calls.filter(({ method }) => method.startsWith('views.'));
    expect(views.map(({ method }) => method)).toEqual(['views.open', 'views.update']);
    expect(JSON.stringify(views[0]?.args.view)).toContain('One moment');
    expect(inputs(OWNER).map(({ element }) => element?.type)).toEqual(['datepicker', 'plain_text_input']);

    const answer = await bot.people.submit(OWNER, bot.modal(OWNER), {
      on: '2024-07-12',
      because: 'The supplier is late.',
    });
    expect(JSON.parse(answer.body)).toEqual({ response_action: 'clear' });
    await bot.settle();
    expect(wordsIn(bot.message('Owner: 3 actions'))).toContain('Owner proposes 12 July 2024: The supplier is late.');
  });

  it('a refused form stays open with its values, and names the fault at the field', async () => {
    bot = await startSlackProgramme();
    await bot.types(LEAD, 'add action');
    expect(inputs(LEAD).map(({ block_id }) => block_id)).toContain('title');
    await bot.people.pressInView(LEAD, bot.modal(LEAD), 'More', { title: 'New action', to: 'E1' });
    await bot.settle();
    expect(inputs(LEAD).map(({ block_id }) => block_id)).toContain('every');
    const faulty = await bot.people.submit(LEAD, bot.modal(LEAD), { every: 'often' });
    expect(JSON.parse(faulty.body)).toMatchObject({
      response_action: 'errors',
      errors: { every: expect.stringContaining('often') },
    });
    const whole = await bot.people.submit(LEAD, bot.modal(LEAD), {
      owner: 'Owner',
      by: '2024-07-20',
    });
    expect(JSON.parse(whole.body)).toEqual({ response_action: 'clear' });
    await bot.settle();
    expect(wordsIn(bot.message('New action'))).toContain('E1-04');
  });

  it('a bare “edit” opens a form, in which an emptied field stops the rhythm', async () => {
    bot = await startSlackProgramme();
    await bot.types(LEAD, 'edit E1-01 every 4 weeks');
    await bot.types(LEAD, 'edit e1-1');
    const every = inputs(LEAD).find(({ block_id }) => block_id === 'every');
    expect(every?.element?.initial_value).toBe('4');
    const { body } = await bot.people.submit(LEAD, bot.modal(LEAD), { every: '' });
    expect(JSON.parse(body)).toEqual({ response_action: 'clear' });
    await bot.settle();
    expect(await bot.types(LEAD, 'show E1-01')).not.toContain('every 4 weeks');
  });

  it('a form lets a lead pick somebody new, who enters the record by that', async () => {
    bot = await startSlackProgramme();
    bot.slack.users.set('U0NEW', { id: 'U0NEW', name: 'New Officer' });
    await bot.types(LEAD, 'assign E1-01');
    expect(inputs(LEAD).map(({ block_id, element }) => [block_id, element?.type])).toEqual([
      ['person', 'static_select'],
      ['person@account', 'users_select'],
    ]);
    const nobody = await bot.people.submit(LEAD, bot.modal(LEAD), {});
    expect(JSON.parse(nobody.body)).toMatchObject({
      errors: { person: expect.stringContaining('This needs a person') },
    });
    const { body } = await bot.people.submit(LEAD, bot.modal(LEAD), { 'person@account': 'U0NEW' });
    expect(JSON.parse(body)).toEqual({ response_action: 'clear' });
    await bot.settle();
    expect(await bot.types(LEAD, 'show E1-01')).toContain('Owner: New Officer');
    expect(await bot.types(LEAD, 'people')).toContain('New Officer');
  });

  it('a form refuses a picked guest, and keeps the choice', async () => {
    bot = await startSlackProgramme();
    bot.slack.users.set('U0GUEST', { id: 'U0GUEST', name: 'Guest', is_restricted: true });
    await bot.types(LEAD, 'add action');
    const values = { title: 'Something new', to: 'E1', 'owner@account': 'U0GUEST' };
    const { view } = JSON.parse((await bot.people.submit(LEAD, bot.modal(LEAD), values)).body);
    expect(JSON.stringify(view)).toContain('Guest is a guest of the workspace');
    bot.modal(LEAD).view = view;
    const picked = inputs(LEAD).find(({ block_id }) => block_id === 'owner@account')?.element;
    expect(picked).toMatchObject({ type: 'users_select', initial_user: 'U0GUEST' });
    expect(await bot.types(LEAD, 'people')).not.toContain('Guest');
  });

  it('a form offers people of the record alone to those who may not add anybody', async () => {
    bot = await startSlackProgramme();
    await bot.types(SRO, 'assign E1-01');
    expect(inputs(SRO).map(({ element }) => element?.type)).toEqual(['static_select']);
  });

  it('a form that is questioned is accepted when it is sent once more', async () => {
    bot = await startSlackProgramme();
    await bot.types(LEAD, 'due E1-01');
    const values = { on: '2024-06-03', because: 'It was done then.' };
    const asked = JSON.parse((await bot.people.submit(LEAD, bot.modal(LEAD), values)).body);
    expect(asked.response_action).toBe('update');
    expect(JSON.stringify(asked.view)).toContain('send the form once more');
    bot.modal(LEAD).view = asked.view;
    expect(JSON.parse((await bot.people.submit(LEAD, bot.modal(LEAD), {})).body)).toEqual({ response_action: 'clear' });
    await bot.settle();
    expect(await bot.types(LEAD, 'show E1-01')).toContain('3 June 2024');
  });

  it('a form that is sent twice is saved once', async () => {
    bot = await startSlackProgramme();
    await bot.types(LEAD, 'add action');
    const values = { title: 'Twice sent', to: 'E1' };
    await Promise.all([
      bot.people.submit(LEAD, bot.modal(LEAD), values),
      bot.people.submit(LEAD, bot.modal(LEAD), values),
    ]);
    await bot.restart();
    await bot.people.submit(LEAD, bot.modal(LEAD), values);
    await bot.settle();
    expect(bot.slack.seen(GENERAL).filter((one) => wordsIn(one).includes('Twice sent')).length).toBe(1);
  });

  it('a form comes as a button where no modal can be opened any more', async () => {
    bot = await startSlackProgramme();
    await bot.people.says(LEAD, 'add action "From a message"', bot.slack.directOf(LEAD));
    await bot.settle();
    const offered = bot.message('Add an action', LEAD, bot.slack.directOf(LEAD));
    await bot.people.press(LEAD, offered, 'Add the action');
    await bot.settle();
    const title = inputs(LEAD).find(({ block_id }) => block_id === 'title');
    expect(title?.element?.initial_value).toBe('From a message');
  });

  it('a form exists for a new notice and for the decision', async () => {
    bot = await startSlackProgramme();
    await bot.types(LEAD, 'notice decision');
    expect(inputs(LEAD).length).toBeGreaterThan(1);
    await bot.types(LEAD, 'notice new');
    expect(inputs(LEAD).some(({ element }) => element?.type === 'datepicker')).toBe(true);
  });

  it('a form of another version of the bot says so instead of breaking', async () => {
    bot = await startSlackProgramme();
    await bot.types(LEAD, 'add action');
    const { id, view } = bot.modal(LEAD);
    const { status } = await bot.people.submit(LEAD, { id, user: LEAD, view: { ...view, private_metadata: '{}' } }, {});
    expect(status).toBe(500);
    const message = bot.message('reminders posted here');
    const old = {
      ...message,
      blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'x', text: { text: 'Old' }, value: 'x' }] }],
    };
    await bot.people.press(LEAD, old, 'Old');
    await bot.settle();
    expect(bot.message('another version', LEAD)).toBeDefined();
  });
});

describe('the Home tab', () => {
  it('the Home tab shows one’s actions with tick-off, and the lead’s list of attention, and follows the record', async () => {
    bot = await startSlackProgramme();
    await bot.people.opensHome(OWNER);
    await bot.people.opensHome(LEAD);
    await bot.people.opensHome(SRO);
    await bot.settle();
    const home = (user: string) => wordsIn(bot.slack.homes.get(user) ?? {});
    expect(home(OWNER)).toMatch(/43 days left[\s\S]*Your actions: 3[\s\S]*\[Mark E1-01 complete\]/);
    expect(home(OWNER)).not.toContain('Needs attention');
    expect(home(LEAD)).toContain('Needs attention');
    expect(home(SRO)).toContain('Your expectations');

    await bot.people.pressInView(OWNER, bot.slack.homes.get(OWNER) ?? {}, 'Mark E1-01 complete');
    await bot.settle();
    expect(home(OWNER)).toContain('Your actions: 3');
    expect(home(OWNER)).toContain('Reported complete by Owner, waiting for Sro to confirm');
    expect(home(SRO)).toContain('[Confirm E1-01]');
  });

  it('the Home tab is drawn later where Slack asks to wait', async () => {
    bot = await startSlackProgramme();
    await bot.people.opensHome(OWNER);
    await bot.people.opensHome(SRO);
    await bot.settle();
    const sros = () => wordsIn(bot.slack.homes.get(SRO) ?? {});
    bot.slack.faults.push({ method: 'views.publish', status: 429, retryAfter: 30 });
    await bot.types(OWNER, 'done E1-01');
    const drawn = bot.slack.calls.filter(({ method }) => method === 'views.publish').length;
    expect(sros()).not.toContain('[Confirm E1-01]');
    await bot.clock.advance(25_000);
    await bot.settle();
    expect(bot.slack.calls.filter(({ method }) => method === 'views.publish').length).toBe(drawn);
    await bot.clock.advance(10_000);
    await bot.settle();
    expect(sros()).toContain('[Confirm E1-01]');
    expect(wordsIn(bot.slack.homes.get(OWNER) ?? {})).toContain('Reported complete by Owner');
  });

  it('the Home tab tells a stranger how to join, and shows nothing else', async () => {
    bot = await startSlackProgramme();
    bot.slack.users.set('U0NEW', { id: 'U0NEW', name: 'New' });
    await bot.people.opensHome('U0NEW');
    await bot.settle();
    expect(wordsIn(bot.slack.homes.get('U0NEW') ?? {})).toContain('Ask a programme lead');
  });
});

describe('“Add as evidence” on a message', () => {
  it('“Add as evidence” asks for the action, with the address of the message filled in', async () => {
    bot = await startSlackProgramme();
    await bot.people.shortcut(OWNER, { channel: GENERAL, ts: '1719216000.000100' });
    await bot.settle();
    const link = inputs(OWNER).find(({ block_id }) => block_id === 'evidence')?.element?.initial_value;
    expect(link).toBe(`https://ours.slack.com/archives/${GENERAL}/p1719216000000100`);
    await bot.people.submit(OWNER, bot.modal(OWNER), { action: 'E1-02' });
    await bot.settle();
    expect(await bot.types(OWNER, 'show E1-02')).toContain('V1');
  });

  it('“Add as evidence” in a card’s thread offers the person’s actions on the card', async () => {
    bot = await startSlackProgramme();
    await bot.at('2024-06-24 09:00');
    const thread_ts = bot.message('Weekly reminder').ts;
    await bot.people.shortcut(OWNER, { channel: GENERAL, ts: '1719216000.000100', thread_ts });
    await bot.settle();
    await bot.people.pressInView(OWNER, bot.modal(OWNER), 'evidence: E1-02 Audit recommendations');
    await bot.settle();
    await bot.people.submit(OWNER, bot.modal(OWNER), {});
    await bot.settle();
    expect(await bot.types(OWNER, 'show E1-02')).toContain('V1');
  });

  it('“Add as evidence” works on a message of a conversation without the bot', async () => {
    bot = await startSlackProgramme();
    bot.slack.channels.set('C0PRIVATE', { id: 'C0PRIVATE', is_private: true, members: [OWNER] });
    await bot.people.shortcut(OWNER, { channel: 'C0PRIVATE', ts: '1719216000.000100' });
    await bot.settle();
    const link = inputs(OWNER).find(({ block_id }) => block_id === 'evidence')?.element?.initial_value;
    expect(link).toBe('https://ours.slack.com/archives/C0PRIVATE/p1719216000000100');
  });
});
