/** Issued reports: a lead says that a paper went out, and the day, the moment of its record and its digest are kept. */
import { type ActorContext, recordedId, requireLead } from '../../people/person.ts';
import { added, type Change } from '../../record/changes.ts';
import { UserError } from '../../record/errors.ts';
import type { IssuedReport, Notice } from '../../record/model.ts';

/**
 * The change that keeps an issued report, with the moment of the record that it shows, which may be days ago; `bodyId` is null
 * for the public. Leads only; throws `UserError`.
 */
export function issueReport(
  acting: ActorContext,
  notice: Notice,
  { bodyId, asAt, digest }: Pick<IssuedReport, 'bodyId' | 'asAt' | 'digest'>,
  id: string,
): Change {
  requireLead(acting, 'say that a report was issued');
  const issuedBy = recordedId(acting.actor);
  if (issuedBy === null) throw new UserError('Say in chat that a report was issued, so that the record shows who did.');
  const row: IssuedReport = {
    ...{ id, version: 1, noticeId: notice.id, bodyId, asAt, digest, issuedBy },
    issuedOn: acting.today,
  };
  return added('issuedReport', row, 'report issued');
}
