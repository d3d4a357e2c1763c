/**
 * Interprets words that are no command used up to its last word. A question that was understood wholly is answered by its
 * command; everything else is asked about with buttons that carry whole commands. Nothing here changes the record.
 */
import { isLead } from '../../core/people/person.ts';
import type { Action, Person } from '../../core/record/model.ts';
import type { Card, CommandButton } from '../../ports/card.ts';
import { askedCard, notRecordedCard } from '../../views/ask/asked.ts';
import { limitToAsker, refusalFor } from '../access.ts';
import type { Command, Context } from '../command.ts';
import { shorten } from '../fault.ts';
import type { CommandLine } from '../parse.ts';
import { ownActionsShown } from '../thread-words.ts';
import { type Offer, offerReport } from './change-offers.ts';
import { offersFor } from './changes.ts';
import { clausesOf } from './clauses.ts';
import { dayFor, pastDayOf } from './dates-in.ts';
import { beginsWithChange, type Faulty, isMistyped, leadsNowhere, saysMore } from './faulty.ts';
import { type Mail, mailIn } from './mail.ts';
import type { MatterContext } from './matter.ts';
import { mattersOf } from './matters.ts';
import { milestoneIn } from './milestone-offers.ts';
import type { SentenceContext } from './pieces.ts';
import { fallback, nearCodes, otherReports, presumed } from './presumed.ts';
import { strangerMet } from './programme-offers.ts';
import { findQuestion } from './questions.ts';
import { readingOf } from './reading.ts';
import { recommendationsShown, tellsOfRecommendation } from './recommendation-offers.ts';
import { means, readSentence, type Sentence } from './sentence.ts';
import { isTalkAmongOthers, speaksToColleague } from './talk.ts';
import { ownRecentChanges } from './undo-offers.ts';
import { usableOffers } from './usable.ts';

/** The result: `run` is a question to answer now, `ask` a card whose buttons say what may be meant; null for words to somebody else. */
export type Interpretation = { readonly run: CommandLine } | { readonly ask: Card | null };

/** Words, and where they were said. */
export interface Said {
  readonly text: string;
  /** Actions of the cards in the thread where it was said; none outside a thread. */
  readonly shown: readonly string[];
  /** Said among people, not to the bot: only what an owner says of their own action is for it. */
  readonly isReply: boolean;
  /** Why the words are no command; undefined for words in a thread, which are never read as a whole command. */
  readonly faulty: Faulty | undefined;
}

const MOST_OFFERS = 3;
const LONGEST_LABEL = 72;
const LONGEST_QUOTE = 300;

/**
 * Interprets what somebody said. Null when nothing is to be answered: the words are not for the bot, no button would help
 * this person, or the fault of the typed line says more than the interpretation.
 */
