/** Enters the configured first programme lead at the start. */
import { UNNAMED_LEAD } from '../core/people/people.ts';
import { accountIdOf, platformOf } from '../core/people/person.ts';
import { UserError } from '../core/record/errors.ts';
import type { Instant } from '../core/record/model.ts';
import type { Dispatch } from '../dispatch/command.ts';
import type { Store } from '../ports/store.ts';
import { plainText } from '../views/plain-text.ts';

/** Makes `account` (`slack:U0123`) the first lead; does nothing when the record has a lead. Throws `UserError` when it is refused. */
export async function enterFirstLead(account: string, store: Store, dispatch: Dispatch, now: Instant): Promise<void> {
  const { people } = await store.snapshot();
  if (people.some(({ role }) => role === 'lead')) return;
  const reply = await dispatch({
    id: `first-lead-${account}`,
    actor: { platform: 'local', accountId: 'shell', name: 'the configuration' },
    administrator: true,
    place: { platform: 'local', conversation: 'shell', direct: true },
    input: { kind: 'text', text: `role <@${account}|${nameOf(account)}> lead` },
    now,
  });
  if (reply.ok) return;
  const said = reply.card ? plainText(reply.card).replaceAll('\n', ' ') : 'no answer';
  throw new UserError(`BVN_FIRST_LEAD is "${account}" and could not be entered as programme lead: ${said}`);
}

/**
 * The first name of the lead in the record. Slack and Teams tell the name of an account when its user writes, and the record
 * takes it over then. The chat page has no names but the record's, so there the id is the name: `local:jo-smith` → "Jo Smith".
 */
function nameOf(account: string): string {
  if (platformOf(account) !== 'local') return UNNAMED_LEAD;
  const name = accountIdOf(account)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word[0]?.toUpperCase() + word.slice(1))
    .join(' ');
  return name === '' ? UNNAMED_LEAD : name;
}
