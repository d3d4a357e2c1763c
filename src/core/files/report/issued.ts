/** Issued reports: a lead says that a paper went out, and its day, its moment and its digest are kept. */
import { type ActorContext, recordedId, requireLead } from '../../people/person.ts';
import { added, type Change } from '../../record/changes.ts';
import { UserError } from '../../record/errors.ts';
import type { IssuedReport, Notice } from '../../record/model.ts';

/** The change that keeps an issued report; `bodyId` is null for the public. Leads only; throws `UserError`. */
export function issueReport(
  acting: ActorContext,
  notice: Notice,
  { bodyId, digest }: Pick<IssuedReport, 'bodyId' | 'digest'>,
  id: string,
): Change {
  requireLead(acting, 'say that a report was issued');
  const issuedBy = recordedId(acting.actor);
  if (issuedBy === null) throw new UserError('Say in chat that a report was issued, so that the record shows who did.');
  const row: IssuedReport = {
    ...{ id, version: 1, noticeId: notice.id, bodyId, digest, issuedBy },
    issuedOn: acting.today,
    asAt: acting.now,
  };
  return added('issuedReport', row, 'report issued');
}
