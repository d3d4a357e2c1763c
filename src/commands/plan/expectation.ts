/** `add expectation "…"` and `edit expectation E2 …`: what the Department expects, in the words of the letter. */
import { presentNotice } from '../../core/notice/notice.ts';
import { personById } from '../../core/people/person.ts';
import { addExpectation, assignSro, editExpectation, expectationByCode } from '../../core/plan/expectation.ts';
import { applyChanges } from '../../core/record/apply.ts';
import type { Change } from '../../core/record/changes.ts';
import { IncompleteCommandError, UserError } from '../../core/record/errors.ts';
import { LEVELS } from '../../core/record/model.ts';
import { type Context, defineCommand, type Outcome } from '../../dispatch/command.ts';
import { enterIfNew } from '../../dispatch/newcomer.ts';
import { actingOf, changeRecord } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { expectationSavedCard } from '../../views/notice/announcement.ts';
import { addExpectationForm, editExpectationForm } from '../../views/notice/forms.ts';

/**
 * A lead adds an expectation of the notice with the words of the letter, its level and its senior responsible owner
 * (SRO).
 */
export const addExpectationCommand = defineCommand({
  name: 'add expectation',
  group: 'plan',
  who: 'lead',
  changes: true,
  usage: [
    {
      say: 'add expectation "…" text "…" level joint sro @x',
      does: 'Add an expectation: a short title, the words of the letter, who must act, and who answers for it',
    },
  ],
  slots: {
    title: slot.text({ single: true, expects: 'a short title, in quotes' }),
    text: slot.text({ keyword: 'text', optional: true }),
    level: slot.choice(LEVELS, { keyword: 'level', optional: true }),
    sro: slot.person({ keyword: 'sro', newcomers: true, optional: true }),
  },
  run({ title, text, level, sro }, context) {
    const notice = presentNotice(context.snapshot);
    const named = sro && enterIfNew(context, sro);
    const wanted = {
      title,
      text: text ?? '',
      level: level ?? 'officer',
      seniorResponsibleOwnerId: named?.person.id ?? null,
    } as const;
    const [expectation, change] = addExpectation(actingOf(context), notice, wanted, context.newId());
    return publishExpectation(context, [...(named?.changes ?? []), change], expectation.code, 'added');
  },
  form: addExpectationForm,
});

/** A lead changes an expectation; `none` or an emptied field removes its words or its SRO. */
export const editExpectationCommand = defineCommand({
  name: 'edit expectation',
  group: 'plan',
  who: 'lead',
  changes: true,
  usage: [
    {
      say: 'edit expectation E2 title "…" text "…" level joint sro @x',
      does: "Change an expectation's title, words, level or senior responsible owner",
    },
    { say: 'edit expectation E2 text none sro none', does: 'Remove its words or its senior responsible owner' },
  ],
  slots: {
    expectation: slot.expectation(),
    title: slot.text({ keyword: 'title', optional: true }),
    text: slot.text({ keyword: 'text', optional: true, orNone: true }),
    level: slot.choice(LEVELS, { keyword: 'level', optional: true }),
    sro: slot.person({ keyword: 'sro', newcomers: true, optional: true, orNone: true }),
  },
  run({ expectation: code, title, text, level, sro }, context) {
    const acting = actingOf(context);
    const expectation = expectationByCode(context.snapshot, code);
    const { emptied } = context;
    if (title === null && text === null && level === null && sro === null && emptied.length === 0)
      throw new IncompleteCommandError(`Say what to change: edit expectation ${code} title "…" level joint sro @x`);
    const words = emptied.includes('text') ? '' : text;
    const edit = {
      ...(title !== null && title !== expectation.title ? { title } : {}),
      ...(words !== null && words !== expectation.text ? { text: words } : {}),
      ...(level !== null && level !== expectation.level ? { level } : {}),
    };
    const edited = Object.keys(edit).length > 0 ? [editExpectation(acting, expectation, edit)] : [];
    const named = sro && enterIfNew(context, sro);
    const sroId = emptied.includes('sro') ? null : (named?.person.id ?? expectation.seniorResponsibleOwnerId);
    const present = applyChanges(context.snapshot, edited);
    const assigned =
      sroId === expectation.seniorResponsibleOwnerId
        ? []
        : [...(named?.changes ?? []), assignSro(acting, expectationByCode(present, code), sroId)];
    if (edited.length + assigned.length === 0) {
      throw new UserError(`Nothing about ${code} would change. Expected a title, a text, a level or an SRO.`);
    }
    return publishExpectation(context, [...edited, ...assigned], code, 'edited');
  },
  form: editExpectationForm,
});

function publishExpectation(
  context: Context,
  changes: readonly Change[],
  code: string,
  verb: 'added' | 'edited',
): Outcome {
  const snapshot = applyChanges(context.snapshot, changes);
  const expectation = expectationByCode(snapshot, code);
  const sro = personById(snapshot, expectation.seniorResponsibleOwnerId)?.name ?? null;
  const { actor } = actingOf(context);
  return changeRecord(context, changes, expectationSavedCard(actor.name, verb, expectation, sro));
}
