/** `notice`: the letter, its clock and its settings; `notice all` and `notice show 1`: those that are over can still be read. */
import { noticeByNumber, presentNotice } from '../../core/notice/notice.ts';
import { expectationByCode } from '../../core/plan/expectation.ts';
import { dateOf } from '../../core/time/instants.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { actingOf, answer } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { noticeCard, noticesCard, pastExpectationCard, pastNoticeCard } from '../../views/notice/notice.ts';

export const notice = defineCommand({
  name: 'notice',
  who: 'known',
  changes: false,
  usage: [{ say: 'notice', does: 'The notice: when it expires and what that rests on, and its settings' }],
  slots: {},
  async run(_, context) {
    const card = noticeCard(
      presentNotice(context.snapshot),
      await context.read.notices(),
      context,
      actingOf(context).actor,
    );
    return answer(card);
  },
});

export const noticeAll = defineCommand({
  name: 'notice all',
  aliases: ['notices'],
  who: 'known',
  changes: false,
  usage: [{ say: 'notice all', does: 'Every notice that was ever entered, with its number' }],
  slots: {},
  run: async (_, context) => answer(noticesCard(await context.read.notices(), context.today)),
});

export const noticeShow = defineCommand({
  name: 'notice show',
  who: 'known',
  changes: false,
  usage: [{ say: 'notice show 1 E2', does: 'Read a notice that is over, or one of its expectations with its actions' }],
  slots: { number: slot.number({ expects: 'the number of a notice' }), about: slot.expectation({ optional: true }) },
  async run({ number, about }, context) {
    const { actor } = actingOf(context);
    const notices = await context.read.notices();
    const notice = noticeByNumber(notices, number);
    const snapshot = await context.read.snapshot(notice.id);
    const scene = { ...context, snapshot, today: lastDay(notice.decisionRecordedAt, context) };
    if (about === null) return answer(pastNoticeCard({ number, notice }, notices, scene, actor));
    return answer(pastExpectationCard(number, expectationByCode(snapshot, about), scene, actor));
  },
});

/** A decided notice is shown as it stood on the day its decision was recorded: nothing in it is late after that. */
function lastDay(decidedAt: string | null, { today, calendar }: Context): string {
  return decidedAt === null ? today : dateOf(decidedAt, calendar.timeZone);
}
