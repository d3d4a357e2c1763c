/** Enters the configured first programme lead at the start. */
import { UserError } from '../core/record/errors.ts';
import type { Instant } from '../core/record/model.ts';
import type { Dispatch } from '../dispatch/command.ts';
import type { Store } from '../ports/store.ts';
import { plainText } from '../views/plain-text.ts';

/** The name in the record until somebody corrects it; the platform does not tell it at the start. */
const NAME = 'First programme lead';

/** Makes `account` (`slack:U0123`) the first lead; does nothing when the record has a lead. Throws `UserError` when it is refused. */
export async function enterFirstLead(account: string, store: Store, dispatch: Dispatch, now: Instant): Promise<void> {
  const { people } = await store.snapshot();
  if (people.some(({ role }) => role === 'lead')) return;
  const reply = await dispatch({
    id: `first-lead-${account}`,
    actor: { platform: 'local', accountId: 'shell', name: 'the configuration' },
    administrator: true,
    place: { platform: 'local', conversation: 'shell', direct: true },
    input: { kind: 'text', text: `role <@${account}|${NAME}> lead` },
    now,
  });
  if (reply.ok) return;
  const said = reply.card ? plainText(reply.card).replaceAll('\n', ' ') : 'no answer';
  throw new UserError(`BVN_FIRST_LEAD is "${account}" and could not be entered as programme lead: ${said}`);
}
