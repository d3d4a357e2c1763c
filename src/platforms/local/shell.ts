/** Draws the page around the messages: the top bar with clock and speaker, the conversations, and the welcome. */
import { moment, roleWord } from '../../views/words.ts';
import { type Html, html } from './html.ts';
import { LONGEST_MESSAGE } from './messages.ts';
import { BOT_NAME, CHANNEL, CHANNEL_NAME, type DemoStep, type LocalPorts, type Speaker, speakersOf } from './ports.ts';

/** The style sheets of the page in their order: of two rules that weigh the same, the one in the later file holds. */
export const STYLE_SHEETS: readonly string[] =
  'base.css layout.css top-bar.css conversations.css composer.css messages.css cards.css forms.css print.css hidden.css'.split(
    ' ',
  );

/** The parts of the page that follow the record and the clock, each as the inner HTML of the element with that id. */
export interface Parts {
  readonly authority: Html;
  readonly clock: Html;
  readonly speaker: Html;
  readonly suggestions: Html;
}

/** Draws the parts. `running` is the id of the clock's running step, or null. */
export async function partsOf(ports: LocalPorts, running: string | null): Promise<Parts> {
  const steps = ports.demo ? await ports.demo.steps() : [];
  const [people, authority, hasNotice] = await Promise.all([speakersOf(ports), ports.authority(), ports.hasNotice()]);
  return {
    authority: html`${authority}`,
    clock: ports.demo ? renderClock(moment(ports.now(), ports.timeZone), steps, running) : html``,
    speaker: html`${people.map(renderSpeaker)}`,
    suggestions: hasNotice ? renderSuggestions(steps, running) : FIRST_STEPS,
  };
}

function renderClock(now: string, steps: readonly DemoStep[], running: string | null): Html {
  return html`<p id="clock-words"><b>Demonstration:</b> <span class="wordy">the clock stands at </span>${now}</p>
    <div class="steps" role="group" aria-label="Move the clock on">${steps.map(
      (step) => html`<button type="button" class="step" data-step="${step.id}"${busy(step, running)}><span
        class="step-name">${step.label}</span><span class="unseen"> — </span><span class="step-to">${step.toLabel}</span></button>`,
    )}</div>`;
}

/** A button marked as disabled by ARIA alone, so that it keeps the focus. */
function busy(step: DemoStep, running: string | null): Html {
  if (running === null) return html``;
  return html` aria-disabled="true" aria-busy="${String(running === step.id)}"`;
}

function renderSpeaker({ accountId, name, role }: Speaker): Html {
  const standing = role ? roleWord(role) : 'not in the record';
  return html`<option value="${accountId}" data-name="${name}">${name} (${standing})</option>`;
}

const HELP = html`<li><button type="button" class="plain" data-run="/bvn help"><span class="command">/bvn help</span></button> See everything that can be said</li>`;

/** The first steps of a programme lead whose record is still empty. */
const FIRST_STEPS = html`<li><button type="button" class="plain" data-run="/bvn notice new"><span class="command">/bvn notice new</span></button> Enter the notice from the Department’s letter</li>
    <li><button type="button" class="plain" data-run="/bvn help role"><span class="command">/bvn help role</span></button> See how to enter people</li>
    ${HELP}`;

/** Things that a newcomer can try first. */
function renderSuggestions(steps: readonly DemoStep[], running: string | null): Html {
  const monday = steps.find((step) => step.label === 'Next Monday');
  return html`<li><button type="button" class="plain" data-run="/bvn status"><span class="command">/bvn status</span></button> See where the notice stands</li>
    ${
      monday &&
      html`<li><button type="button" class="plain" data-step="${monday.id}"${busy(monday, running)}>${monday.label}</button> Move the clock on and see the weekly reminder arrive</li>`
    }
    ${HELP}`;
}

/** Draws the whole page with the token for its requests. */
export function renderPage(parts: Parts, token: string, completions: LocalPorts['completions']): Html {
  return html`<!doctype html>
<html lang="en-GB">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="bvn-token" content="${token}">
  <meta name="bvn-completions" content="${JSON.stringify(completions)}">
  <title>#${CHANNEL_NAME} – ${BOT_NAME}</title>
  <link rel="icon" href="/local/page/mark.svg" type="image/svg+xml">
  ${STYLE_SHEETS.map((name) => html`<link rel="stylesheet" href="/local/page/${name}">`)}
  <script type="module" src="/local/page/main.js"></script>
</head>
<body>
  <a class="skip" href="#message-box">Skip to the message box</a>
  ${renderTop(parts)}
  <noscript><p class="trouble">This page needs JavaScript.</p></noscript>
  <p id="trouble" class="trouble" role="alert" hidden></p>
  <main class="columns">
    ${renderConversations()}
    ${renderChannel(parts)}
    ${renderThread()}
  </main>
  <div id="announcements" class="unseen" role="log" aria-live="polite" aria-label="New messages"></div>
  <dialog id="confirm" aria-labelledby="confirm-question">
    <p id="confirm-question" dir="auto"></p>
    <p class="buttons">
      <button type="button" class="primary" data-answer="yes" dir="auto"></button>
      <button type="button" class="plain" data-answer="no">Cancel</button>
    </p>
  </dialog>
</body>
</html>`;
}

