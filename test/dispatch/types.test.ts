/** The types of slots: `run` of a command knows the type of each of its values. */
import { expectTypeOf, test } from 'vitest';
import { type Command, defineCommand } from '../../src/dispatch/command.ts';
import { type PersonValue, type SubjectValue, slot } from '../../src/dispatch/slots.ts';
import { addAction, due } from './specs.ts';

test('each slot has the type that it reads as, and null only when it is optional', () => {
  defineCommand({
    name: 'everything',
    group: 'see',
    who: 'officer',
    changes: false,
    usage: [],
    slots: {
      action: slot.action(),
      about: slot.subject({ optional: true, choices: ['overdue'] }),
      owner: slot.person({ keyword: 'owner', newcomers: true }),
      to: slot.date({ future: true }),
      because: slot.text({ keyword: 'because', optional: true }),
      every: slot.number({ keyword: 'every', optional: true, unit: 'weeks' }),
      time: slot.time({ optional: false }),
      level: slot.choice(['officer', 'member']),
      marking: slot.choice(['public', 'exempt'], { keyword: 'marking', optional: true }),
      ongoing: slot.flag('ongoing'),
    },
    run(values) {
      expectTypeOf(values).toEqualTypeOf<{
        readonly action: string;
        readonly about: SubjectValue | null;
        readonly owner: PersonValue;
        readonly to: string;
        readonly because: string | null;
        readonly every: number | null;
        readonly time: string;
        readonly level: 'officer' | 'member';
        readonly marking: 'public' | 'exempt' | null;
        readonly ongoing: boolean;
      }>();
      return { reply: null, audience: 'asker', changes: [], posts: [] };
    },
  });
});

test('any command goes into a list of commands', () => {
  expectTypeOf(due).toExtend<Command>();
  expectTypeOf([due, addAction]).toExtend<readonly Command[]>();
});

test('a value that the slots do not have is refused', () => {
  defineCommand({
    name: 'mine',
    group: 'see',
    everyday: true,
    who: 'known',
    changes: false,
    usage: [],
    slots: {},
    // @ts-expect-error there is no slot of that name
    run: ({ action }) => ({ reply: action, audience: 'asker', changes: [], posts: [] }),
  });
});
