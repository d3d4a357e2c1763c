/** The cards about redaction: the question of what is to go, what will go, and what has gone. */
import { nameOf } from '../../core/people/person.ts';
import type { LogSubject } from '../../core/plan/log-entry.ts';
import { type RedactablePart, redactableParts } from '../../core/plan/redaction.ts';
import type { Snapshot } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import { dateOf } from '../../core/time/instants.ts';
import type { Card, Element, Raw } from '../../ports/card.ts';
import { formCard } from '../form.ts';
import type { Scene } from '../plan/action-words.ts';
import { reasonField } from '../plan/forms.ts';
import { count } from '../words.ts';

const PART_WORDS: Readonly<Record<string, string>> = {
  title: 'The title, with every earlier one',
  text: 'The text, with every earlier one',
  reasons: 'Every reason that was given for a change',
  proof: 'The evidence that is asked for, in words',
  response: 'The words of the response, with every earlier one',
  evidence: 'The evidence for its end, with every earlier one',
  theme: 'The theme, with every earlier one',
};

/** The words for a part of a subject. They hold nothing of its text. */
export function partWords({ word, item }: RedactablePart, snapshot: Snapshot, timeZone: string): string {
  if (item === null) return PART_WORDS[word] ?? word;
  if ('letter' in item) return `The title of milestone ${word}, with every earlier one`;
  const what = 'about' in item ? 'update' : 'evidence';
  return `${word}, ${what} by ${nameOf(snapshot, item.addedBy)} on ${longDate(dateOf(item.addedAt, timeZone))}`;
}

/** The form that asks what is to be redacted, and why. */
export function redactForm(
  raw: Raw,
  { snapshot, calendar }: Pick<Scene, 'snapshot' | 'calendar'>,
  subject: LogSubject | null,
): Card {
  const parts = subject ? redactableParts(snapshot, subject) : [];
  const options = parts.map((part) => ({ value: part.word, label: partWords(part, snapshot, calendar.timeZone) }));
  const what = { name: 'item', label: 'What is to go', required: true } as const;
  return formCard(raw, {
    title: `Redact a text of ${raw.about ?? 'an action'}`,
    intro: 'The next card says where the text stands. Nothing goes before you press its button.',
    command: 'redact',
    fixed: subject ? ['about'] : [],
    fields: [
      ...(subject
        ? [{ ...what, kind: 'choice', options } as const]
        : [
            {
              name: 'about',
              label: 'Action, expectation or recommendation',
              hint: 'For example E2-03',
              kind: 'line',
              required: true,
            } as const,
            { ...what, hint: 'For example V1, U1, title or reasons', kind: 'line' } as const,
          ]),
      reasonField('Kept in the record. Do not repeat the text here'),
    ],
    submit: 'See what will go',
  });
}

const NOTICE_PART_WORDS = {
  words: 'These words, in the kept letters and in the expectations, with every earlier text that held them',
  letter: 'The whole text of the letter that is kept with the notice, with every earlier one',
  link: 'The link to the letter of the decision, with every earlier one',
  reasons: 'Every reason that was given for a change of the notice',
} as const;

/** The words for a part of a notice. They hold nothing of its text. */
export function noticePartWords(part: keyof typeof NOTICE_PART_WORDS): string {
  return NOTICE_PART_WORDS[part];
}

/** The form that asks which text of the notice is to be redacted, and why. */
export function redactNoticeForm(raw: Raw): Card {
  const parts = ['letter', 'link', 'reasons'] as const;
  return formCard(raw, {
    title: 'Redact a text of the notice',
    intro: 'The next card says where the text stands. Nothing goes before you press its button.',
    command: 'redact notice',
    fields: [
      {
        name: 'words',
        label: 'Words that are to go from the letter',
        hint: 'Exactly as they stand there, for example a name. The rest of the letter stays',
        kind: 'line',
      },
      {
        name: 'part',
        label: 'Or a whole text',
        kind: 'choice',
        options: parts.map((value) => ({ value, label: noticePartWords(value) })),
      },
      reasonField('Kept in the record. Do not repeat the text here'),
    ],
    submit: 'See what will go',
  });
}

/** The parts of the answers about one redaction. */
export interface RedactionWords {
  readonly code: string;
  readonly part: string;
  readonly texts: number;
  /** Messages that people can still see and that show a text. */
  readonly messages: number;
  /** Copies of the database that hold the texts, by file name. */
  readonly copies: readonly string[];
}

/** Says what will go, with the button that runs `command` to do it. */
export function willGoCard(words: RedactionWords, command: string, args: Raw): Card {
  const { code, part, texts, messages } = words;
  return {
    title: `Redact this text of ${code}?`,
    summary: 'Nothing has been redacted yet.',
    body: [
      { type: 'text', text: `${part}.` },
      {
        type: 'list',
        title: 'This will go for good',
        items: [
          { text: `${count(texts, 'text')} in the record and its history. “[redacted]” stands there afterwards` },
          {
            text:
              messages === 0
                ? 'No message of the bot shows it'
                : `${count(messages, 'message')} of the bot ${messages === 1 ? 'shows' : 'show'} it and will be drawn again without it`,
          },
          { text: 'Messages that wait, answers kept for repeats, and previews of files, where they hold it' },
        ],
      },
      ...unreachedElements(words),
    ],
    buttons: [{ type: 'command', label: 'Redact it for good', command, args }],
  };
}

/** Says what has gone, and what somebody else has to see to. */
export function redactedCard(by: string, words: RedactionWords): Card {
  const { code, part, messages } = words;
  const drawn =
    messages === 0
      ? ''
      : ` ${count(messages, 'message')} will be drawn again without it. Those that cannot be are listed under: /bvn deliveries failed`;
  return {
    title: `${by} redacted a text of ${code}`,
    summary: `${by} redacted a text of ${code}.`,
    body: [
      {
        type: 'text',
        text: `${part}. It is gone from the record, its history, messages that wait and kept answers.${drawn}`,
      },
      ...unreachedElements(words),
    ],
    buttons: [],
  };
}

/** The most copies of the database that are named. */
const COPIES_NAMED = 5;

function unreachedElements({ copies }: RedactionWords): readonly Element[] {
  const named = copies.slice(0, COPIES_NAMED).join(', ');
  const more = copies.length > COPIES_NAMED ? ` and ${copies.length - COPIES_NAMED} more` : '';
  return [
    {
      type: 'list',
      title: 'The bot cannot reach these',
      items: [
        copies.length === 0
          ? { text: 'Copies of the database, if somebody has made any elsewhere' }
          : {
              text: `${count(copies.length, 'copy', 'copies')} of the database: ${named}${more}`,
              details: ['Whoever runs the bot can delete them after making a new one: npm run bvn -- backup FILE'],
            },
        { text: 'Files that were exported or handed out' },
        { text: 'Notifications and e-mails that Slack or Teams has sent, and what they keep under your own agreement' },
        { text: 'Answers that the bot has shown to one person' },
        { text: 'Messages in which people typed the text themselves' },
      ],
    },
  ];
}
