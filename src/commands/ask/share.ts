/** `share`: posts an answer that was given privately as a card that everybody in the conversation can see. */
import { presentNotice } from '../../core/notice/notice.ts';
import { isLead, limitToReader } from '../../core/people/person.ts';
import { expectationByCode } from '../../core/plan/expectation.ts';
import { UserError } from '../../core/record/errors.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { actingOf } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import type { Post } from '../../ports/post.ts';
import { drawExpectation, drawStatus } from './status.ts';

/**
 * Posts the status or one expectation in the conversation. Only a lead or the SRO may share an expectation's actions.
 */
export const share = defineCommand({
  name: 'share',
  group: 'see',
  who: 'officer',
  changes: true,
  usage: [{ say: 'share E2', does: 'Post the status, or one expectation, where everybody here can see it' }],
  slots: { about: slot.expectation({ optional: true }) },
  run({ about }, context) {
    const notice = presentNotice(context.snapshot);
    const { actor } = actingOf(context);
    const { place, id } = context.request;
    if (place.direct || place.conversation === '')
      throw new UserError('There is nobody to share with here. Ask in a conversation.');
    if (
      about !== null &&
      !isLead(actor) &&
      expectationByCode(context.snapshot, about).seniorResponsibleOwnerId !== actor.id
    ) {
      throw new UserError(
        `Only a programme lead or the senior responsible owner of ${about} can share its actions here.`,
      );
    }
    const everybody = { ...context, snapshot: limitToReader(null, context) };
    const card = about === null ? drawStatus(context) : drawExpectation(everybody, about, null);
    const { message: _, ...where } = place;
    const post: Post = {
      key: `share:${id}`,
      noticeId: notice.id,
      place: where,
      card,
      countsTitle: 'Best Value Notice',
      live: null,
      about: [],
      dueAt: context.now,
    };
    return { reply: null, audience: 'asker', changes: [], posts: [post] };
  },
});
