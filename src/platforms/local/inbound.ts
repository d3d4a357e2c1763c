/** Turns lines, presses and forms from the page into requests, dispatches each once, and puts the replies into the message log. */
import { looksLikeLetter } from '../../core/notice/letter/recognise.ts';
import { assertNever } from '../../core/record/errors.ts';
import type { FileOut, Input, Reply, Request } from '../../dispatch/command.ts';
import type { Card } from '../../ports/card.ts';
import type { Place } from '../../ports/post.ts';
import { OncePerEvent } from '../once-per-event.ts';
import { type Content, type Entry, type Message, type Messages, maySee, type Spot } from './messages.ts';
import { CHANNEL_NAME, isDirect, type LocalPorts, type Speaker, speakersOf, takesPart } from './ports.ts';
import { looksMeantForBot, readLine, withMentions } from './read-text.ts';

/** One line of the message box. The page makes `id`, and keeps the id when the line is sent again. */
export interface TypedLine {
  readonly id: string;
  readonly account: string;
  readonly conversation: string;
  readonly thread?: string;
  readonly text: string;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
}

/** A pressed button or a sent form. `message` has the button, and `anchor` is the line of the message with the button. */
export interface PageAction {
  readonly id: string;
  readonly account: string;
  readonly kind: 'press' | 'form';
  readonly message: string;
  readonly anchor: string;
  readonly command: string;
  readonly args: Readonly<Record<string, string>>;
}

/** The messages that show the reply, with their places in the event log. */
export type Shown = readonly { readonly id: string; readonly seq: number }[];

/** A request that the page refuses, with the reason as its message and an HTTP status. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: 400 | 403 | 404 | 409 | 413;
  constructor(status: Refusal['status'], message: string) {
    super(message);
    this.status = status;
  }
}

/** Takes what people do on the page. */
export type Inbound = ReturnType<typeof createInbound>;

/** Makes the inbound side of one page. Its methods throw `Refusal`. */
export function createInbound(ports: LocalPorts, messages: Messages) {
  const answered = new OncePerEvent<Shown>(MAX_ANSWERED);
  const once = ({ id, account }: { id: string; account: string }, run: () => Promise<Entry[]>): Promise<Shown> =>
    answered.run(`${account} ${id}`, async () => (await run()).map(({ message, seq }) => ({ id: message.id, seq })));
  return {
    /** Posts a line, and the bot's reply where the line is for the bot. */
    say: (line: TypedLine): Promise<Shown> => once(line, () => say(ports, messages, line)),
    /** Carries out a press or a form. */
    act: (action: PageAction): Promise<Shown> => once(action, () => act(ports, messages, action)),
    /** Removes a message that only this account sees. */
    dismiss(account: string, id: string): void {
      if (messageFor(messages, account, id).onlyFor !== account) {
        throw new Refusal(403, `The message "${id}" is for others, too, and stays.`);
      }
      messages.remove(id);
    },
    /** The file that a message carries. */
    file(account: string, id: string): FileOut {
      const { content } = messageFor(messages, account, id);
      if (content.kind !== 'card' || !content.file) throw new Refusal(404, `The message "${id}" carries no file.`);
      return content.file;
    },
    /** Resolves when every request in progress is answered. */
    settled: (): Promise<void> => answered.settled(),
  };
}

async function say(ports: LocalPorts, messages: Messages, typed: TypedLine): Promise<Entry[]> {
  const people = await speakersOf(ports);
  const speaker = speakerOf(people, typed.account);
  const place = placeOf(messages, typed);
  const input = readLine(typed.text, place);
  // A command is shown to others only when its answer is for them, too.
  const hidden = input?.kind === 'text' && !isDirect(place.conversation);
  const line = messages.put({
    ...inConversation(place, `said-${typed.account}-${typed.id}`),
    sentAt: ports.now(),
    from: speaker,
    onlyFor: hidden ? typed.account : null,
    content: { kind: 'words', text: typed.text, attached: typed.file?.name },
  });
  if (!input) {
    const isLetter = looksLikeLetter(typed.text);
    const isMeant = isLetter || looksMeantForBot(typed.text, ports.completions);
    return isMeant ? [showHint(ports, messages, typed, place, isLetter)] : [line];
  }
  const { text, mentioned } = withMentions(input.text, people);
  const request = requestOf(ports, typed, speaker, place, { ...input, text });
  const reply = await dispatchToEnd(ports, { ...request, mentioned, file: typed.file });
  if (hidden && reply.audience === 'thread') messages.put({ ...line.message, onlyFor: null });
  return show(ports, messages, reply, { place, account: typed.account, spot: null, open: null });
}

async function act(ports: LocalPorts, messages: Messages, action: PageAction): Promise<Entry[]> {
  const speaker = speakerOf(await speakersOf(ports), action.account);
  const { account, kind, command, args } = action;
  const pressed = messageFor(messages, account, action.message);
  // A button in an answer counts as one of the line above the answer.
  const spot = pressed.under ?? { message: pressed.id, anchor: action.anchor };
  const hidden = pressed.onlyFor === account;
  const thread = hidden && pressed.thread === pressed.id ? undefined : pressed.thread;
  const place = {
    ...placeOf(messages, { account, conversation: pressed.conversation, thread }),
    message: spot.message,
  };
  const reply = await dispatchToEnd(ports, requestOf(ports, action, speaker, place, { kind, command, args }));
  // A form that leads to another form gives way to it.
  const leadsOn = hidden && hasForm(pressed.content) && reply.card !== null && isForm(reply.card);
  const open = (kind === 'form' && hidden) || leadsOn ? pressed : messages.answerAt(account, spot);
  // A refused form comes back in its place, for its sender alone.
  const audience = kind === 'form' && !reply.ok ? 'asker' : reply.audience;
  return show(ports, messages, { ...reply, audience }, { place, account, spot, open });
}

function isForm({ body }: Card): boolean {
  return body.some(({ type }) => type === 'form');
}

function hasForm(content: Content): boolean {
  return content.kind === 'card' && isForm(content.card);
}

async function dispatchToEnd(ports: LocalPorts, request: Request): Promise<Reply> {
  const reply = await ports.dispatch(request);
  return (await reply.later?.()) ?? reply;
}

interface AnswerPlace {
  readonly place: Place;
  readonly account: string;
  /** The line above a private answer; null for an answer at the end of the conversation. */
  readonly spot: Spot | null;
  /** The asker's private card that this reply replaces. */
  readonly open: Message | null;
}

function show(
  ports: LocalPorts,
  messages: Messages,
  reply: Reply,
  { place, account, spot, open }: AnswerPlace,
): Entry[] {
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

function showHint(ports: LocalPorts, messages: Messages, typed: TypedLine, place: Place, isLetter: boolean): Entry {
  return messages.put({
    ...inConversation(place, ports.newId()),
    sentAt: ports.now(),
    from: null,
    onlyFor: typed.account,
    content: { kind: 'hint', say: `/bvn ${typed.text}`, isLetter },
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

function placeOf(messages: Messages, at: Pick<TypedLine, 'account' | 'conversation' | 'thread'>): Place {
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

/** A message that the account may see. Throws the same `Refusal` for a hidden message as for a missing one. */
function messageFor(messages: Messages, account: string, id: string): Message {
  const message = messages.get(id);
  if (!message || !maySee(account, message)) throw new Refusal(404, `There is no message "${id}" here any more.`);
  return message;
}

/** Enough for a double click or a repeat after a lost answer. The record itself recognises older changes. */
const MAX_ANSWERED = 1_000;
