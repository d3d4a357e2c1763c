/** The local chat page over real HTTP on loopback, before a small hand-made dispatch that answers with example cards. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { Instant } from '../../src/core/record/model.ts';
import type { Dispatch, Reply, Request } from '../../src/dispatch/command.ts';
import { createLocal, type Local, type LocalPorts } from '../../src/platforms/local/local.ts';
import type { View } from '../../src/platforms/local/view.ts';
import type { Card } from '../../src/ports/card.ts';
import { dateForm, errorCard, plainCard, reminderCard, statusCard, weeklyCard } from './example-cards.ts';

export interface LocalChat extends AsyncDisposable {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly local: Local;
  /** Everything that was dispatched, oldest first. */
  readonly requests: Request[];
  /** The number of requests by pages, answered or not. */
  readonly requestCount: number;
  /** Errors in the page's requests that got no answer. */
  readonly faults: unknown[];
  /** The state that a newly opened page shows to an account. */
  sees(account: string): Promise<SeenView[]>;
  /** The stream of events as a page gets it; ends with the loop over it. */
  events(account: string, lastEventId?: string): AsyncGenerator<StreamEvent>;
  /** The token that the page was served with. */
  token(): Promise<string>;
  /** The answer of `/local/api/PATH` to the page. */
  send(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

export type SeenView = Extract<View, { gone: false }>;
export interface StreamEvent {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: { readonly fresh?: boolean; readonly views?: View[] } & Record<string, unknown>;
}

export interface LocalChatOptions extends Partial<LocalPorts> {
  /** Runs within "Next Monday" before the reminder is posted. */
  readonly during?: () => Promise<void>;
  /** The port; 0, the default, lets the system choose. */
  readonly port?: number;
}

const PEOPLE = [
  { accountId: 'programme-director', name: 'Programme Director', role: 'lead' },
  { accountId: 'monitoring-officer', name: 'Monitoring Officer', role: 'officer' },
  { accountId: 'chief-executive', name: 'Chief Executive', role: 'viewer' },
] as const;

const STEPS = [
  { id: 'working-day', label: 'Next working day', to: '2024-06-25T08:00:00.000Z', toLabel: 'Tue 25 June, 9am' },
  { id: 'monday', label: 'Next Monday', to: '2024-06-24T08:00:00.000Z', toLabel: 'Mon 24 June, 9am' },
  { id: 'expiry', label: 'To the expiry', to: '2024-07-30T08:00:00.000Z', toLabel: 'Tue 30 July, 9am' },
] as const;

export async function startLocalChat(options: LocalChatOptions = {}): Promise<LocalChat> {
  const requests: Request[] = [];
  const hosts: string[] = [];
  let now: Instant = '2024-06-24T07:55:00.000Z';
  let ids = 0;
  const { during, port = 0, ...overrides } = options;
  const ports: LocalPorts = {
    dispatch: exampleDispatch,
    now: () => now,
    timeZone: 'Europe/London',
    directory: { people: async () => PEOPLE },
    completions: [
      { say: 'status [E2 | @person | overdue]', does: 'Where the notice stands' },
      { say: 'mine', does: 'Your own actions' },
      { say: 'done E2-03 [link or note]', does: 'Report an action complete' },
      { say: 'due E2-03 14 May because …', does: 'Propose or set a date' },
      { say: 'add action "…" to E2 owner @x by 30 April', does: 'Add an action' },
      { say: 'add expectation', does: 'Add an expectation' },
      { say: 'help [word]', does: 'What can be said' },
    ],
    demo: {
      steps: async () => STEPS,
      async step(id) {
        now = STEPS.find((step) => step.id === id)?.to ?? now;
        await during?.();
        if (id === 'monday') await postReminder(local);
      },
    },
    earlier: async () => [],
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    authority: async () => 'Cambridgeshire and Peterborough Combined Authority',
    hasNotice: async () => true,
    allowedHosts: hosts,
    ...overrides,
  };
  const dispatch: Dispatch = (request) => {
    requests.push(request);
    return ports.dispatch(request);
  };
  const local = createLocal({ ...ports, dispatch });
  const faults: unknown[] = [];
  let requestCount = 0;
  const app = new Hono()
    .use('/local/api/*', (_, next) => {
      requestCount += 1;
      return next();
    })
    .route('/', local.routes)
    .onError((error, c) => {
      faults.push(error);
      return c.text('fault', 500);
    });
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  hosts.push(host);
  const url = `http://${host}`;
  const token = async () => /name="bvn-token" content="([^"]+)"/.exec(await (await fetch(url)).text())?.[1] ?? '';
  return {
    url,
    local,
    requests,
    faults,
    token,
    get requestCount() {
      return requestCount;
    },
    events: (account, lastEventId) => eventsOf(`${url}/local/events`, account, token, lastEventId),
    async sees(account) {
      for await (const { event, data } of eventsOf(`${url}/local/events`, account, token)) {
        if (event === 'messages') return (data.views ?? []).filter((view) => !view.gone);
      }
      throw new Error(`The stream for ${account} ended before its first event.`);
    },
    async send(path, body, headers = {}) {
      const sent = { 'x-bvn-token': await token(), ...headers };
      return fetch(`${url}/local/api/${path}`, { method: 'POST', headers: sent, body: JSON.stringify(body) });
    },
    async [Symbol.asyncDispose]() {
      await local[Symbol.asyncDispose]();
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
    },
  };
}

