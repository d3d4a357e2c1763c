/** The programme lead whom the configuration names, entered at the start while the record has none. */
import { UserError } from '../core/record/errors.ts';
import type { Instant } from '../core/record/model.ts';
import type { Dispatch } from '../dispatch/command.ts';
import type { Store } from '../ports/store.ts';
import { plainText } from '../views/plain-text.ts';

/** Until the account's owner is known by name, which a lead can put right. */
const NAME = 'First programme lead';

/** `account`: `slack:U0123`. Throws `UserError` when the record does not take it. */
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