export async function interpret(
  said: Said,
  context: Context,
  commands: readonly Command[],
): Promise<Interpretation | null> {
  const { actor } = context;
  if (!actor) return null;
  const visible = limitToAsker(context);
  const reading = readingOf(visible);
  const sentence = aboutShown(readSentence(said.text, reading), said, visible, actor);
  const mail = mailIn(said.text);
  if (mail) return { ask: await askAboutMail(mail, context, visible, reading, commands) };
  const own = said.shown.length > 0 ? ownActionsShown(visible, actor, said.shown) : [];
  const isForBot = own.length > 0 || isAboutRecommendation(sentence);
  if (said.isReply && (!isForBot || isTalkAmongOthers(sentence, actor))) return null;
  // Under a card, a mention of a colleague at the beginning speaks to them, also in the bot's own conversation.
  if (said.shown.length > 0 && speaksToColleague(sentence, actor)) return { ask: null };
  const question = findQuestion(sentence, { ...visible, pastDay: (words) => pastDayOf(words, reading) });
  const recent = means(sentence, 'undo') ? await ownRecentChanges(visible) : [];
  const told = toldOffers(sentence, own, { ...visible, recent }, reading, actor);
  const isTold = recent.length > 0 || strangerMet(sentence) !== null;
  const isMeant = question?.isWhole
    ? said.faulty?.typed?.command.changes === false
    : said.faulty && (await leadsNowhere(said.faulty, isTold, context, commands));
  if (said.faulty && !isMeant && isMistyped(sentence, said.faulty)) return null;
  if (said.faulty && /^list\b/i.test(said.text) && !isOtherList(question)) return null;
  const [first] = question?.suggestions ?? [];
  // Words under a command that changes something may be its arguments, which no answer passes over.
  const asksPlainly = said.isReply || beginsWithChange(said.text, commands);
  if (first && (asksPlainly ? question?.isPlain : question?.isWhole) && !(own.length > 0 && isReport(sentence))) {
    const command = commands.find(({ name }) => name === first.command);
    const offered = command && !command.changes && refusalFor(context, command) === null;
    if (offered) return { run: { command, raw: first.args } };
  }
  if (said.isReply && sentence.isQuestion && !suggestsOwner(sentence)) return null;
  const asked = question?.suggestions ?? [];
  const all = withoutRepeats(sentence.isQuestion ? [...asked, ...told] : [...told, ...asked]);
  const likely = await usableOffers(all, context, commands, MOST_OFFERS);
  if (said.faulty && saysMore(said.faulty, likely, sentence)) return null;
  // The fallback puts nothing in the record, so that words in a thread get no answer.
  const usable =
    likely.length > 0 || said.isReply
      ? likely
      : await usableOffers(fallback(sentence, visible, actor), context, commands, MOST_OFFERS);
  if (usable.length === 0) return null;
  const draw = said.isReply ? notRecordedCard : askedCard;
  return { ask: draw(sentence.text, sentence.unknownCodes[0] ?? null, usable.map(buttonOf)) };
}

/** Asks whether a pasted mail is an update of the actions that its subject names, else its words. */
async function askAboutMail(
  mail: Mail,
  context: Context,
  visible: Context,
  reading: SentenceContext,
  commands: readonly Command[],
): Promise<Card | null> {
  const [subject, words] = [readSentence(mail.subject, reading), readSentence(mail.words, reading)];
  const naming = [subject, words].filter(({ actions }) => actions.length > 0);
  const named = naming.find(({ byTitle }) => !byTitle) ?? naming[0] ?? words;
  const text = `${mail.from}: ${mail.words}`;
  const offers = named.actions.flatMap(({ code }): readonly Offer[] => [
    { label: `Record this mail as an update on ${code}`, command: 'update', args: { about: code, text } },
    { label: `Show ${code}`, command: 'show', args: { about: code } },
  ]);
  const { actor } = context;
  const all = actor ? [...offers, ...fallback(words, visible, actor)] : offers;
  const usable = await usableOffers(all, context, commands, MOST_OFFERS);
  return askedCard(shorten(text, LONGEST_QUOTE), named.unknownCodes[0] ?? null, usable.map(buttonOf));
}

/** Under a card of one recommendation, words of a response without a code are about it. */
function aboutShown(sentence: Sentence, said: Said, { snapshot }: Context, actor: Person): Sentence {
  const isNamed = sentence.actions.length + sentence.expectations.length + sentence.recommendations.length > 0;
  if (said.shown.length === 0 || isNamed || !tellsOfRecommendation(sentence)) return sentence;
  const shown = recommendationsShown(snapshot, actor, said.shown);
  return shown.length === 1 ? { ...sentence, recommendations: shown } : sentence;
}

function isAboutRecommendation(sentence: Sentence): boolean {
  return sentence.recommendations.length > 0 && tellsOfRecommendation(sentence);
}

/** A list that was understood wholly, without weeks, which must be a number. Else the fault of a typed list says more. */
function isOtherList(question: ReturnType<typeof findQuestion>): boolean {
  if (!question?.isWhole) return false;
  return question.suggestions.every(({ command, args }) => command === 'mine' || (command === 'list' && !args.quiet));
}

function withoutRepeats(offers: readonly Offer[]): readonly Offer[] {
  const keyOf = ({ command, args }: Offer) => JSON.stringify([command, args]);
  return offers.filter((offer, index) => offers.findIndex((one) => keyOf(one) === keyOf(offer)) === index);
}

