/**
 * Messages as people write and paste them in Teams, in the whole program: links, quotes, split mentions, senders
 * without a directory id.
 */
import { describe, expect, it } from 'vitest';
import { chatOf, envelope, LEAD, OWNER, type TeamsBot, textOf } from '../helpers/teams-bot.ts';
import { ready } from '../helpers/teams-scenes.ts';

const html = (content: string) => ({ attachments: [{ contentType: 'text/html', content }] });

async function shown(bot: TeamsBot, code: string): Promise<string> {
  await bot.says(LEAD, `show ${code}`);
  return textOf(bot.last(chatOf(LEAD)));
}

it('a pasted link that shows its title is kept as evidence with its address', async () => {
  const bot = await ready();
  const link = '<a href="https://council.example/minutes?id=4&amp;v=2">Minutes of 24 June</a>';
  await bot.says(OWNER, 'done E1-01 Minutes of 24 June', 'chat', html(`<p>done E1-01 ${link}</p>`));
  const card = JSON.stringify(bot.cloud.messages);
  expect(await shown(bot, 'E1-01')).toContain('Reported complete');
  expect(JSON.stringify(bot.last(chatOf(LEAD)))).toContain('"url":"https://council.example/minutes?id=4&v=2"');
  expect(card).not.toContain('Minutes of 24 June');
});

it('a quoted reply is answered by the person’s own words', async () => {
  const bot = await ready();
  const quote =
    '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1"><strong itemprop="mri">Programme Director</strong><p itemprop="preview">done E1-02</p></blockquote>';
  await bot.says(
    LEAD,
    'Programme Director\ndone E1-02\n\nstatus overdue',
    'chat',
    html(`${quote}<p>status overdue</p>`),
  );
  expect(textOf(bot.last(chatOf(LEAD)))).toContain('Overdue: 0');
});

it('a mention that the client splits in two assigns to one person', async () => {
  const bot = await ready();
  const split = ['Programme', 'Director'].map((name) => ({
    type: 'mention',
    mentioned: { id: LEAD.id, name },
    text: `<at>${name}</at>`,
  }));
  const text = 'assign E1-01 <at>Programme</at>&nbsp;<at>Director</at>';
  await bot.says(LEAD, '', 'chat', { text, entities: split });
  expect(await shown(bot, 'E1-01')).toContain('Owner\nFirst programme lead');
});

it('a mention of a tag gives an action to nobody, and enters nobody', async () => {
  const bot = await ready();
  const tag = { type: 'mention', mentioned: { id: 'MTQ5Zg==', name: 'Finance Team' }, text: '<at>Finance Team</at>' };
  await bot.says(LEAD, '', 'chat', { text: 'assign E1-01 <at>Finance Team</at>', entities: [tag] });
  expect(textOf(bot.last(chatOf(LEAD)))).toContain(
    '“Finance Team” is a team, a channel, a tag or a group, not a person.',
  );
  await bot.says(LEAD, 'people');
  expect(textOf(bot.last(chatOf(LEAD)))).not.toContain('Finance Team');
});

describe('a sender', () => {
  const { aadObjectId: _, ...from } = LEAD;

  it('a sender whose directory id an activity leaves out is found in the roster', async () => {
    const bot = await ready();
    await bot.says(LEAD, 'status', 'chat', { from });
    expect(textOf(bot.last(chatOf(LEAD)))).toContain('0 of 2 actions are delivered');
    await bot.says(LEAD, 'status', 'channel', { from });
    expect(textOf(bot.last(chatOf(LEAD)))).toContain('0 of 2 actions are delivered');
  });

  it('a message that mentions thousands of people needs no more calls for the roster than one with a few', async () => {
    const bot = await ready();
    const entities = Array.from({ length: 3_000 }, (_, i) => ({
      type: 'mention',
      mentioned: { id: `29:${i}`, name: `P${i}` },
      text: `<at>P${i}</at>`,
    }));
    const before = bot.cloud.calls.length;
    await bot.send({ ...envelope(bot.cloud, LEAD, 'chat', 'm1'), type: 'message', text: 'status', entities });
    expect(textOf(bot.last(chatOf(LEAD)))).toContain('0 of 2 actions are delivered');
    expect(bot.cloud.calls.length - before).toBeLessThanOrEqual(23);
  });
});