function renderTop({ authority, clock, speaker }: Parts): Html {
  return html`<header class="top">
    <div class="product">
      <img src="/local/page/mark.svg" alt="" width="32" height="32">
      <div><h1>${BOT_NAME}</h1><p id="authority" dir="auto">${authority}</p></div>
    </div>
    <div class="speaking">
      <label for="speaker">Speaking as</label>
      <div class="chosen"><span id="speaker-words" aria-hidden="true" dir="auto"></span><select
        id="speaker" autocomplete="off">${speaker}</select></div>
    </div>
    <section id="clock" class="clock" aria-label="The demonstration's clock"${`${clock}` === '' && html` hidden`}>${clock}</section>
  </header>`;
}

function renderConversations(): Html {
  return html`<nav class="conversations" aria-label="Conversations">
    <h2>Conversations</h2>
    <ul>
      <li><button type="button" data-conversation="${CHANNEL}" aria-current="true"><span># ${CHANNEL_NAME}</span><span
        class="unread" hidden></span></button></li>
      <li><button type="button" data-conversation="direct"><span><span class="bot-name">${BOT_NAME}</span> <span class="kind">direct messages</span></span><span
        class="unread" hidden></span></button></li>
    </ul>
  </nav>`;
}

const NEWER = html`<button type="button" class="newer primary" hidden>New messages below</button>`;

function renderChannel({ suggestions, clock }: Parts): Html {
  const isDemonstration = `${clock}` !== '';
  return html`<section class="conversation" id="conversation" aria-labelledby="conversation-name">
    <h2 class="bar" id="conversation-name"># ${CHANNEL_NAME}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="Messages">
      <section class="welcome" id="welcome" aria-label="Welcome">
        <h3>This is # ${CHANNEL_NAME}</h3>
        <p>Here the bot keeps the expectations of a Best Value Notice, their actions, owners and dates, and reminds everybody in time. Things to try:</p>
        <ul id="suggestions">${suggestions}</ul>
        <p class="note">${
          isDemonstration
            ? 'In the real bot, what is typed is a council record and may be disclosed.'
            : 'What is typed here is a council record and may be disclosed.'
        }</p>
      </section>
      <section class="welcome" id="welcome-direct" aria-label="Welcome" hidden>
        <h3>You and the bot</h3>
        <p>Only you see this conversation. Every line is a command here, with or without <span class="command">/bvn</span> in front.</p>
      </section>
      <ol class="messages" id="messages"></ol>
    </div>
    ${NEWER}
    ${renderComposer('message-box', 'Message', '', true)}
  </section>`;
}

function renderThread(): Html {
  return html`<aside class="thread" id="thread" aria-labelledby="thread-name" hidden>
    <div class="bar"><h2 id="thread-name">Thread</h2><button type="button" class="quiet" id="close-thread">Close thread</button></div>
    <div class="scroll" tabindex="0" role="region" aria-label="Messages of the thread">
      <ol class="messages" id="thread-messages"></ol>
    </div>
    ${NEWER}
    ${renderComposer('thread-box', 'Reply in the thread', 'The bot hears what is said here.', false)}
  </aside>`;
}

const FILE_PICKER = html`<input type="file" accept=".csv,.xlsx,.docx,.pdf,.txt" hidden>
  <button type="button" class="plain" data-import>Import a file</button>`;

/** The message box: a text field with a list of commands. */
function renderComposer(id: string, label: string, hint: string, takesFiles: boolean): Html {
  return html`<form class="composer" data-box="${id}">
    <ul class="completions" id="${id}-list" role="listbox" aria-label="What you can say" hidden></ul>
    <label for="${id}" class="unseen">${label}</label>
    <input type="text" id="${id}" role="combobox" aria-expanded="false" aria-controls="${id}-list" aria-autocomplete="list"
      placeholder="${label}" aria-describedby="${id}-hint" autocomplete="off" spellcheck="true" maxlength="${LONGEST_MESSAGE}" dir="auto">
    <div class="tools">
      <p class="hint" id="${id}-hint">${hint}</p>
      ${takesFiles && FILE_PICKER}
      <button type="submit" class="primary">Send</button>
    </div>
  </form>`;
}
