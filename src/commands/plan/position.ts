/** `update E4 "Peterborough City Council" not ready, ask again 1 June`: where a partner stands on an expectation. */
import { addPosition, requireRecorder } from '../../core/plan/position.ts';
import { IncompleteCommandError, UserError } from '../../core/record/errors.ts';
import { type Expectation, STANCES } from '../../core/record/model.ts';
import type { Outcome } from '../../dispatch/command.ts';
import { peopleContextOf } from '../../dispatch/context.ts';
import { findBody } from '../../dispatch/find-body.ts';
import { changePrivately } from '../../dispatch/log-subject.ts';
import { enterBodyIfNew } from '../../dispatch/newcomer.ts';
import { actingOf, answer } from '../../dispatch/outcome.ts';
import type { Button } from '../../ports/card.ts';
import { choiceCard } from '../../views/ask/answers.ts';
import { positionForm, stanceWord } from '../../views/plan/position.ts';
import type { Said, UpdateRoute } from './update-slots.ts';

const UNSEEN = 'Only those who oversee the expectation and programme leads see this.';

/** The words that a position has no place for, by argument. */
const NOT_OF_A_POSITION = ['value', 'rag', 'response', 'next', 'corrective'] as const satisfies readonly (keyof Said)[];

/** The position of a partner. It is answered in private, and no line about it goes to a conversation. */
export const position: UpdateRoute = {
  takes: (subject, { stance }) => subject.about === 'expectation' && Boolean(stance),
  decide(subject, said, context) {
    const expectation = subject.row as Expectation;
    const { code } = expectation;
    const { text, on, again, because, marked } = said;
    const stance = STANCES.find((one) => stanceWord(one) === said.stance);
    if (NOT_OF_A_POSITION.some((name) => said[name] !== null) || stance === undefined || text === null)
      throw new IncompleteCommandError(
        `Name the partner and where they stand: update ${code} "Peterborough City Council" not ready, ask again 1 June`,
      );
    if (context.request.actor.guest) throw new UserError('Where partners stand is not for guests.');
    const acting = actingOf(context);
    requireRecorder(acting, expectation);
    const found = findBody(text, peopleContextOf(context));
    if (!('value' in found)) return askWhichPartner(found.problem, expectation, said);
    const partner = enterBodyIfNew(context, found.value);
    const { id: bodyId, name } = partner.person;
    const given = { bodyId, stance, on: on ?? context.today, askAgainOn: again, text: because ?? '' };
    const change = addPosition(acting, expectation, { ...given, marking: marked ?? 'internal' }, context.newId());
    return changePrivately([...partner.changes, change], `Recorded on ${code}: ${name} ${stanceWord(stance)}`, UNSEEN);
  },
  form: positionForm,
};

/** Asks which body is meant; the buttons carry the rest of the command. */
function askWhichPartner(
  { message, alternatives, yes }: Extract<ReturnType<typeof findBody>, { problem: unknown }>['problem'],
  { code }: Expectation,
  { stance, again, on, because, marked }: Said,
): Outcome {
  const kept = { stance, again, on, because, marked };
  const rest = Object.fromEntries(Object.entries(kept).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  const button = (label: string, text: string): Button => {
    return { type: 'command', label, command: 'update', args: { about: code, text, ...rest } };
  };
  const offers = alternatives.map(({ label, value }) => button(label, value));
  return answer(choiceCard(message, [...offers, ...(yes ? [button(`Yes, ${yes.label}`, yes.value)] : [])]));
}