/** The commands that a plain sentence may mean, likeliest first, whether or not this person may use them. */
export function offersOf(text: string, context: Context): readonly Offer[] {
  const { actor } = context;
  if (!actor) return [];
  const visible = limitToAsker(context);
  const reading = readingOf(visible);
  return toldOffers(readSentence(text, reading), [], { ...visible, recent: [] }, reading, actor);
}

/** A question that gives the action to somebody else: "shouldn't Ann be doing this?". */
function suggestsOwner(sentence: Sentence): boolean {
  return (
    sentence.people.length > 0 &&
    means(sentence, 'owner', 'assign') &&
    /^(?:should|could|would|can|is|isn|does)/i.test(sentence.text)
  );
}

/** Words about an action in whose thread they stand, without a question. */
function isReport(sentence: Sentence): boolean {
  return !sentence.isQuestion && sentence.actions.length === 0;
}

/** The commands that the sentence may mean: clause by clause where several actions are named. */
function toldOffers(
  sentence: Sentence,
  own: readonly Action[],
  context: Context & Pick<MatterContext, 'recent'>,
  reading: SentenceContext,
  actor: Person,
): readonly Offer[] {
  const { snapshot, request, recent } = context;
  const matters = mattersOf(sentence, {
    ...context,
    speaker: actor,
    actor,
    hasTopic: own.length > 0,
    recent,
    dayOf: (one) => firstDay(one, reading),
    pastDay: (words) => pastDayOf(words, reading),
  });
  // In the thread of an action a milestone is a step of it, and no news about the whole.
  if (matters && (own.length === 0 || milestoneIn(sentence, snapshot))) return matters;
  // In a thread the words are most likely news about its actions, so that one other matter at most stands before them.
  const [other] = matters ?? [];
  const first = other ? [other] : [];
  if (sentence.unknownCodes.length > 0 && sentence.actions.length === 0) return nearCodes(sentence, context);
  const files = request.attached ?? [];
  const offers = (one: Sentence, action: Action) =>
    offersFor({
      sentence: one,
      action,
      files,
      today: context.today,
      calendar: context.calendar,
      expiresOn: reading.expiresOn,
      setsDates: isLead(actor),
    });
  const clauses = clausesOf(sentence, reading);
  // Under a card, words that also stand in the title of somebody else's action are about the action of the card.
  const isMeant = ({ action }: { action: Action }) =>
    own.length === 0 || !sentence.byTitle || action.ownerId === actor.id || own.includes(action);
  const named = clauses.flatMap((clause) => clause.actions.map((action) => ({ clause, action }))).filter(isMeant);
  const about =
    named.length > 0 ? named : presumed(sentence, own, context, actor).map((action) => ({ clause: sentence, action }));
  const lists = about.map(({ clause, action }) => offers(clause, action));
  const others = named.length > 0 ? [] : otherReports(sentence, own, context, actor);
  const [likeliest = [], ...rest] = lists;
  // With a report that may be of another action of theirs, the speaker is asked about both.
  return others.length > 0 && lists.length === 1 && likeliest[0]?.command === 'done'
    ? [
        ...first,
        likeliest[0],
        ...others.map((action) => offerReport({ sentence, action, files, today: context.today })),
        ...likeliest.slice(1),
      ]
    : [...first, ...interleave([likeliest, ...rest])];
}

/** The first offer of each action, then the second of each. */
function interleave(lists: readonly (readonly Offer[])[]): readonly Offer[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, nth) => lists.flatMap((list) => list[nth] ?? [])).flat();
}

function firstDay({ dates: [found] }: Sentence, reading: SentenceContext): string | null {
  return found ? dayFor(found, null, reading) : null;
}

/** The button that carries an offer. */
export function buttonOf({ label, command, args }: Offer): CommandButton {
  return {
    type: 'command',
    label: shorten(label, LONGEST_LABEL),
    command,
    args,
    ...(args.ask === 'yes' ? { asks: true } : {}),
  };
}
