/** A command's form is drawn once for one answer, whatever is wrong with it. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { IncompleteCommandError, UserError } from '../../src/core/record/errors.ts';
import { defineCommand, type Input } from '../../src/dispatch/command.ts';
import { createDispatch } from '../../src/dispatch/dispatch.ts';
import { slot } from '../../src/dispatch/slots.ts';
import { formats } from '../../src/documents/formats.ts';
import { plainText } from '../../src/views/plain-text.ts';
import { AT } from '../helpers/record.ts';
import { opened } from '../helpers/temporary-store.ts';

async function answered(input: Input): Promise<{ text: string; drawn: number }> {
  let drawn = 0;
  const command = defineCommand({
    name: 'plant',
    group: 'see',
    who: 'lead',
    changes: false,
    usage: [{ say: 'plant oak on 1 May', does: 'Plants a tree' }],
    slots: { tree: slot.text({ single: true }), on: slot.date({ keyword: 'on', optional: true }) },
    run({ tree }) {
      throw tree === 'oak'
        ? new UserError('An oak grows too slowly.')
        : new IncompleteCommandError('This needs a day.');
    },
    form(raw) {
      drawn += 1;
      const field = (name: string) => ({ name, label: name, kind: 'line', required: true, value: raw[name] }) as const;
      const fields = [field('tree'), field('on')];
      return {
        title: 'Plant a tree',
        summary: 'Plant a tree.',
        body: [{ type: 'form', command: 'plant', args: {}, fields, submit: 'Plant it' }],
        buttons: [],
      };
    },
  });
  const dispatch = createDispatch({
    ...{
      store: await opened(),
      commands: [command],
      formats,
      timeZone: 'Europe/London',
      authority: null,
    },
    newId: randomUUID,
    committed() {},
    comingPosts: async () => [],
    trouble(_, error) {
      throw error;
    },
  });
  const { card } = await dispatch({
    id: 'r1',
    actor: { platform: 'local', accountId: 'shell', name: 'shell' },
    administrator: true,
    place: { platform: 'local', conversation: 'shell', direct: true },
    input,
    now: AT,
  });
  if (!card) throw new Error('There is no answer');
  return { text: plainText(card), drawn };
}

const form = (args: Record<string, string>): Input => ({ kind: 'form', command: 'plant', args });

test.each([
  ['a form without what it must have', form({ tree: 'oak' }), 'This needs a date such as 30 April.'],
  ['a form with a value that cannot be read', form({ tree: 'oak', on: '31 June' }), '31 June'],
  ['a form that the command refuses', form({ tree: 'oak', on: '1 May' }), 'An oak grows too slowly.'],
  ['a line that leaves something out', { kind: 'text', text: 'plant' } as Input, 'Plant a tree'],
  ['a line without enough for the command', { kind: 'text', text: 'plant elm' } as Input, 'Plant a tree'],
  [
    'a button that asks for the form',
    { kind: 'press', command: 'plant', args: { ask: 'yes' } } as Input,
    'Plant a tree',
  ],
])('one drawing of the form answers %s', async (_, input, told) => {
  const { text, drawn } = await answered(input);
  expect(text).toContain(told);
  expect(drawn).toBe(1);
});
