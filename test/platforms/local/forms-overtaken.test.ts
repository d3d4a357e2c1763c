/** Forms of the local chat page that are sent after the record changed, over real HTTP. */
import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { casesOf } from '../../helpers/cases.ts';
import type { FormDriver } from '../../helpers/form-cases.ts';
import { startLocalChat } from '../../helpers/local-chat.ts';
import { testOvertakenForms } from '../../helpers/overtaken-forms.ts';
import { startProgramme } from '../../helpers/programme.ts';

interface PageForm {
  readonly message: string;
  readonly command: string;
  readonly args: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };
const plain = (html = '') => html.replaceAll(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
const first = (pattern: RegExp, html: string) => plain(pattern.exec(html)?.[1]);

/** The form in the HTML of a message, as a browser reads its fields; null where it has none. */
function formOf(html: string, message: string): PageForm | null {
  const [form] = /<form class="fields"[\s\S]*?<\/form>/.exec(html) ?? [];
  if (!form) return null;
  const fields = [...form.matchAll(/<(input|textarea|select)\b[\s\S]*?\bname="([^"]+)"([\s\S]*?)(?=<\/div>)/g)];
  const value = (kind = '', rest = '') => {
    if (kind === 'input') return first(/value="([^"]*)"/, rest);
    if (kind === 'textarea') return first(/>\n?([\s\S]*?)<\/textarea>/, rest);
    return first(/<option value="([^"]*)"[^>]* selected/, rest);
  };
  const options = [...form.matchAll(/<option value="([^"]+)"[^>]*>([^<]*)</g)];
  return {
    message,
    command: first(/data-command="([^"]*)"/, form),
    args: JSON.parse(first(/data-args="([^"]*)"/, form)),
    labels: Object.fromEntries(options.map(([, sent, label]) => [plain(label), plain(sent)])),
    values: Object.fromEntries(fields.map(([, kind, name, rest]) => [name, value(kind, rest)])),
  };
}

async function start(): Promise<FormDriver<PageForm>> {
  const bot = await startProgramme();
  const people = async () => ['Lead', 'Owner'].map((name) => ({ accountId: name, name, role: 'officer' as const }));
  const chat = await startLocalChat({ dispatch: bot.dispatch, now: () => bot.clock.now(), directory: { people } });
  onTestFinished(() => chat[Symbol.asyncDispose]());
  const accounts = { lead: 'Lead', owner: 'Owner' };
  const post = async (path: string, body: object): Promise<{ id: string; html: string }> => {
    const answer = await chat.send(path, { id: randomUUID(), account: 'Lead', ...body });
    const { shown } = (await answer.json()) as { shown: { id: string }[] };
    const views = await chat.sees((body as { account?: string }).account ?? 'Lead');
    const view = views.find(({ id }) => id === shown.at(-1)?.id);
    return { id: view?.id ?? '', html: view?.html ?? '' };
  };
  const says = (account: string, line: string) =>
    post('say', { account, text: `/bvn ${line}`, conversation: `dm:${account}` });
  return {
    at: (when) => bot.at(when),
    types: (who, line) => says(accounts[who], line),
    async opens({ opens, button }) {
      let { id, html } = await says('Lead', opens);
      if (button) {
        const [, command, args] =
          [...html.matchAll(/data-command="([^"]*)"\s+data-args="([^"]*)"[^>]*>([^<]*)</g)].find(
            ([, , , label]) => plain(label) === button,
          ) ?? [];
        const press = {
          kind: 'press',
          message: id,
          anchor: '',
          command: plain(command),
          args: JSON.parse(plain(args)),
        };
        ({ id, html } = await post('act', press));
      }
      const form = formOf(html, id);
      if (!form) throw new Error(`“${opens}” opens no form: ${html}`);
      return form;
    },
    async sends({ message, command, args, labels, values }, typed) {
      const all = Object.entries({ ...values, ...typed }).map(([name, words]) => [name, labels[words] ?? words]);
      const sent = { ...args, ...Object.fromEntries(all) };
      const { id, html } = await post('act', { kind: 'form', message, anchor: '', command, args: sent });
      return { words: plain(html.replaceAll(/<[^>]*>/g, '')), again: formOf(html, id) };
    },
  };
}

testOvertakenForms(start, casesOf('forms that were overtaken, on a platform'));
