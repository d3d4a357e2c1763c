/** What people say and press on the page: made into requests, dispatched once each, and the replies put where they belong. */
import { assertNever } from '../../core/record/errors.ts';
import type { FileOut, Input, Reply, Request } from '../../dispatch/command.ts';
import type { Card } from '../../ports/card.ts';
import type { Place } from '../../ports/post.ts';
import { OncePerEvent } from '../once-per-event.ts';
import { type Content, type Entry, type Message, type Messages, maySee, type Spot } from './messages.ts';
import { CHANNEL_NAME, isDirect, type LocalPorts, type Speaker, speakersOf, takesPart } from './ports.ts';
import { looksMeantForBot, understand, withMentions } from './read-text.ts';

/** One line of the message box. `id` is made by the page and stays the same when it is sent again. */
export interface Said {
  readonly id: string;
  readonly account: string;
  readonly conversation: string;
  readonly thread?: string;
  readonly text: string;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
}

/** A button pressed, or a form sent, on a message at a line of it. */
export interface Acted {
  readonly id: string;
  readonly account: string;
  readonly kind: 'press' | 'form';
  readonly message: string;
  readonly anchor: string;
  readonly command: string;
  readonly args: Readonly<Record<string, string>>;
}

/** The messages in which the asker finds the reply. */
export type Shown = readonly { readonly id: string; readonly seq: number }[];

/** Something asked of the page that it does not do; the message says why, `status` is HTTP's. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: 400 | 403 | 404 | 409 | 413;
  constructor(status: Refusal['status'], message: string) {
    super(message);
    this.status = status;
  }
}

export type Talk = ReturnType<typeof createTalk>;

export function createTalk(ports: LocalPorts, messages: Messages) {
  const answered = new OncePerEvent<Shown>(MAX_ANSWERED);
  const once = ({ id, account }: { id: string; account: string }, run: () => Promise<Entry[]>): Promise<Shown> =>
    answered.run(`${account} ${id}`, async () => (await run()).map(({ message, seq }) => ({ id: message.id, seq })));
  return {
    say: (said: Said): Promise<Shown> => once(said, () => say(ports, messages, said)),
    act: (acted: Acted): Promise<Shown> => once(acted, () => act(ports, messages, acted)),
    /** Puts away what only this account sees. */
    dismiss(account: string, id: string): void {
      if (messageFor(messages, account, id).onlyFor !== account) {
        throw new Refusal(403, `The message "${id}" is for others, too, and stays.`);
      }
      messages.remove(id);
    },
    file(account: string, id: string): FileOut {
      const { content } = messageFor(messages, account, id);
      if (content.kind !== 'card' || !content.file) throw new Refusal(404, `The message "${id}" carries no file.`);
      return content.file;
    },
    /** Resolves when every request under way is answered. */
    settled: (): Promise<void> => answered.settled(),
  };
}

async function say(ports: LocalPorts, messages: Messages, said: Said): Promise<Entry[]> {
  const people = await speakersOf(ports);
  const speaker = speakerOf(people, said.account);
  const place = placeOf(messages, said);
  const input = understand(said.text, place);
  // Whoever uses a command sees it at once; the others do when its answer is for them, too.
  const hidden = input?.kind === 'text' && !isDirect(place.conversation);
  const line = messages.put({
    ...inConversation(place, `said-${said.account}-${said.id}`),
    sentAt: ports.now(),
    from: speaker,
    onlyFor: hidden ? said.account : null,
    content: { kind: 'words', text: said.text, attached: said.file?.name },
  });
  if (!input) return looksMeantForBot(said.text, ports.completions) ? [hint(ports, messages, said, place)] : [line];
  const { text, mentioned } = withMentions(input.text, people);
  const request = requestOf(ports, said, speaker, place, { ...input, text });
  const reply = await asked(ports, { ...request, mentioned, file: said.file });
  if (hidden && reply.audience === 'thread') messages.put({ ...line.message, onlyFor: null });
  return show(ports, messages, reply, { place, account: said.account, spot: null, open: null });
}

