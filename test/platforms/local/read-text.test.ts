import { describe, expect, test } from 'vitest';
import { looksMeantForBot, readLine, withMentions } from '../../../src/platforms/local/read-text.ts';
import type { Place } from '../../../src/ports/post.ts';

const channel: Place = { platform: 'local', conversation: 'improvement' };
const thread: Place = { ...channel, thread: 'id-1' };
const direct: Place = { platform: 'local', conversation: 'dm:a', direct: true };

describe('kinds of line', () => {
  test.each(['/bvn status', 'bvn status', '@bvn status', '  BVN: status', '@bvn, status'])(
    '%s is a command',
    (line) => {
      const input = readLine(line, channel);
      expect(input?.kind).toBe('text');
      expect(input?.text.replaceAll(/\s+/g, ' ')).toBe('/bvn status');
    },
  );

  test.each(['bvnstatus', 'the bvn status', 'good morning', '/bvnx'])(
    '%s is plain chat in the channel and a reply in a thread',
    (line) => {
      expect(readLine(line, channel)).toBeNull();
      expect(readLine(line, thread)).toEqual({ kind: 'reply', text: line });
    },
  );

  test('a command in a thread is a command', () => {
    expect(readLine('/bvn done E2-03', thread)).toEqual({ kind: 'text', text: '/bvn done E2-03' });
  });

  test('every line of a direct conversation is a command', () => {
    expect(readLine('mine', direct)).toEqual({ kind: 'text', text: 'mine' });
    expect(readLine('/bvn', direct)).toEqual({ kind: 'text', text: '/bvn' });
  });
});

describe('chat that looks meant for the bot', () => {
  const completions = [
    { say: 'status [E2]', does: '' },
    { say: 'due E2-03 14 May', does: '' },
  ];

  test.each(['status', 'Status E2 please', 'due E2-03 by the end of next month I think'])(
    '“%s” looks meant for the bot',
    (line) => {
      expect(looksMeantForBot(line, completions)).toBe(true);
    },
  );

  test.each(['good morning', 'status of the kitchen is dire', 'the status', ''])(
    '“%s” does not look meant for the bot',
    (line) => {
      expect(looksMeantForBot(line, completions)).toBe(false);
    },
  );
});

describe('mentions', () => {
  const people = [
    { accountId: 'jo', name: 'Jo', role: 'officer' },
    { accountId: 'smith', name: 'Jo Smith', role: 'lead' },
    { accountId: 'c++', name: 'Head of C++ (interim)', role: 'viewer' },
  ] as const;

  test('a mention takes the longest name, in any case', () => {
    expect(withMentions('assign E2-03 @jo smith', people)).toEqual({
      text: 'assign E2-03 <@local:smith>',
      mentioned: [{ platform: 'local', accountId: 'smith', name: 'Jo Smith' }],
    });
  });

  test('people mentioned are listed once each, and names with signs are read as they are', () => {
    const { text, mentioned } = withMentions('@Jo, @Jo and @Head of C++ (interim)', people);
    expect(text).toBe('<@local:jo>, <@local:jo> and <@local:c++>');
    expect(mentioned.map((it) => it.accountId)).toEqual(['jo', 'c++']);
  });

  test('a mention leaves other words alone', () => {
    for (const line of ['@Joanna', 'Jo', 'anna@jo.example', '@nobody']) {
      expect(withMentions(line, people)).toEqual({ text: line, mentioned: [] });
    }
  });
});
