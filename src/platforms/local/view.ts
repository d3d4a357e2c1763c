/** Draws a message for one account: its HTML, and the data by which the page's script places it. */
import { assertNever } from '../../core/record/errors.ts';
import type { Instant } from '../../core/record/model.ts';
import { dayAndDate } from '../../core/time/dates.ts';
import { dateOf, timeOf } from '../../core/time/instants.ts';
import type { FileOut } from '../../dispatch/command.ts';
import { clockTime, moment, shortDay } from '../../views/words.ts';
import { type Html, html } from './html.ts';
import type { Content, Entry, Message, PostedOnTheWay, Spot } from './messages.ts';
import { BOT_NAME, isDirect } from './ports.ts';
import { renderCard } from './render.ts';

/** A message as the page's script gets it: `html` for the conversation, `inThread` for the thread panel. */
export type View =
  | { readonly id: string; readonly gone: true }
  | {
      readonly id: string;
      readonly gone: false;
      readonly order: number;
      readonly seq: number;
      readonly conversation: string;
      readonly thread: string;
      readonly under: Spot | null;
      /** Whether somebody else sent it, so that it counts as unread until it is seen. */
      readonly news: boolean;
      readonly day: string;
      /** The words that a screen reader announces; empty for the account's own messages. */
      readonly announce: string;
      readonly html: string;
      readonly inThread: string;
    };

/** The view of a log entry for the account `viewer`. */
export function viewOf({ message, order, seq, gone }: Entry, viewer: string, timeZone: string): View {
  const { id, conversation, thread, under } = message;
  if (gone) return { id, gone };
  const own = message.from?.accountId === viewer;
  return {
    id,
    gone,
    order,
    seq,
    conversation,
    thread,
    under,
    news: !own && message.content.kind !== 'clock' && !under,
    day: dayAndDate(dateOf(message.sentAt, timeZone)),
    announce: own ? '' : announcement(message, timeZone),
    html: renderMessage(message, { viewer, timeZone, prefix: 'c' }).toString(),
    inThread: renderMessage(message, { viewer, timeZone, prefix: 't' }).toString(),
  };
}

interface ViewContext {
  readonly viewer: string;
  readonly timeZone: string;
  /** Keeps the ids of the conversation and of the thread panel apart. */
  readonly prefix: 'c' | 't';
}

function renderMessage(message: Message, context: ViewContext): Html {
  const { content } = message;
  if (content.kind === 'clock') return renderClock(message.id, content, context);
  return message.under ? renderAnswer(message, context) : renderLine(message, context);
}

function renderClock(id: string, { to, posted }: ClockMove, { timeZone }: ViewContext): Html {
  return html`<li class="clock-moved" data-message="${id}"><p>${clockWords(to, timeZone)}</p>
    ${posted && renderPosted(posted, timeZone)}
  </li>`;
}

type ClockMove = Extract<Content, { kind: 'clock' }>;

/** More than come from the beginning of the demonstration to the expiry. */
const MOST_POSTED = 20;

function renderPosted(posted: readonly PostedOnTheWay[], timeZone: string): Html {
  if (posted.length === 0) return html`<p>No reminder was due in this channel.</p>`;
  const left = posted.length - MOST_POSTED;
  return html`<p>Posted in this channel on the way:</p>
    <ul>${posted
      .slice(0, MOST_POSTED)
      .map(({ sentAt, title }) => html`<li dir="auto">${shortDay(dateOf(sentAt, timeZone))}: ${title}</li>`)}</ul>
    ${left > 0 && html`<p>and ${left} more</p>`}`;
}

/** An answer under the line whose button was pressed. */
function renderAnswer(message: Message, context: ViewContext): Html {
  return html`<div class="answer" role="group" aria-label="Answer, only you can see this" tabindex="-1" data-message="${message.id}">
    ${onlyYou(message)}
    ${renderContent(message, context)}
  </div>`;
}

