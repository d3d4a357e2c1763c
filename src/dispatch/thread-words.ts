/** Plain replies in a thread that a card of the bot started: a few fixed words run commands, everything else is people talking. */
import { actsAsOwner, type SnapshotOnDay } from '../core/people/person.ts';
import { isOpen } from '../core/plan/action.ts';
import type { Action, Person } from '../core/record/model.ts';
import type { Card } from '../ports/card.ts';
import { choiceCard } from '../views/ask/answers.ts';
import { actionLine } from '../views/plan/action-words.ts';
import { actionCode } from './codes.ts';
import type { Command } from './command.ts';
import { type CommandLine, LONGEST_LINE } from './parse.ts';

/** Makes the `inThread` of a command: one of `words`, an optional action code, and then the pattern given. */
export function threadPattern(words: readonly string[], { source }: RegExp): RegExp {
  return new RegExp(String.raw`^(?:${words.join('|')})(?:\s+E\d{1,3}[-.]\d{1,4})?${source}`, 'i');
}

/** Emoji, the names that Slack gives them, marks for bold and italic, and punctuation at the ends of words. */
const DECORATION =
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{fe0f}|\u{200d}|:[a-z0-9_+-]+:|[*_~`]|[.!]+(?=\s|$)/gu;
const COURTESY = /[\s,]+(?:many )?(?:thanks|thank you|cheers|ta|thx|please|pls)(?: all| everyone)?$/i;
const LEAD_IN =
  /^(?:ok|okay|yes|yep|right|hi|all|now|its|it's|it’s|it is|this is|that's|thats|that’s|this one is|this one's|and)[\s,]+/i;
const CODE = String.raw`e\d{1,3}[-.‐‑‒–—−]\d{1,4}`;
const DONE = '(?:done|complete|completed|finished|all done)';
const CODE_FIRST = new RegExp(
  String.raw`^(${CODE})[\s:,–—-]*(?:(?:is|has been|now|all|is now|is all)\s+)*${DONE}$`,
  'i',
);
const CODE_LAST = new RegExp(String.raw`^${DONE}(?:[\s:,–—-]+(${CODE}))?$`, 'i');

/** A reply without its decoration, and the ways in which people say "done" as that one word: "All done ✅, thanks". */
export function meantReply(text: string): string {
  let plain = text.trim();
  // Only one line is so short that every word of it is understood.
  if (plain.includes('\n') || plain.length > LONGEST_LINE) return plain;
  plain = plain.replaceAll(DECORATION, ' ').trim();
  plain = plain.replace(COURTESY, '').replace(LEAD_IN, '').replace(LEAD_IN, '').trim();
  const done = CODE_FIRST.exec(plain) ?? CODE_LAST.exec(plain);
  return done ? `done ${actionCode(done[1] ?? '') ?? ''}`.trim() : text.trim();
}

/** "done", "done E2-03 https://…", "blocked because …" are commands; "done that yesterday" is not. */
export function isThreadWord(text: string, commands: readonly Command[]): boolean {
  return text.length <= LONGEST_LINE && commands.some(({ inThread }) => inThread?.test(text.trim()));
}

/** The speaker's own open actions among those that the thread's cards show. */
export function ownActionsShown(day: SnapshotOnDay, speaker: Person, shown: readonly string[]): readonly Action[] {
  return day.snapshot.actions.filter(
    (action) => shown.includes(action.id) && isOpen(action) && actsAsOwner(speaker, action, day),
  );
}

/** The card that asks which action is meant, or says that the thread shows none of the speaker's. */
export function askWhichAction(command: Command, raw: CommandLine['raw'], own: readonly Action[]): Card {
  if (own.length === 0) {
    return choiceCard(
      `None of your open actions is on this card. Say which one you mean: ${command.usage[0]?.say ?? command.name}`,
      [],
    );
  }
  const buttons = own.map((action) => ({
    type: 'command' as const,
    label: `${command.name}: ${actionLine(action)}`,
    command: command.name,
    args: { ...raw, action: action.code },
  }));
  return choiceCard(
    `Several of your open actions are on this card. Which one do you mean by “${command.name}”?`,
    buttons,
  );
}
