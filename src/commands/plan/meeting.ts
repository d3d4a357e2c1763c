/** `add meeting "Improvement Board" on 12 February, 11 March papers 5 working days before owner @x` adds a series of meetings. */

import { expectationByCode } from '../../core/plan/expectation.ts';
import { addMeeting } from '../../core/plan/meeting.ts';
import { IncompleteCommandError, UserError } from '../../core/record/errors.ts';
import type { Expectation, Snapshot } from '../../core/record/model.ts';
import { numberOfWord } from '../../core/time/words/grammar.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { enterBodyIfNew, enterIfNew } from '../../dispatch/newcomer.ts';
import { actingOf, changeAction } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { addMeetingForm } from '../../views/plan/meeting-forms.ts';

/** Adds a series of meetings on listed dates under an expectation, with the working days before each by which papers are due. */
export const addMeetingCommand = defineCommand({
  name: 'add meeting',
  group: 'plan',
  who: 'officer',
  changes: true,
  usage: [
    {
      say: 'add meeting "Improvement Board" on 12 February, 11 March papers 5 working days before owner @x to E1',
      does: 'Add meetings of a board or a partner on listed dates, and when papers are due',
    },
  ],
  slots: {
    body: slot.body(),
    on: slot.dates({ keyword: 'on', future: true }),
    papers: slot.text({
      keyword: 'papers',
      dateWords: true,
      optional: true,
      expects: 'working days before the meeting',
    }),
    owner: slot.person({ keyword: 'owner', newcomers: true, optional: true }),
    deputy: slot.person({ keyword: 'deputy', newcomers: true, optional: true }),
    to: slot.expectation({ keyword: 'to', optional: true }),
  },
  run(values, context) {
    const acting = actingOf(context);
    const papersWorkingDays = values.papers === null ? null : readPapersDays(values.papers);
    const entered = enterBodyIfNew(context, values.body);
    const expectation = expectationFor(context.snapshot, values.to, entered.person.name);
    const owner = values.owner && enterIfNew(context, values.owner);
    const deputy = values.deputy && enterIfNew(context, values.deputy);
    const wanted = {
      body: entered.person,
      dates: values.on,
      papersWorkingDays,
      ownerId: owner?.person.id ?? null,
      deputyId: deputy?.person.id ?? null,
    };
    const [action, change] = addMeeting(acting, expectation, wanted, context.newId());
    const changes = [...entered.changes, ...(owner?.changes ?? []), ...(deputy?.changes ?? []), change];
    const whose = owner ? ` for ${owner.person.name}` : ', which have no owner yet';
    return changeAction(context, action, changes, `${acting.actor.name} added the meetings ${action.code}${whose}`);
  },
  form: addMeetingForm,
});

/** How many working days “5 working days before”, “5 days” or “5” are. Throws `UserError` for other words. */
export function readPapersDays(words: string): number {
  const [, count = ''] = /^(\p{L}+|\d{1,2})(?:\s+working)?(?:\s+days?)?(?:\s+before)?$/iu.exec(words.trim()) ?? [];
  const days = numberOfWord(count) ?? Number(count);
  if (count !== '' && days >= 1) return days;
  throw new UserError(`“${words}” is no number of working days. Expected one such as: papers 5 working days before`);
}

/**
 * The expectation that was named, the only one that there is, or the only one that names the body. Asked in the form when
 * there is no single one.
 */
function expectationFor(snapshot: Snapshot, code: string | null, body: string): Expectation {
  const { expectations } = snapshot;
  if (code !== null || expectations.length === 0) return expectationByCode(snapshot, code ?? 'E1');
  const named = expectations.filter(({ title, text }) => `${title} ${text}`.toLowerCase().includes(body.toLowerCase()));
  const [single, another] = expectations.length === 1 ? expectations : named;
  if (single && !another) return single;
  throw new IncompleteCommandError(
    `Say which expectation the meetings are about, one of ${expectations.map((one) => one.code).join(', ')}: to E1`,
  );
}
