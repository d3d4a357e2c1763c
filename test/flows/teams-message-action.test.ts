/** "Add as evidence" on a message in Teams, as a conversation: the form opens with the message's address and is sent. */
import { describe, expect, it } from 'vitest';
import { machine } from '../../src/service/entry.ts';
import { expectValid, nodesOf } from '../helpers/adaptive-cards.ts';
import {
  type Answered,
  CHANNEL,
  cardText,
  chatOf,
  envelope,
  GUEST,
  LEAD,
  OWNER,
  startTeamsBot,
  type TeamsBot,
  textOf,
  type Where,
} from '../helpers/teams-bot.ts';
import { createLatch, type TeamsMember } from '../helpers/teams-connector.ts';
import { setUp, shownOnlyTo } from '../helpers/teams-scenes.ts';

const LINK = 'https://teams.microsoft.com/l/message/19%3Aimprovement%40thread.tacv2/1718000000000';
const THREAD: Where = { thread: '1718000000000' };

let bot: TeamsBot;
let ids = 0;

async function started(): Promise<void> {
  bot = await startTeamsBot();
  await setUp(bot);
}

function invoking(who: TeamsMember, name: string, value: object, where: Where) {
  ids += 1;
  return { ...envelope(bot.cloud, who, where, `m${ids}`), type: 'invoke', name, value };
}

async function sends(activity: object): Promise<Answered> {
  const answer = await bot.send(activity);
  await bot.settled();
  return answer;
}

const common = { commandId: 'evidence', commandContext: 'message', context: { theme: 'default' } };

function opens(who: TeamsMember, where: Where = THREAD, payload: object = { linkToMessage: LINK }): Promise<Answered> {
  const messagePayload = { id: '1718000000000', body: { contentType: 'html', content: '<p>Minutes</p>' }, ...payload };
  return sends(invoking(who, 'composeExtension/fetchTask', { ...common, messagePayload }, where));
}

function submits(...form: Parameters<typeof submitting>): Promise<Answered> {
  return sends(submitting(...form));
}

/** The activity that Teams sends for the form in a dialog, with these inputs in place of those that it shows. */
function submitting(who: TeamsMember, dialog: Answered, inputs: Record<string, string>, where: Where = THREAD) {
  const nodes = nodesOf(dialogCard(dialog));
  const shown = nodes.flatMap(({ id, type, value }) =>
    String(type).startsWith('Input.') && typeof value === 'string' ? [[String(id), value]] : [],
  );
  const action = nodes.find(({ type, data }) => type === 'Action.Submit' && JSON.stringify(data).includes('"form"'));
  const data = { ...(action?.data as object), ...Object.fromEntries(shown), ...inputs };
  return invoking(who, 'composeExtension/submitAction', { ...common, data }, where);
}

interface Task {
  readonly type: string;
  readonly value: string | { readonly card: { readonly content: object } };
}

const taskOf = ({ body }: Answered) => (body as { task?: Task } | null)?.task;

function dialogCard(answer: Answered): object {
  const value = taskOf(answer)?.value;
  if (!value || typeof value === 'string') throw new Error(`No dialog with a card, but: ${JSON.stringify(answer)}`);
  return value.card.content;
}

function inputNamed(dialog: Answered, name: string): string {
  const input = nodesOf(dialogCard(dialog)).find(({ id }) => String(id).endsWith(`.${name}`));
  return String(input?.id);
}

const evidenceOf = async (code: string) => {
  await bot.says(LEAD, `show ${code}`);
  return JSON.stringify(bot.last(chatOf(LEAD)).activity);
};

