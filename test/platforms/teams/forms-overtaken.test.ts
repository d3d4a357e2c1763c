/** Forms on cards of Teams that are sent after the record changed. */
import { nodesOf } from '../../helpers/adaptive-cards.ts';
import { casesOf } from '../../helpers/cases.ts';
import type { FormDriver } from '../../helpers/form-cases.ts';
import { testOvertakenForms } from '../../helpers/overtaken-forms.ts';
import { cardText, chatOf, envelope, LEAD, OWNER, startTeamsBot } from '../../helpers/teams-bot.ts';
import { setUp } from '../../helpers/teams-scenes.ts';

interface TeamsForm {
  readonly message: string;
  readonly action: { readonly verb?: unknown; readonly data?: unknown };
  /** The ids of the inputs by the names of their fields. */
  readonly ids: Readonly<Record<string, string>>;
  readonly choices: Readonly<Record<string, readonly { readonly title: string; readonly value: string }[]>>;
  readonly values: Readonly<Record<string, string>>;
}

/** The form of a card, or behind the button of a card; null where it has none. */
function formOf(card: unknown, message: string, button?: string): TeamsForm | null {
  const behind = nodesOf(card).find(({ type, title }) => type === 'Action.ShowCard' && title === button);
  const nodes = nodesOf(behind?.card ?? card);
  const forms = nodes.filter(({ data }) => (data as { bvn?: { kind?: string } } | undefined)?.bvn?.kind === 'form');
  // A card may offer another form behind a button of its own.
  const offered = nodes.flatMap(({ type, card: own }) => (type === 'Action.ShowCard' ? nodesOf(own) : []));
  const action = forms.find((one) => !offered.includes(one)) ?? forms[0];
  if (!action) return null;
  const inputs = nodes.filter(({ type }) => type?.startsWith('Input.'));
  const named = inputs.map((input) => ({ input, name: String(input.id).replace(/^\d+\./, '') }));
  return {
    message,
    action: { verb: action.verb, data: action.data },
    ids: Object.fromEntries(named.map(({ input, name }) => [name, String(input.id)])),
    choices: Object.fromEntries(named.map(({ input, name }) => [name, (input.choices ?? []) as never])),
    values: Object.fromEntries(named.map(({ input, name }) => [name, String(input.value ?? '')])),
  };
}

async function start(): Promise<FormDriver<TeamsForm>> {
  const bot = await startTeamsBot();
  await setUp(bot);
  const people = { lead: LEAD, owner: OWNER };
  let presses = 0;
  return {
    at: async (when) => bot.put(when),
    types: (who, line) => bot.says(people[who], line),
    async opens({ opens, button }) {
      await bot.says(LEAD, opens);
      const message = bot.last(chatOf(LEAD));
      const form = formOf(message.activity.attachments?.[0]?.content, message.id, button);
      if (!form) throw new Error(`“${opens}” opens no form: ${JSON.stringify(message.activity)}`);
      return form;
    },
    async sends(form, typed) {
      presses += 1;
      const all: Record<string, string> = { ...form.values, ...typed };
      const inputs = Object.entries(all).map(([name, words]) => [
        form.ids[name] ?? name,
        form.choices[name]?.find(({ title }) => title === words)?.value ?? words,
      ]);
      const { verb, data } = form.action;
      const { body } = await bot.send({
        ...envelope(bot.cloud, LEAD, 'chat', `sent${presses}`),
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: form.message,
        value: {
          action: { type: 'Action.Execute', verb, data: { ...(data as object), ...Object.fromEntries(inputs) } },
          trigger: 'manual',
        },
      });
      await bot.settled();
      const answer = body?.value;
      const words = typeof answer === 'string' ? answer : cardText(answer);
      const shown = formOf(answer, form.message);
      return { words, again: shown?.action.verb === verb ? shown : null };
    },
  };
}

testOvertakenForms(start, casesOf('forms that were overtaken, on a platform'));
