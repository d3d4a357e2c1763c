/**
 * The reading of an input for platforms and dispatch: its command, whether it may change the record, and whether it is
 * secret.
 */
import { expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { cleanLine } from '../../src/dispatch/clean.ts';
import type { Input } from '../../src/dispatch/command.ts';
import { splitMessage } from '../../src/dispatch/split-message.ts';
import { understandBy } from '../../src/dispatch/understand.ts';

const understand = understandBy(commands);
const text = (said: string): Input => ({ kind: 'text', text: said });
const reply = (said: string): Input => ({ kind: 'reply', text: said });
const press = (command: string, args = {}): Input => ({ kind: 'press', command, args });

test.each([
  ['done E2-03', text('done E2-03'), { mayChange: true, isSecret: false }],
  ['status', text('/bvn status'), { mayChange: false, isSecret: false }],
  ['a code for an account', text('account join K7QM-3XWP'), { mayChange: true, isSecret: true }],
  ['a line that is not understood', text('dun E2-03'), { mayChange: false, isSecret: false }],
  ['a button that asks for a form', press('return', { action: 'E2-03', ask: 'yes' }), { mayChange: false }],
  ['a button that acts', press('confirm', { action: 'E2-03' }), { mayChange: true }],
  ['a button of another version', press('celebrate'), { mayChange: false, isSecret: false }],
])('whether an input may change the record and is secret: %s', (_, input, expected) => {
  expect(understand(input)).toMatchObject(expected);
});

test.each([
  ['done', 'done'],
  ['Done!', 'done'],
  ['done E2-03 https://example.org/minutes', 'done'],
  ['started E2-3', 'start'],
  ['blocked because the audit is late', 'block'],
])('the words “%s” in a thread are a command', (said, name) => {
  expect(understand(reply(said))).toMatchObject({ line: { command: { name } }, mayChange: true });
});

test.each([
  'Done ✅',
  'done!!',
  '*Done*',
  '_all done_ :white_check_mark:',
  'Completed, thanks',
  'Yes, finished 👍🏽',
  'ok that’s done',
  'E2-3 is now complete.',
  'e2–03 done',
  'done - E2.3',
])('the words “%s” in a thread mean done', (said) => {
  expect(understand(reply(said))).toMatchObject({ line: { command: { name: 'done' } }, mayChange: true });
});

test('a code that stands before or behind the words for done in a thread is the action', () => {
  expect(understand(reply('E2-3 has been finished!'))).toMatchObject({ line: { raw: { action: 'E2-03' } } });
});

test.each([
  'done that yesterday',
  'done E2-03\nthe minutes are attached',
  'nearly done',
  'done?',
  'done and dusted next week',
  'unblock',
  'blocked',
  'status',
  'start it on Monday',
])('the words “%s” in a thread are talk', (said) => {
  expect(understand(reply(said))).toMatchObject({ line: { talk: said }, mayChange: false });
});

test('an input is read once, and again for other commands', () => {
  const input = text('status');
  const understood = understand(input);
  expect(understand(input)).toBe(understood);
  expect(understandBy([])(input).line).toHaveProperty('fault');
});

const spoken = commands.flatMap(({ name, aliases = [] }) => [name, ...aliases]);

test.each(spoken)('the name “%s” alone means what a longer line under it does, without arguments', (name) => {
  for (const said of [name, `/bvn ${name}`, `  @bvn, ${name.toUpperCase()} `, `• please ${name}\n`]) {
    const { line } = understand(text(said));
    expect(line).toEqual(splitMessage(cleanLine(said), commands));
    expect(line).toMatchObject({ raw: {} });
  }
});
