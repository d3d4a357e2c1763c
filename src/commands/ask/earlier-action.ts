/** An action of an earlier notice by its code, to read. */
import { noticeStatus } from '../../core/notice/notice.ts';
import { limitToReader } from '../../core/people/person.ts';
import { rowByCode } from '../../core/record/find-row.ts';
import { dateOf } from '../../core/time/instants.ts';
import type { Context } from '../../dispatch/command.ts';
import { actingOf } from '../../dispatch/outcome.ts';
import type { Card } from '../../ports/card.ts';
import { pastActionCard } from '../../views/notice/past-action.ts';
import { actionCard } from '../../views/plan/action.ts';

/**
 * The card of the action that bore this code under the latest earlier notice that had one, as it stood when that notice was decided
 * on; null where there is none. Guests read their own actions of the present notice alone.
 */
export async function earlierActionCard(code: string, context: Context): Promise<Card | null> {
  if (context.request.actor.guest) return null;
  const { actor } = actingOf(context);
  const notices = await context.read.notices();
  const numbered = notices.map((notice, index) => ({ notice, number: index + 1 }));
  for (const { notice, number } of numbered.reverse()) {
    if (notice.id === context.snapshot.notice?.id) continue;
    const record = await context.read.snapshot(notice.id);
    const action = rowByCode(record.actions, code);
    if (!action) continue;
    const { decisionRecordedAt: decidedAt } = notice;
    const today = decidedAt === null ? context.today : dateOf(decidedAt, context.calendar.timeZone);
    const snapshot = limitToReader(actor, { snapshot: record, today });
    const card = actionCard(rowByCode(snapshot.actions, code) ?? action, { ...context, snapshot, today }, actor);
    const next = context.snapshot.actions.find(({ carriedFromId }) => carriedFromId === action.id);
    return pastActionCard(card, {
      number,
      notice,
      status: noticeStatus(notice, context.today),
      code,
      next: next?.code ?? null,
    });
  }
  return null;
}