function renderLine(message: Message, context: ViewContext): Html {
  const { id, from, sentAt } = message;
  const name = from?.name ?? BOT_NAME;
  const time = timeWords(sentAt, context.timeZone);
  const secret = message.onlyFor !== null && !isDirect(message.conversation);
  return html`<li class="message${secret && ' secret'}${!from && ' bot'}" data-message="${id}">
    <article aria-label="${name}, ${time}" tabindex="-1">
      ${renderAvatar(from)}
      <div class="said">
        <p class="who"><b dir="auto">${name}</b>${!from && html` <span class="tag">bot</span>`} <time
          datetime="${sentAt}">${time}</time></p>
        ${secret && onlyYou(message)}
        ${renderContent(message, context)}
        <div class="answers"></div>
        ${!secret && html`<p class="replies"><button type="button" class="quiet" data-thread="${message.thread}">Reply in thread</button></p>`}
      </div>
    </article>
  </li>`;
}

function renderAvatar(from: Message['from']): Html {
  if (!from) return html`<img class="avatar" src="/local/page/mark.svg" alt="" width="36" height="36">`;
  return html`<span class="avatar tint-${tintOf(from.accountId)}" aria-hidden="true">${initials(from.name)}</span>`;
}

const LOCK = html`<svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.6"><rect
  x="2.8" y="7" width="10.4" height="7" rx="1.4"/><path d="M5 7V5a3 3 0 0 1 6 0v2"/></svg>`;

function onlyYou({ under }: Message): Html {
  return html`<p class="only-you">${LOCK}Only you can see this <button type="button" class="quiet" data-dismiss>${
    under ? 'Close' : 'Dismiss'
  }</button></p>`;
}

function renderContent({ id, content, onlyFor }: Message, { prefix, viewer }: ViewContext): Html {
  switch (content.kind) {
    case 'card': {
      const card = renderCard(content.card, { prefix: `${prefix}-${id}`, viewer, closable: onlyFor !== null });
      return html`${card}${content.file && renderFile(content.file)}`;
    }
    case 'words':
      return html`<p class="words" dir="auto">${content.text}</p>${
        content.attached !== undefined && html`<p class="attached" dir="auto">File: ${content.attached}</p>`
      }`;
    case 'hint':
      return html`<p class="words">${hintWords(content.isLetter)}</p>
        <p class="buttons"><button type="button" class="plain" data-run="${content.say}">${
          content.isLetter ? 'Read the letter' : html`Say <span class="command">${content.say}</span>`
        }</button></p>`;
    case 'clock':
      return html``;
    default:
      return assertNever(content);
  }
}

function renderFile({ name, page }: FileOut): Html {
  return html`<p class="buttons"><button type="button" class="plain" data-download="${name}">Download ${name}</button>${
    page !== undefined && html`<button type="button" class="plain" data-paper>Read and print it</button>`
  }</p>`;
}

function announcement({ from, content }: Message, timeZone: string): string {
  switch (content.kind) {
    case 'card':
      return `${BOT_NAME}: ${content.card.summary}`;
    case 'words':
      return `${from?.name ?? BOT_NAME}: ${content.text}`;
    case 'hint':
      return `${BOT_NAME}: ${hintWords(content.isLetter)}`;
    case 'clock':
      return clockWords(content.to, timeZone);
    default:
      return assertNever(content);
  }
}

function hintWords(isLetter: boolean): string {
  return isLetter
    ? 'This looks like the Department’s letter. The bot can read it, and saves nothing by that.'
    : 'Was that meant for the bot? In the channel a command starts with /bvn.';
}

function clockWords(instant: Instant, timeZone: string): string {
  return `The clock moved to ${moment(instant, timeZone)}`;
}

/** "8:55am" */
function timeWords(instant: Instant, timeZone: string): string {
  return clockTime(timeOf(instant, timeZone));
}

/** "Programme Director" → "PD" */
function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /\p{L}|\p{N}/u.test(word));
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => [...(word ?? '')].find((char) => /\p{L}|\p{N}/u.test(char)) ?? '')
    .join('')
    .toUpperCase();
}

const TINTS = 6;

function tintOf(accountId: string): number {
  return [...accountId].reduce((sum, char) => sum + (char.codePointAt(0) as number), 0) % TINTS;
}
