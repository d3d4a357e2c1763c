/** Words written in Teams as a command reads them: links with their addresses, without quotes, a mention as one person. */
import { describe, expect, it } from 'vitest';
import { readActivity } from '../../../src/platforms/teams/activity.ts';
import { MOST_MENTIONS, mentionedIds, readText } from '../../../src/platforms/teams/read-text.ts';
import type { AccountRef } from '../../../src/ports/post.ts';

const BOT = { id: '28:bot', name: 'BVN' };
const PEOPLE = new Map<string, AccountRef>(
  ['owner', 'lead', 'officer'].map((id) => [`29:${id}`, { platform: 'teams', accountId: `aad-${id}`, name: id }]),
);
const mention = (id: string, name: string, text = `<at>${name}</at>`) => ({
  type: 'mention',
  mentioned: { id, name },
  text,
});

/** A message in the chat with the bot, with the HTML that a client sends beside its words. */
function read(text: string, { html, entities = [] }: { html?: string; entities?: readonly object[] } = {}) {
  const attachments = html === undefined ? [] : [{ contentType: 'text/html', content: html }];
  const activity = readActivity({
    ...{ type: 'message', id: '1', channelId: 'msteams', serviceUrl: 'https://smba.trafficmanager.net/uk/' },
    ...{ from: { id: '29:lead' }, recipient: BOT, conversation: { id: 'a:1', conversationType: 'personal' } },
    ...{ text, entities, attachments },
  });
  if (!activity) throw new Error('The activity cannot be read');
  return activity;
}
const said = (...args: Parameters<typeof read>) => readText(read(...args), PEOPLE).text;

describe('a pasted link', () => {
  it('a pasted link that the client shows by its title is read as its address', () => {
    const html =
      '<p>done E1-01 <a href="https://council.example/minutes?id=4&amp;v=2" title="https://council.example/">Minutes of 24 June</a></p>';
    expect(said('done E1-01 Minutes of 24 June', { html })).toBe('done E1-01 https://council.example/minutes?id=4&v=2');
  });

  it('a pasted link keeps its place between words', () => {
    const html = '<div>evidence E1-01 <a href="https://a.example/x">The paper</a> marked internal</div>';
    expect(said('evidence E1-01 The paper marked internal', { html })).toBe(
      'evidence E1-01 https://a.example/x marked internal',
    );
  });

  it('a link that was typed out is read once', () => {
    const html = '<p>done E1-01 <a href="https://a.example/x">https://a.example/x</a></p>';
    expect(said('done E1-01 https://a.example/x', { html })).toBe('done E1-01 https://a.example/x');
  });

  it('a link that was typed without its scheme is read as a secure address', () => {
    const html = '<p>done E1-01 <a href="http://council.example/x">council.example/x</a></p>';
    expect(said('done E1-01 council.example/x', { html })).toBe('done E1-01 https://council.example/x');
  });

  it('a link to anything but a web address stays its words', () => {
    const html = '<p>assign E1-01 <a href="mailto:jo@council.example">Jo Smith</a></p>';
    expect(said('assign E1-01 Jo Smith', { html })).toBe('assign E1-01 Jo Smith');
  });

  it('a link is read with its address in single quotes, in capitals or without quotes', () => {
    for (const tag of [
      "<A HREF='https://a.example/x'>Paper</A>",
      '<a title="1 > 0" href=https://a.example/x>Paper</a>',
      '<a data-href="https://b.example/" href="https://a.example/x">Paper</a>',
    ])
      expect(said('done E1-01 Paper', { html: `<p>done E1-01 ${tag}</p>` })).toBe('done E1-01 https://a.example/x');
  });

  it('a link beside mentions leaves the mentions people', () => {
    const html =
      '<p><span itemscope itemtype="http://schema.skype.com/Mention" itemid="0">BVN</span>&nbsp;evidence E1-01 <a href="https://a.example/x">Paper</a></p><p>for <span itemscope itemtype="http://schema.skype.com/Mention" itemid="1">Owner O&#39;Hara</span></p>';
    const entities = [mention(BOT.id, 'BVN'), mention('29:owner', "Owner O'Hara")];
    expect(said("<at>BVN</at>&nbsp;evidence E1-01 Paper\nfor <at>Owner O'Hara</at>", { html, entities })).toBe(
      "evidence E1-01 https://a.example/x\nfor <@teams:aad-owner|Owner O'Hara>",
    );
  });
});

