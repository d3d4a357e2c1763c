/** Acknowledgements that show a card which a command gives out again: each is that of its own question. */
import { expect, test } from 'vitest';
import { createReplies, type ReplyParts } from '../../../src/platforms/slack/reply.ts';
import type { SlackEvent } from '../../../src/platforms/slack/request.ts';
import type { Card } from '../../../src/ports/card.ts';

const long: Card = {
  title: 'A long card',
  summary: 'A long card.',
  body: Array.from({ length: 200 }, (_, n) => ({ type: 'text', text: `Line ${n}` }) as const),
  buttons: [],
};
const typed = (text: string): SlackEvent => ({
  ...{ id: text, user: 'U1', team: null, place: { platform: 'slack', conversation: 'C1' } },
  input: { kind: 'text', text },
});
const shown = (replies: ReturnType<typeof createReplies>, card: Card, text: string) =>
  replies.acknowledgement({ card, audience: 'asker', ok: true }, typed(text), { atOnce: true, trigger: 't' });

test('a card that is shown again is drawn once, and its button for the rest asks the question of its own asker', () => {
  // An acknowledgement is made without a word to Slack.
  const replies = createReplies({} as ReplyParts);
  const first = shown(replies, long, '/bvn status');
  expect(JSON.stringify(first)).toContain('{\\"t\\":\\"/bvn status\\"');
  expect(shown(replies, long, '/bvn status')).toBe(first);
  expect(JSON.stringify(shown(replies, long, '/bvn Status please'))).toContain('{\\"t\\":\\"/bvn Status please\\"');
  expect(shown(replies, { ...long }, '/bvn status')).not.toBe(first);
});
