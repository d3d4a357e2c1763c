/**
 * `notice`, `notice all` and `notice show 1`: the present notice, the list of all notices, and a notice that is over.
 */
import { noticeByNumber, presentNotice } from '../../core/notice/notice.ts';
import { expectationByCode } from '../../core/plan/expectation.ts';
import { dateOf } from '../../core/time/instants.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { actingOf, answer } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { noticeCard, noticesCard, pastExpectationCard, pastNoticeCard } from '../../views/notice/notice.ts';

/** Shows the present notice: its dates, how its expiry is known, and its settings. */
export const notice = defineCommand({
  name: 'notice',
  group: 'notice',
  everyday: true,
  who: 'known',
  changes: false,
  usage: [{ say: 'notice', does: 'The notice: when it expires, how that is known, and its settings' }],
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

/** Lists every notice ever entered with its number, which `notice show` and `export csv` take. */
export const noticeAll = defineCommand({
  name: 'notice all',
  group: 'notice',
  aliases: ['notices'],
  who: 'known',
  changes: false,
  usage: [{ say: 'notice all', does: 'Every notice that was ever entered, with its number' }],
  slots: {},
  run: async (_, context) => answer(noticesCard(await context.read.notices(), context.today)),
});

/** Shows a notice by its number, or one of its expectations, as it stood when its decision was recorded. */
export const noticeShow = defineCommand({
  name: 'notice show',
  group: 'notice',
  who: 'known',
  changes: false,
  usage: [{ say: 'notice show 1 E2', does: 'Read a notice that is over, or one of its expectations with its actions' }],
  slots: { number: slot.number({ expects: 'the number of a notice' }), about: slot.expectation({ optional: true }) },
  async run({ number, about }, context) {
    const { actor } = actingOf(context);
    const notices = await context.read.notices();
    const notice = noticeByNumber(notices, number);
    const snapshot = await context.read.snapshot(notice.id);
    const scene = { ...context, snapshot, today: dayShown(notice.decisionRecordedAt, context) };
    if (about === null) return answer(pastNoticeCard({ number, notice }, notices, scene, actor));
    return answer(pastExpectationCard(number, expectationByCode(snapshot, about), scene, actor));
  },
});

/** A decided notice is shown as on the day its decision was recorded, because no action in it becomes late after that. */
function dayShown(decidedAt: string | null, { today, calendar }: Context): string {
  return decidedAt === null ? today : dateOf(decidedAt, calendar.timeZone);
}
