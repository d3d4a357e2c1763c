/** How the work on an action, an expectation or a recommendation goes: the update in words, with its RAG and the next step. */
import { addUpdate, type NewUpdate } from '../../core/plan/log-entry.ts';
import { writeValue } from '../../core/plan/values.ts';
import { IncompleteCommandError } from '../../core/record/errors.ts';
import { MARKINGS } from '../../core/record/model.ts';
import { changeSubject } from '../../dispatch/log-subject.ts';
import { actingOf } from '../../dispatch/outcome.ts';
import type { Raw } from '../../ports/card.ts';
import { capitalise } from '../../views/plan/action-words.ts';
import { updateForm } from '../../views/plan/log-entry.ts';
import { listOf } from '../../views/words.ts';
import type { Said, UpdateRoute } from './update-slots.ts';

/** A marking at the end of words without quotes, which may be meant as the marking or as a word of the update. */
const MARKED_AT_END = new RegExp(String.raw`\s+marked (${MARKINGS.join('|')})[.!]?$`, 'i');

/** The words that say more than an update does, by argument. */
const NOT_OF_AN_UPDATE = ['value', 'response', 'stance', 'again'] as const satisfies readonly (keyof Said)[];

/** The update that any subject takes. */
export const progress: UpdateRoute = {
  takes: () => true,
  decide(subject, said, context) {
    const { code } = subject.row;
    const { text, rag, next, corrective, marked, because, on } = said;
    const other = NOT_OF_AN_UPDATE.find((name) => said[name] !== null);
    if (other !== undefined) {
      throw new IncompleteCommandError(
        `An update of ${code} has no place for “${wordsOf(said[other])}” by itself. Put the words of the update in "double quotes": update ${code} "…"`,
      );
    }
    if (text === null) throw new IncompleteCommandError(`Say how it goes, in words: update ${code} "…"`);
    if (marked === null && MARKED_AT_END.test(text)) {
      throw new IncompleteCommandError(
        'Put the words of the update in "double quotes", so that the marking stands apart: update E2-03 "…" marked exempt',
      );
    }
    const update = {
      text: because === null ? text : withReason(text, because),
      marking: marked ?? 'internal',
      next,
      rag,
      correctiveAction: corrective,
      on,
    } as const;
    const change = addUpdate(actingOf(context), subject, update, context.newId());
    return changeSubject(context, subject, [change], `added an update to ${code}${partsSaid(update)}`);
  },
  form: (raw, context) => updateForm(withWordsTogether(withMarking(raw)), context),
};

/**
 * The parts of an update besides its words, for the line that everybody reads: “ (amber, with a next step)”. It repeats none of
 * the words, and tells nothing of an exempt update.
 */
function partsSaid({ rag, next, correctiveAction, marking }: NewUpdate): string {
  if (marking === 'exempt') return '';
  const parts = [...(next ? ['a next step'] : []), ...(correctiveAction ? ['a corrective action'] : [])];
  const more = parts.length > 0 ? `with ${listOf(parts)}` : '';
  const said = [rag, more].filter((one) => one);
  return said.length > 0 ? ` (${said.join(', ')})` : '';
}

/** The words of an argument, as they may have been typed. */
function wordsOf(said: Said[keyof Said]): string {
  return said !== null && typeof said === 'object' ? writeValue(said) : `${said}`;
}

function withReason(text: string, because: string): string {
  if (text === '') return capitalise(because);
  return `${text.replace(/[.;,]$/, '')}, because ${because}`;
}

/** Moves a marking from the end of the words into its own field, where the person sees it. */
function withMarking(raw: Raw): Raw {
  const { text = '', marked } = raw;
  const found = marked === undefined ? MARKED_AT_END.exec(text) : null;
  return found?.[1] ? { ...raw, text: text.slice(0, found.index), marked: found[1].toLowerCase() } : raw;
}

/** Puts words that have no field of their own into the text of the form, so that none is lost. */
function withWordsTogether(raw: Raw): Raw {
  const { value, response, stance, evidence, again, because, text, ...rest } = raw;
  const words = [response, stance, value, text, evidence, again && `ask again ${again}`].filter(
    (one) => (one ?? '') !== '',
  );
  const together = because ? withReason(words.join(' '), because) : words.join(' ');
  return together === '' ? rest : { ...rest, text: together };
}
