/** `update E2-03 same as last time` repeats the latest update with the day of today. */
import { repeatUpdate } from '../../core/plan/log-entry.ts';
import { changeSubject } from '../../dispatch/log-subject.ts';
import { actingOf } from '../../dispatch/outcome.ts';
import { updateForm } from '../../views/plan/log-entry.ts';
import type { UpdateRoute } from './update-slots.ts';

/** Takes an update that says no more than that nothing has changed. */
export const sameUpdate: UpdateRoute = {
  takes: (_, { same, text }) => (same === 'yes' || same === true) && !text,
  decide(subject, _, context) {
    const change = repeatUpdate(actingOf(context), subject, context.newId());
    return changeSubject(context, subject, [change], `says that ${subject.row.code} goes the same as last time`);
  },
  form: updateForm,
};
