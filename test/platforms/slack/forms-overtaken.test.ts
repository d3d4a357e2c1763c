/** Modals that are sent after the record changed. Slack keeps entered values in inputs whose ids stay the same. */
import { afterEach, expect, test } from 'vitest';
import { casesOf } from '../../helpers/cases.ts';
import { ASKED, type FormDriver } from '../../helpers/form-cases.ts';
import { testOvertakenForms } from '../../helpers/overtaken-forms.ts';
import { LEAD, OWNER, type SlackBot, startSlackProgramme, wordsIn } from '../../helpers/slack-bot.ts';
import type { SlackView } from '../../helpers/slack-shapes.ts';

let bot: SlackBot;
afterEach(() => expect(bot.slack.violations).toEqual([]));

interface Input {
  readonly type: string;
  readonly block_id: string;
  readonly element: {
    readonly action_id: string;
    readonly initial_value?: string;
    readonly initial_date?: string;
    readonly initial_option?: { readonly value: string };
  };
}

interface Modal {
  readonly at: SlackView;
  readonly values: Readonly<Record<string, string>>;
}

const inputsOf = ({ view }: SlackView) => (view.blocks as Input[]).filter(({ type }) => type === 'input');

const idOf = ({ block_id, element }: Input) => `${block_id} ${element.action_id}`;

const startOf = ({ element: { initial_value, initial_date, initial_option } }: Input) =>
  initial_value ?? initial_date ?? initial_option?.value ?? '';

function seen(at: SlackView): Modal {
  expect(String(at.view.private_metadata).length).toBeLessThanOrEqual(3000);
  return { at, values: Object.fromEntries(inputsOf(at).map((one) => [one.block_id, startOf(one)])) };
}

/** Shows an answer's view in the place of the one that was sent, with what Slack keeps of the entered values. */
function redrawn({ at }: Modal, view: SlackView['view'], typed: Readonly<Record<string, string>>): Modal {
  const entered = new Map(inputsOf(at).map((one) => [idOf(one), typed[one.block_id] ?? startOf(one)]));
  at.view = view;
  const values = inputsOf(at).map((one) => [one.block_id, entered.get(idOf(one)) ?? startOf(one)]);
  return { at, values: Object.fromEntries(values) };
}

async function start(): Promise<FormDriver<Modal>> {
  bot = await startSlackProgramme({ from: '2024-06-24 08:00' });
  const users = { lead: LEAD, owner: OWNER };
  return {
    at: async (when) => {
      await bot.at(when);
      // Slack takes one message a second in a conversation.
      await bot.clock.advance(2_000);
    },
    types: (who, line) => bot.types(users[who], line, bot.slack.directOf(users[who])),
    async opens({ opens, button }) {
      const direct = bot.slack.directOf(LEAD);
      await bot.types(LEAD, opens, direct);
      if (button) await bot.people.press(LEAD, bot.message(`[${button}]`, LEAD, direct), button);
      await bot.settle();
      return seen(bot.modal(LEAD));
    },
    async sends(modal, values) {
      const all = { ...modal.values, ...values };
      const { body } = await bot.people.submit(LEAD, modal.at, all);
      await bot.settle();
      const { response_action: action, view, errors } = JSON.parse(body);
      if (action === 'update') return { words: wordsIn(view), again: redrawn(modal, view, values) };
      return { words: JSON.stringify(errors ?? ''), again: errors ? modal : null };
    },
  };
}

testOvertakenForms(start, casesOf('forms that were overtaken, on a platform'));

test('a field that nobody asked about shows what somebody else wrote into it, once the modal is drawn again', async () => {
  const driver = await start();
  const form = await driver.opens({ opens: 'edit E1-01' });
  await driver.types('lead', 'edit E1-01 title "Their words" level joint');
  const { words, again } = await driver.sends(form, { title: 'My words' });
  expect(words).toContain(ASKED);
  if (!again) throw new Error('The form is gone');
  expect(again.values).toMatchObject({ title: 'My words', level: 'joint' });
  await driver.sends(again, {});
  expect((await driver.opens({ opens: 'edit E1-01' })).values).toMatchObject({ title: 'My words', level: 'joint' });
});
