/** The help cards: everyday commands, or every way to type one command. */
import type { Button, Card, Element, Item } from '../../ports/card.ts';
import { listOf } from '../words.ts';
import { ON_RECORD } from './welcome.ts';

/** The headings of help by what people want to do, in their order. Each command names its group. */
const GROUPS = {
  see: 'See where things stand',
  report: 'Report on your actions',
  plan: 'Plan and check',
  notice: 'Keep the notice up to date',
  people: 'Say who is who, and who is away',
  reminders: 'Decide when and where reminders go',
  help: 'Get help',
} as const;
/** The group under which help lists a command. */
export type HelpGroup = keyof typeof GROUPS;

/** The part of a command that help shows. `say` is an example without `/bvn`, `does` one line about its effect. */
export interface HelpTopic {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly group: HelpGroup;
  readonly everyday?: true;
  readonly usage: readonly { readonly say: string; readonly does: string }[];
}

const BUTTONS: Readonly<Record<string, string>> = { status: 'Show the status', mine: 'Show my actions' };
const RECORD_NOTE: Element = { type: 'note', text: ON_RECORD };
const HOW_TO_TYPE: Element = {
  type: 'note',
  text: 'Dates can be typed as 30 April, 30/04/2024, next Friday, in 3 weeks, end of July, w/c 1 July or a week before the expiry. Words that belong together go in "double quotes". What follows "because" may be any words.',
};

/** Help on the commands called `word`, else the lines that have it; general help when `word` is null or no line has it. */
export function helpCard(topics: readonly HelpTopic[], word: string | null): Card {
  if (word === null) return generalHelp(topics);
  const meant = topicsCalled(topics, word);
  if (meant.length > 0) return helpOn(word, meant);
  const lines = linesWith(topics, word);
  return lines.length > 0 ? helpAbout(word, lines) : generalHelp(topics);
}

/** The ways to type something that have each of these words, in the singular or the plural: in what they do, else in the example. */
export function linesWith(topics: readonly HelpTopic[], words: string): readonly HelpTopic['usage'][number][] {
  const wanted = words.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];
  const patterns = wanted.map(
    (word) => new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/s$/, '')}s?(?![\\p{L}\\p{N}])`, 'iu'),
  );
  if (patterns.length === 0) return [];
  const has = (text: string) => patterns.every((pattern) => pattern.test(text));
  const lines = topics.flatMap(({ usage }) => usage).filter(({ say, does }) => has(`${say} ${does}`));
  // An example may have the word by chance.
  return [...lines.filter(({ does }) => has(does)), ...lines.filter(({ does }) => !has(does))];
}

/** The topics that have `word` as their name or alias, or as one word of it: "notice" also finds "notice confirm". */
export function topicsCalled(topics: readonly HelpTopic[], word: string): readonly HelpTopic[] {
  const wanted = word.trim().toLowerCase();
  const called = (name: string) => name === wanted || name.split(' ').includes(wanted);
  return topics.filter(({ name, aliases = [] }) => [name, ...aliases].some((one) => called(one.toLowerCase())));
}

function generalHelp(topics: readonly HelpTopic[]): Card {
  const everyday = topics.filter((topic) => topic.everyday);
  return {
    title: 'What you can say',
    summary: 'What you can say to this bot.',
    body: [
      ...Object.entries(GROUPS).flatMap(([group, title]) =>
        groupList(
          title,
          topics.filter((topic) => topic.group === group),
        ),
      ),
      { type: 'text', text: 'To see every way to say one of these, type /bvn help and the word: /bvn help due' },
      HOW_TO_TYPE,
      RECORD_NOTE,
    ],
    buttons: everyday.flatMap(({ name }) => buttonOf(name)),
  };
}

/** The everyday commands of a group with an example; the others share one line. */
function groupList(title: string, topics: readonly HelpTopic[]): readonly Element[] {
  const everyday = topics.filter((topic) => topic.everyday);
  const others = topics.filter((topic) => !topic.everyday).map(({ name }) => name);
  const more = others.length > 0 ? [{ text: `${everyday.length > 0 ? 'More: ' : ''}${listOf(others)}` }] : [];
  const items = [...everyday.flatMap(firstWay), ...more];
  return items.length > 0 ? [{ type: 'list', title, items }] : [];
}

function helpOn(word: string, topics: readonly HelpTopic[]): Card {
  const others = topics.flatMap(({ aliases = [] }) => aliases);
  return {
    title: `How to say “${word.trim()}”`,
    summary: 'How to say it to this bot.',
    body: [
      { type: 'list', items: topics.flatMap(({ usage }) => usage.map(asItem)) },
      ...(others.length > 0 ? [{ type: 'text', text: `Other words for it: ${listOf(others)}.` } as const] : []),
      HOW_TO_TYPE,
      RECORD_NOTE,
    ],
    buttons: [],
  };
}

/** The most lines with a word; a word that stands in more of them leads nowhere. */
const MOST_LINES = 15;

function helpAbout(word: string, lines: readonly HelpTopic['usage'][number][]): Card {
  const left = lines.length - MOST_LINES;
  return {
    title: `What you can say about “${word.trim()}”`,
    summary: `What you can say about “${word.trim()}”.`,
    body: [
      { type: 'list', items: lines.slice(0, MOST_LINES).map(asItem) },
      ...(left > 0
        ? [{ type: 'text', text: `${left} more lines have this word. Everything you can say: /bvn help` } as const]
        : []),
      HOW_TO_TYPE,
      RECORD_NOTE,
    ],
    buttons: [],
  };
}

function firstWay({ usage: [first] }: HelpTopic): Item[] {
  return first ? [asItem(first)] : [];
}

function asItem({ say, does }: HelpTopic['usage'][number]): Item {
  return { text: `/bvn ${say}`, details: [does] };
}

function buttonOf(name: string): Button[] {
  const label = BUTTONS[name];
  return label === undefined ? [] : [{ type: 'command', label, command: name, args: {} }];
}