async function* eventsOf(
  url: string,
  account: string,
  token: () => Promise<string>,
  lastEventId?: string,
): AsyncGenerator<StreamEvent> {
  const stop = new AbortController();
  const headers: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  const query = new URLSearchParams({ account, token: await token() });
  const answer = await fetch(`${url}?${query}`, { headers, signal: stop.signal });
  if (!answer.ok || !answer.body) throw new Error(`The stream answered ${answer.status}: ${await answer.text()}`);
  let text = '';
  try {
    for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
      const blocks = (text + chunk).split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
        yield { event: field('event') ?? '', id: field('id'), data: JSON.parse(field('data') ?? '{}') };
      }
    }
  } finally {
    stop.abort();
  }
}

/** The weekly card, and in its thread the card of one owner. */
async function postReminder({ deliverer }: Local): Promise<void> {
  const place = { platform: 'local', conversation: 'improvement' } as const;
  const { thread } = await deliverer.deliver({ place, card: weeklyCard, key: 'weekly' });
  await deliverer.deliver({ place: { ...place, thread }, card: reminderCard, key: 'personal' });
  const direct = { platform: 'local', conversation: 'dm:monitoring-officer', direct: true } as const;
  await deliverer.deliver({ place: direct, card: plainCard('You have 5 open actions'), key: 'direct' });
}

const exampleDispatch: Dispatch = async ({ input, file }) => {
  if (input.kind === 'text') return file ? asker(plainCard(`${file.name}: 2 rows`)) : answerText(input.text);
  if (input.kind === 'reply') return thread(plainCard('Reported complete', `Heard: ${input.text}`));
  const { command, args } = input;
  const code = args.action ?? '';
  if (command === 'due' && input.kind === 'press') return asker(dateForm(code));
  if (command === 'due' && !args.because) return { ...asker(dateForm(code, args, true)), ok: false };
  if (command === 'due') return asker(plainCard(`${args.date} is proposed for ${code}`));
  if (command === 'done')
    return { ...asker({ ...reminderCard, title: `${code} is reported complete` }), audience: 'replace' };
  if (command === 'status') return asker(statusCard);
  return { ...asker(errorCard), ok: false };
};

function answerText(text: string): Reply {
  if (/status/.test(text)) return thread(statusCard);
  if (/export/.test(text)) {
    return { ...asker(null), file: { name: 'actions.csv', mediaType: 'text/csv', content: 'code,title\r\n' } };
  }
  if (/mine/.test(text)) return asker(reminderCard);
  if (/add/.test(text)) return asker(dateForm('E2-06'));
  return { ...asker(errorCard), ok: false };
}

function asker(card: Card | null): Reply {
  return { card, audience: 'asker', ok: true };
}

function thread(card: Card): Reply {
  return { card, audience: 'thread', ok: true };
}
