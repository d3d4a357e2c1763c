/** The page's HTTP routes: the page and its files, the stream of changes, and the requests of the page. */
import { readFile } from 'node:fs/promises';
import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import * as v from 'valibot';
import { follow } from './follow.ts';
import {
  atMost,
  MAX_BODY_BYTES,
  MAX_FILE_BYTES,
  onlyFrom,
  PAPER_SECURITY,
  refuse,
  safeHeaders,
  withToken,
} from './guard.ts';
import { type Inbound, Refusal } from './inbound.ts';
import { LONGEST_MESSAGE, type Messages } from './messages.ts';
import type { LocalPorts } from './ports.ts';
import { partsOf, renderPage, STYLE_SHEETS } from './shell.ts';
import { createStepper } from './stepper.ts';

/** The parts that the routes lead to. */
export interface RouteParts {
  readonly ports: LocalPorts;
  readonly messages: Messages;
  readonly inbound: Inbound;
  /** The secret of this start, which every request but the page itself carries. */
  readonly token: string;
  /** Resolves when the log holds the posts from before the start. */
  restored(): Promise<void>;
  /** Aborted when the service stops, which ends every stream. */
  readonly stopped: AbortSignal;
}

/** Makes the routes with their guards. */
export function createRoutes(parts: RouteParts): Hono {
  const { ports, messages, token, restored } = parts;
  const app = new Hono();
  const stepper = createStepper(ports, messages);
  const readPageParts = () => partsOf(ports, stepper.running());

  for (const path of ['/', '/local/*']) {
    app.use(
      path,
      safeHeaders,
      onlyFrom(() => ports.allowedHosts),
    );
  }
  app.use(
    '/local/api/*',
    withToken(token, (c) => c.req.header('x-bvn-token')),
  );
  for (const path of ['/local/events', '/local/paper']) {
    app.use(
      path,
      withToken(token, (c) => c.req.query('token')),
    );
  }

  app.get('/', async (c) => c.html(renderPage(await readPageParts(), token, ports.completions)));
  app.get('/local/page/:name', servePageFile);
  app.get('/local/events', (c) =>
    answer(c, async () => {
      const { account } = v.parse(FOLLOWED, c.req.query());
      await restored();
      const from = Number.parseInt(c.req.header('last-event-id') ?? '', 10) || 0;
      return streamSSE(c, (stream) => follow(stream, { ...parts, readPageParts, account, from }));
    }),
  );
  takeRequests(app, parts, stepper);
  servePapers(app, parts);
  return app;
}

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const id = v.pipe(v.string(), v.uuid());
const file = v.strictObject({ account: name, message: name });
const typed = { id, account: name, conversation: name, thread: v.optional(name) };

const FOLLOWED = v.object({ account: name });
const FETCHED = file;
const READ = v.object({ account: name, message: name });
const DISMISSED = file;
const STEPPED = v.strictObject({ step: name });
const line = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'A message needs at least one character.'),
  v.maxLength(LONGEST_MESSAGE, `A message has at most ${LONGEST_MESSAGE.toLocaleString('en-GB')} characters.`),
);
const SAID = v.strictObject({ ...typed, text: line });
const IMPORTED = v.strictObject({ ...typed, name });
const ACTED = v.strictObject({
  ...{ id, account: name, message: name, command: name },
  kind: v.picklist(['press', 'form']),
  anchor: v.pipe(v.string(), v.maxLength(200)),
  args: v.record(v.string(), v.string()),
});

/** Adds the routes for requests that carry the token. */
function takeRequests(
  app: Hono,
  { messages, inbound, restored }: RouteParts,
  stepper: ReturnType<typeof createStepper>,
): void {
  const post = <S extends v.GenericSchema>(path: string, shape: S, run: (body: v.InferOutput<S>) => unknown) =>
    app.post(path, atMost(MAX_BODY_BYTES), (c) =>
      answer(c, async () => {
        const body = v.parse(shape, await jsonOf(c));
        await restored();
        try {
          return c.json({ shown: (await run(body)) ?? [] });
        } finally {
          // The request may have changed the people or the authority, which stand on the page, too.
          messages.wake();
        }
      }),
    );
  post('/local/api/say', SAID, inbound.say);
  post('/local/api/act', ACTED, inbound.act);
  post('/local/api/dismiss', DISMISSED, (it) => inbound.dismiss(it.account, it.message));
  post('/local/api/step', STEPPED, (it) => stepper.step(it.step));
  app.post('/local/api/import', atMost(MAX_FILE_BYTES), (c) =>
    answer(c, async () => {
      const { name, ...at } = v.parse(IMPORTED, c.req.query());
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      await restored();
      return c.json({ shown: await inbound.say({ ...at, text: '/bvn import', file: { name, bytes } }) });
    }),
  );
  app.get('/local/api/file', (c) =>
    answer(c, async () => {
      const { account, message } = v.parse(FETCHED, c.req.query());
      const { content, mediaType } = inbound.file(account, message);
      return c.body(typeof content === 'string' ? content : new Uint8Array(content), 200, {
        'Content-Type': mediaType,
        'Content-Disposition': 'attachment',
      });
    }),
  );
}

/** Adds the route of a paper, which opens in a window of its own to be read and printed. */
function servePapers(app: Hono, { inbound }: RouteParts): void {
  app.get('/local/paper', (c) =>
    answer(c, async () => {
      const { account, message } = v.parse(READ, c.req.query());
      const { page } = inbound.file(account, message);
      if (page === undefined) throw new Refusal(404, `The message "${message}" carries no page.`);
      return c.html(page, 200, { 'Content-Security-Policy': PAPER_SECURITY });
    }),
  );
}

/** Answers a refusal and a malformed request with its reason. Every other error is a fault and is thrown. */
async function answer(c: Context, run: () => Promise<Response>): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal) return refuse(c, error.status, error.message);
    if (error instanceof v.ValiError) return refuse(c, 400, v.summarize(error.issues));
    throw error;
  }
}

async function jsonOf(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal(400, `The body is not JSON: ${error.message}`);
    throw error;
  }
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};
/** The files of page/, served as they are; no other name is looked up. */
const PAGE_FILES: readonly string[] = [
  ...'main.js server.js views.js dom.js list.js room.js cards.js composer.js mark.svg'.split(' '),
  ...STYLE_SHEETS,
];

async function servePageFile(c: Context): Promise<Response> {
  const name = c.req.param('name') ?? '';
  if (!PAGE_FILES.includes(name)) return refuse(c, 404, `The page has no file "${name}".`);
  const content = await readFile(new URL(`./page/${name}`, import.meta.url));
  return c.body(content, 200, { 'Content-Type': MEDIA_TYPES[name.split('.')[1] as string] as string });
}