describe('a message that is added as evidence', () => {
  it('the form opens with the address of the message, and its sending keeps that as evidence', async () => {
    await started();
    const dialog = await opens(OWNER);
    expect(taskOf(dialog)?.type).toBe('continue');
    expectValid(dialogCard(dialog));
    expect(JSON.stringify(dialogCard(dialog))).not.toContain('Action.Execute');
    expect(JSON.stringify(dialogCard(dialog))).toContain(LINK);
    const closed = await submits(OWNER, dialog, { [inputNamed(dialog, 'action')]: 'E1-01' });
    expect(taskOf(closed)).toMatchObject({ type: 'message', value: expect.stringContaining('E1-01') });
    expect(await evidenceOf('E1-01')).toContain(LINK);
    const line = bot.cloud.messages.findLast(({ conversation }) => conversation === CHANNEL);
    expect(line?.thread).toBe('1718000000000');
    expect(textOf(line)).toContain('Monitoring Officer added evidence');
  });

  it('a form with a fault comes back in the dialog with what is wrong, and saves nothing', async () => {
    await started();
    const dialog = await opens(OWNER);
    const again = await submits(OWNER, dialog, { [inputNamed(dialog, 'action')]: 'E9-99' });
    expect(taskOf(again)?.type).toBe('continue');
    expect(cardText(dialogCard(again))).toContain('E9-99');
    expect(await evidenceOf('E1-01')).not.toContain(LINK);
    const closed = await submits(OWNER, again, { [inputNamed(again, 'action')]: 'E1-01' });
    expect(taskOf(closed)).toMatchObject({ type: 'message', value: expect.stringContaining('E1-01') });
    expect(await evidenceOf('E1-01')).toContain(LINK);
  });

  it('a form that Teams sends twice is carried out once', async () => {
    await started();
    const dialog = await opens(OWNER);
    const inputs = { [inputNamed(dialog, 'action')]: 'E1-01' };
    await submits(OWNER, dialog, inputs);
    const again = await submits(OWNER, dialog, inputs);
    expect(taskOf(again)).toMatchObject({ type: 'message', value: expect.stringContaining('sent the same less than') });
  });

  it('a message without an address opens the form without one', async () => {
    await started();
    const dialog = await opens(OWNER, THREAD, { linkToMessage: 'javascript:alert(1)' });
    expect(JSON.stringify(dialogCard(dialog))).not.toContain('javascript:');
  });

  it('a guest is refused in the dialog', async () => {
    await started();
    bot.cloud.rosters.set(CHANNEL, [LEAD, OWNER, GUEST]);
    expect(taskOf(await opens(GUEST))).toMatchObject({ type: 'message', value: expect.stringContaining('Guests') });
  });

  it('a message of a conversation without the bot is evidence that only its sender is told of', async () => {
    await started();
    const elsewhere: Where = { channel: '19:elsewhere@thread.tacv2', thread: '1' };
    const dialog = await opens(OWNER, elsewhere);
    const before = bot.cloud.messages.length;
    const closed = await submits(OWNER, dialog, { [inputNamed(dialog, 'action')]: 'E1-01' }, elsewhere);
    expect(JSON.stringify(taskOf(closed))).toContain('E1-01');
    expect(await evidenceOf('E1-01')).toContain(LINK);
    const since = bot.cloud.messages.slice(before).map(({ conversation }) => conversation);
    expect(since).not.toContain('19:elsewhere@thread.tacv2');
    expect(bot.complaints).toEqual([]);
  });

  it('an outsider in the channel reads counts, and the sender of the form reads what was done in the dialog', async () => {
    await started();
    bot.cloud.rosters.set(CHANNEL, [LEAD, OWNER, GUEST]);
    bot.minuteLater();
    bot.minuteLater();
    const dialog = await opens(OWNER);
    const closed = await submits(OWNER, dialog, { [inputNamed(dialog, 'action')]: 'E1-01' });
    expect(JSON.stringify(taskOf(closed))).toContain('added evidence');
    expect(textOf(bot.last())).not.toContain('E1-01');
  });

  it('a form that Teams does not say the sender of changes nothing, and says so', async () => {
    await started();
    const dialog = await opens(OWNER);
    bot.minuteLater();
    bot.minuteLater();
    bot.cloud.rosterMishaps.push({ status: 403 });
    const answer = await submits(OWNER, dialog, { [inputNamed(dialog, 'action')]: 'E1-01' });
    expect(taskOf(answer)).toMatchObject({
      type: 'message',
      value: expect.stringContaining('did not say who you are'),
    });
    expect(await evidenceOf('E1-01')).not.toContain(LINK);
  });

  it('a form whose answer takes Teams long is carried out, and its result follows for the sender alone', async () => {
    bot = await startTeamsBot('2024-06-24 08:00', { timers: machine.clock });
    await setUp(bot);
    const dialog = await opens(OWNER);
    bot.minuteLater();
    bot.minuteLater();
    const latch = createLatch();
    bot.cloud.rosterMishaps.push(latch);
    const inputs = { [inputNamed(dialog, 'action')]: 'E1-01' };
    const answer = await bot.send(submitting(OWNER, dialog, inputs));
    expect(taskOf(answer)).toMatchObject({ type: 'message', value: expect.stringContaining('takes longer') });
    latch.open();
    await bot.settled();
    expect(await evidenceOf('E1-01')).toContain(LINK);
    expect(shownOnlyTo(bot, OWNER).map(textOf).join()).toContain('added evidence');
  });
});
