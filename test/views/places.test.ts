/** Places in words: no id of a platform is ever read by a person. */
import { expect, test } from 'vitest';
import { directPlace } from '../../src/ports/post.ts';
import { originWords, placeWords, unnamedConversation } from '../../src/views/places.ts';
import { record } from '../helpers/acting.ts';
import { account, conversation } from '../helpers/record.ts';

const snapshot = record({
  conversations: [conversation({ platform: 'slack', conversation: 'C1', name: '#programme' })],
  accounts: [
    account({ id: 'teams:aad-1', personId: 'p1', platform: 'teams', accountId: 'aad-1' }),
    account({ personId: null }),
  ],
});

test.each([
  ['slack:C1', '#programme on Slack'],
  ['slack:C1:1719216000.000100', '#programme on Slack'],
  ['slack:C12', 'a conversation on Slack'],
  ['teams:C1', 'a conversation in Teams'],
  ['teams:19:abc@thread.tacv2:1', 'a conversation in Teams'],
  ['slack:direct', 'a direct message on Slack'],
  ['local:direct:said-1', 'a direct message on the chat page'],
  ['shell', 'the shell'],
  ['reminders', 'the schedule (reminders)'],
])('the origin %s reads as “%s”', (from, words) => expect(originWords(from, snapshot)).toBe(words));

test('a place is called by its name, by its person, or by its kind', () => {
  expect(placeWords({ platform: 'slack', conversation: 'C1', thread: '1' }, snapshot)).toBe('#programme');
  expect(placeWords({ platform: 'slack', conversation: 'C2' }, snapshot)).toBe(unnamedConversation('slack'));
  expect(placeWords(directPlace('teams:aad-1'), snapshot)).toBe('Programme Director, directly');
  for (const account of ['slack:U1', 'slack:U9'])
    expect(placeWords(directPlace(account), snapshot)).toBe('a direct message on Slack');
  expect(placeWords({ platform: 'slack', conversation: 'D1', direct: true }, snapshot)).toBe(
    'a direct message on Slack',
  );
});