async function act(ports: LocalPorts, messages: Messages, acted: Acted): Promise<Entry[]> {
  const speaker = speakerOf(await speakersOf(ports), acted.account);
  const { account, kind, command, args } = acted;
  const pressed = messageFor(messages, account, acted.message);
  // A button of an answer belongs to the line that the answer stands under.
  const spot = pressed.under ?? { message: pressed.id, anchor: acted.anchor };
  const hidden = pressed.onlyFor === account;
  const thread = hidden && pressed.thread === pressed.id ? undefined : pressed.thread;
  const place = {
    ...placeOf(messages, { account, conversation: pressed.conversation, thread }),
    message: spot.message,
  };
  const reply = await asked(ports, requestOf(ports, acted, speaker, place, { kind, command, args }));
  const open = kind === 'form' && hidden ? pressed : messages.answerAt(account, spot);
  // A form with faults comes back where it stood, whoever its answer would have been for.
  const audience = kind === 'form' && !reply.ok ? 'asker' : reply.audience;
  return show(ports, messages, { ...reply, audience }, { place, account, spot, open });
}

async function asked(ports: LocalPorts, request: Request): Promise<Reply> {
  const reply = await ports.dispatch(request);
  return (await reply.later?.()) ?? reply;
}

interface Asked {
  readonly place: Place;
  readonly account: string;
  /** The line under which a private answer goes; null: it goes to the end of the conversation. */
  readonly spot: Spot | null;
  /** The asker's private card that this reply takes the place of. */
  readonly open: Message | null;
}

function show(ports: LocalPorts, messages: Messages, reply: Reply, { place, account, spot, open }: Asked): Entry[] {
  const content = contentOf(reply);
  const pressed = place.message === undefined ? null : messages.get(place.message);
  const fresh = { ...inConversation(place, ports.newId()), sentAt: ports.now(), from: null };
  if (open && (!content || reply.audience !== 'asker')) messages.remove(open.id);
  if (!content) return [];
  switch (reply.audience) {
    case 'thread':
      return [messages.put({ ...fresh, onlyFor: null, content })];
    case 'replace':
      return [messages.put(pressed ? { ...pressed, content } : { ...fresh, onlyFor: account, content })];
    case 'asker':
      return [messages.put(open ? { ...open, content } : { ...fresh, onlyFor: account, under: spot, content })];
    default:
      return assertNever(reply.audience);
  }
}

function contentOf({ card, file }: Reply): Content | null {
  if (card) return { kind: 'card', card, file };
  return file ? { kind: 'card', card: fileCard(file), file } : null;
}

function fileCard({ name }: FileOut): Card {
  return { title: name, summary: 'A file to download.', body: [], buttons: [] };
}

function hint(ports: LocalPorts, messages: Messages, said: Said, place: Place): Entry {
  return messages.put({
    ...inConversation(place, ports.newId()),
    sentAt: ports.now(),
    from: null,
    onlyFor: said.account,
    content: { kind: 'hint', say: `/bvn ${said.text}` },
  });
}

function requestOf(
  ports: LocalPorts,
  { id, account }: { id: string; account: string },
  { name }: Speaker,
  place: Place,
  input: Input,
): Request {
  const actor = { platform: 'local', accountId: account, name } as const;
  const placeName = place.direct ? {} : { placeName: `#${CHANNEL_NAME}` };
  return { id: `local:${account}:${id}`, actor, place, ...placeName, input, now: ports.now() };
}

function inConversation(
  { conversation, thread }: Place,
  id: string,
): Pick<Message, 'id' | 'conversation' | 'thread' | 'under'> {
  return { id, conversation, thread: thread ?? id, under: null };
}

function placeOf(messages: Messages, at: Pick<Said, 'account' | 'conversation' | 'thread'>): Place {
  const { account, conversation, thread } = at;
  if (!takesPart(account, conversation)) {
    throw new Refusal(403, `The account "${account}" takes no part in the conversation "${conversation}".`);
  }
  if (thread !== undefined) messageFor(messages, account, thread);
  return { platform: 'local', conversation, thread, direct: isDirect(conversation) };
}

function speakerOf(people: readonly Speaker[], account: string): Speaker {
  const speaker = people.find((person) => person.accountId === account);
  if (!speaker) {
    const known = people.map((person) => person.accountId).join(', ');
    throw new Refusal(400, `Nobody here has the account "${account}"; expected one of: ${known}.`);
  }
  return speaker;
}

/** What somebody may not see is to them as if it were not there. */
function messageFor(messages: Messages, account: string, id: string): Message {
  const message = messages.get(id);
  if (!message || !maySee(account, message)) throw new Refusal(404, `There is no message "${id}" here any more.`);
  return message;
}

/** Enough to know a double click or a repeat after a lost answer; the record itself knows older ones. */
const MAX_ANSWERED = 1_000;
