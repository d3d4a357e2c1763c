/**
 * `account remove on teams` takes away an account of the asker; `account remove @x` lets a lead take away anybody's.
 */
import { removeAccount } from '../../core/people/people.ts';
import { preferredAccount } from '../../core/people/person.ts';
import { applyChanges } from '../../core/record/apply.ts';
import { UserError } from '../../core/record/errors.ts';
import { type Account, type Person, PLATFORMS, type Platform } from '../../core/record/model.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { accountOf, actingOf, changeRecord } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import type { Mention } from '../../dispatch/tokens.ts';
import type { Post } from '../../ports/post.ts';
import { directPost } from '../../posting/direct.ts';
import {
  accountRemovedCard,
  accountRemovedToldCard,
  NO_ACCOUNT_NAMED,
  severalAccounts,
} from '../../views/people/people.ts';
import { ON_PLATFORM } from '../../views/places.ts';

/**
 * Takes an account away from its person. Messages that wait for it go to another account of theirs, or are withdrawn.
 */
export const accountRemove = defineCommand({
  name: 'account remove',
  group: 'people',
  aliases: ['remove account'],
  who: 'known',
  changes: true,
  usage: [
    { say: 'account remove on teams', does: 'Take your account on a platform away. Ask from another account of yours' },
    { say: 'account remove @x', does: 'For a programme lead: take away the account that you mention' },
    {
      say: 'account remove "Monitoring Officer" on teams',
      does: "The same with somebody's name, where you cannot mention the account",
    },
  ],
  slots: {
    person: slot.person({ optional: true }),
    on: slot.choice(PLATFORMS, { keyword: 'on', optional: true }),
  },
  run({ person: value, on }, context) {
    if (value === null && on === null) throw new UserError(NO_ACCOUNT_NAMED);
    const acting = actingOf(context);
    const named = value && 'known' in value ? value : { known: acting.actor };
    const { known: person, mention } = named;
    const account = chooseAccount(person, { mention, on }, context);
    const { change, basis } = removeAccount(acting, account);
    const after = applyChanges(context.snapshot, [change]);
    const outcome = changeRecord(
      context,
      [change],
      accountRemovedCard(acting.actor.name, person, account.platform, after),
    );
    return {
      ...outcome,
      posts: [...outcome.posts, ...removedPosts(person, account, { ...context, snapshot: after })],
      basis,
    };
  },
});

/**
 * The mentioned account, or the only other account of the person. The account that asks is refused, so that a mistake can
 * still be corrected from it.
 */
function chooseAccount(
  person: Person,
  { mention, on }: { readonly mention?: Mention | undefined; readonly on: Platform | null },
  { snapshot, request }: Context,
): Account {
  const own = snapshot.accounts.filter(({ personId }) => personId === person.id);
  const there = own.filter(({ platform }) => on === null || platform === on);
  if (there.length === 0) {
    const where = on === null ? '' : ` ${ON_PLATFORM[on]}`;
    throw new UserError(`${person.name} has no account${where}, so there is none to take away.`);
  }
  const mentioned = there.filter(({ id }) => mention && id === accountOf(mention));
  const others = there.filter(({ id }) => id !== accountOf(request.actor));
  const [account, another] = mentioned.length > 0 ? mentioned : others;
  if (!account || account.id === accountOf(request.actor)) {
    throw new UserError(
      'This is the account that you are asking from. Take it away from another account of yours, or ask a programme lead.',
    );
  }
  if (another) throw new UserError(severalAccounts(person, others));
  return account;
}

/** A direct message to an account that the person keeps, unless that account asked for the removal. */
function removedPosts(person: Person, account: Account, { request, snapshot, actor, now }: Context): readonly Post[] {
  const to = preferredAccount(snapshot, person.id, accountOf(request.actor));
  if (to === null) return [];
  const card = accountRemovedToldCard(actor?.name ?? '', account.platform);
  return [directPost(snapshot, to, { key: `account removed:${request.id}`, card, dueAt: now })];
}