describe('a quoted reply', () => {
  const quote =
    '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1719216000000"><strong itemprop="mri" itemid="8:orgid:1">Programme Director</strong><span itemprop="time" itemid="1719216000000"></span><p itemprop="preview">done E1-02 https://a.example/y</p></blockquote>';

  it('a quoted reply is left out of the words', () => {
    const html = `${quote}<p>status overdue</p>`;
    expect(said('Programme Director\ndone E1-02 https://a.example/y\n\nstatus overdue', { html })).toBe(
      'status overdue',
    );
  });

  it('a quoted reply is left out with everything inside it', () => {
    const nested = quote.replace('<p itemprop', '<blockquote>deeper</blockquote><p itemprop');
    expect(said('x', { html: `<div>${nested}<p>status</p></div>` })).toBe('status');
  });

  it('a quoted reply is left out where it stands as a placeholder', () => {
    expect(said('<quoted messageId="1719216000000"/> status')).toBe('status');
    expect(said('<quoted messageId="1719216000000"></quoted>status')).toBe('status');
  });

  it('a quote of another kind counts as the person’s own words', () => {
    const html = '<blockquote>update E1-01</blockquote><p>see <a href="https://a.example/x">this</a></p>';
    expect(said('update E1-01\nsee this', { html })).toBe('update E1-01\nsee https://a.example/x');
  });
});

describe('a mention', () => {
  it('a mention that the client splits into two tags of one person is one mention', () => {
    const entities = [mention('29:owner', 'Monitoring'), mention('29:owner', 'Officer')];
    for (const between of [' ', '&nbsp;', '', '\u200b', '\u00ad ', '\u200e'])
      expect(said(`assign E1-01 <at>Monitoring</at>${between}<at>Officer</at>`, { entities })).toBe(
        'assign E1-01 <@teams:aad-owner|Monitoring Officer>',
      );
  });

  it('two people mentioned side by side stay two mentions', () => {
    const entities = [mention('29:owner', 'Owner'), mention('29:lead', 'Lead')];
    expect(said('handover <at>Owner</at> to <at>Lead</at>', { entities })).toBe(
      'handover <@teams:aad-owner|Owner> to <@teams:aad-lead|Lead>',
    );
    expect(said('x <at>Owner</at> <at>Lead</at>', { entities })).toBe(
      'x <@teams:aad-owner|Owner> <@teams:aad-lead|Lead>',
    );
  });

  it('a mention whose name was shortened is the same person', () => {
    const entities = [mention(BOT.id, 'BVN'), mention('29:owner', 'Monitoring Officer')];
    expect(said('<at>BVN</at> assign E1-01 <at>Monitoring</at>', { entities })).toBe(
      'assign E1-01 <@teams:aad-owner|Monitoring>',
    );
  });

  it('two mentioned people with one name are told apart', () => {
    const entities = [mention('29:owner', 'Jo Smith'), mention('29:lead', 'Jo Smith')];
    expect(said('handover <at>Jo Smith</at> to <at>Jo Smith</at>', { entities })).toBe(
      'handover <@teams:aad-owner|Jo Smith> to <@teams:aad-lead|Jo Smith>',
    );
  });

  it('a mention of somebody unknown stays a name', () => {
    expect(said('assign E1-01 <at>Nobody</at>', { entities: [mention('29:x', 'Nobody')] })).toBe('assign E1-01 Nobody');
    expect(said('assign E1-01 <at>Nobody</at>')).toBe('assign E1-01 Nobody');
  });

  it('a mention of a team, a channel or a tag is kept as the name of a group, and one of a person or the bot is not', () => {
    const groups = (...entities: ReturnType<typeof mention>[]) => {
      const words = entities.map(({ text }) => text).join(' to ');
      return readText(read(`handover ${words}`, { entities }), PEOPLE).groups;
    };
    expect(groups(mention('19:abc@thread.tacv2', 'Finance'), mention('MTQ5Zg==', 'Monitoring  Officer'))).toEqual([
      'Finance',
      'Monitoring Officer',
    ]);
    expect(groups(mention(BOT.id, 'BVN'), mention('29:owner', 'Owner'), mention('29:x', 'Nobody'))).toEqual([]);
  });

  it('only the first of very many mentions are looked up', () => {
    const entities = Array.from({ length: 3_000 }, (_, i) => mention(`29:${i}`, `P${i}`));
    expect(mentionedIds(read('x', { entities }))).toHaveLength(MOST_MENTIONS);
    expect(mentionedIds(read('x', { entities: [mention(BOT.id, 'BVN'), ...entities] }))).toHaveLength(MOST_MENTIONS);
  });
});

it.each([
  ['an unclosed tag', `<p>${'<a href="'.repeat(20_000)}`],
  ['many links', '<a href="https://a.example/x">p</a>'.repeat(5_000)],
  ['many quotes', '<blockquote itemtype="http://schema.skype.com/Reply">'.repeat(5_000)],
])('hostile HTML with %s is read without delay', (_, html) => {
  const startedMs = performance.now();
  said('status', { html });
  expect(performance.now() - startedMs).toBeLessThan(1_000);
});
