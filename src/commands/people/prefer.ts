/**
 * `prefer direct` or `prefer thread`: where somebody's own cards go, and on which platform; `for all` sets it for the
 * notice.
 */
import { presentNotice } from '../../core/notice/notice.ts';
import { requireLead } from '../../core/people/person.ts';
import { changed } from '../../core/record/changes.ts';
import { PERSONAL_CARDS, PLATFORMS } from '../../core/record/model.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { actingOf, changeRecord } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { preferenceCard } from '../../views/preference.ts';

/** On the local chat page nobody is sent anything, so nobody prefers it. */
const CHAT_PLATFORMS = PLATFORMS.filter((platform) => platform !== 'local');

/** People choose where their own reminder cards go; a lead also chooses for everybody who has not chosen. */
export const prefer = defineCommand({
  name: 'prefer',
  group: 'reminders',
  who: 'known',
  changes: true,
  usage: [
    { say: 'prefer direct on slack', does: 'Get your own card as a direct message on that platform' },
    { say: 'prefer thread', does: 'Get your own card in the thread of the weekly reminder' },
    { say: 'prefer direct for all', does: 'For a programme lead: direct messages for everybody who has not chosen' },
  ],
  slots: {
    where: slot.choice(PERSONAL_CARDS),
    on: slot.choice(CHAT_PLATFORMS, { keyword: 'on', optional: true }),
    all: slot.choice(['all'], { keyword: 'for', optional: true }),
  },
  run({ where, on, all }, context) {
    const acting = actingOf(context);
    const { actor } = acting;
    if (all !== null) {
      requireLead(acting, 'choose this for everybody');
      const notice = presentNotice(context.snapshot);
      const change = changed('notice', notice, { personalCards: where }, 'preference set');
      return changeRecord(context, [change], preferenceCard(actor.name, where, null, true));
    }
    const after = { prefersCards: where, prefersPlatform: on ?? actor.prefersPlatform };
    const change = changed('person', actor, after, 'preference set');
    return changeRecord(context, [change], preferenceCard(actor.name, where, after.prefersPlatform, false));
  },
});
