/** Gives a waiting file the reason for the dates that it moves, and shows its preview again. */
import { recordedId } from '../../core/people/person.ts';
import { UserError } from '../../core/record/errors.ts';
import type { Context, Outcome } from '../../dispatch/command.ts';
import { actingOf, answer } from '../../dispatch/outcome.ts';
import { reasonForm } from '../../views/files/import-reason.ts';
import { showPlan } from './import-plan.ts';
import { previewImport } from './own-file.ts';

/** Shows the form that asks for the reason, or takes the reason. Throws `UserError` for a file that does not wait any more. */
export async function giveReason(id: string, typed: string | null, context: Context): Promise<Outcome> {
  const because = typed?.trim();
  if (!because) return answer(reasonForm(id));
  const pending = await context.read.pendingImport(id);
  if (!pending || pending.personId !== recordedId(actingOf(context).actor))
    throw new UserError(
      'This file is not kept any more, or somebody else sent it. If you still need it, send the file again.',
    );
  const { versions: _, ...waiting } = JSON.parse(pending.text);
  const shown =
    'sheets' in waiting
      ? await showPlan({ ...waiting, because }, id, false, context)
      : await previewImport({ ...waiting, because }, false, context);
  return { ...shown, audience: 'replace' };
}
