/**
 * `account code` and `account join K7QM-3XWP`: a person proves by a one-time code that an account on a second platform
 * is theirs.
 */
import { joinProvedAccount } from '../../core/people/people.ts';
import { personOfAccount } from '../../core/people/person.ts';
import { UserError } from '../../core/record/errors.ts';
import { type Context, defineCommand, type JoinCodes, type Outcome } from '../../dispatch/command.ts';
import { actingOf, answer } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import type { Card } from '../../ports/card.ts';
import type { Post } from '../../ports/post.ts';
import type { JoinCode } from '../../ports/store.ts';
import { directPost } from '../../posting/direct.ts';
import { guestCard, refusedCard } from '../../views/ask/answers.ts';
import {
  CODE_SAID_OPENLY,
  joinCodeCard,
  joinedCard,
  joinedToldCard,
  NO_SUCH_CODE,
  TOO_MANY_CODES,
} from '../../views/people/join.ts';

/** Issues a one-time code to somebody in the record, in a private answer; an earlier code of theirs stops working. */
export const accountCode = defineCommand({
  name: 'account code',
  group: 'people',
  who: 'known',
  changes: false,
  usage: [{ say: 'account code', does: 'Get a private code that joins your account on another platform to you' }],
  slots: {},
  async run(_, context) {
    const { actor } = actingOf(context);
    const { actor: account } = context.request;
    return answer(
      joinCodeCard(await requireJoinCodes(context).issueCode(actor.id, account, context.now), account.platform),
    );
  },
});

/**
 * Joins an unknown account to the person whose code it types. Anyone may run it, so every check of the speaker is made
 * here.
 */
export const accountJoin = defineCommand({
  name: 'account join',
  group: 'people',
  who: 'anyone',
  changes: true,
  secret: true,
  usage: [{ say: 'account join K7QM-3XWP', does: 'Join this account to you with the code from your other account' }],
  slots: { code: slot.text({ expects: 'the code that “account code” gave you' }) },
  async run({ code: typed }, context) {
    const { request, actor, snapshot } = context;
    const codes = requireJoinCodes(context);
    if (!request.place.direct) {
      await codes.deleteCode(typed);
      return refuseWith(refusedCard(CODE_SAID_OPENLY));
    }
    if (request.actor.guest) return refuseWith(guestCard());
    if (actor) {
      throw new UserError(
        `This account is joined to ${actor.name} already. Say the code from the account that the bot does not know yet.`,
      );
    }
    const found = await codes.tryCode(typed, request);
    if (found === 'too many') throw new UserError(TOO_MANY_CODES);
    const code = found === 'unknown' || found.platform === request.actor.platform ? null : found;
    const person = code && personOfAccount(snapshot, code.platform, code.accountId);
    if (!code || person?.id !== code.personId) throw new UserError(NO_SUCH_CODE);
    return {
      ...answer(joinedCard(person, request.actor.platform)),
      changes: [joinProvedAccount(snapshot, person, request.actor)],
      posts: [joinedPost(code, context)],
      actor: person,
      joinCodeToDelete: code.seal,
    };
  },
});

const CODES_ARE_FOR_CHAT =
  'Codes are for people and their accounts. Say this in chat, or join an account yourself: account @name for "Monitoring Officer"';

function requireJoinCodes({ codes, request }: Context): JoinCodes {
  if (!codes || request.administrator) throw new UserError(CODES_ARE_FOR_CHAT);
  return codes;
}

/** A direct message to the account that asked for the code, in case somebody else has used the code. */
function joinedPost({ platform, accountId }: JoinCode, { request, snapshot, now }: Context): Post {
  const card = joinedToldCard(request.actor.name, request.actor.platform);
  return directPost(snapshot, `${platform}:${accountId}`, { key: `joined:${request.id}`, card, dueAt: now });
}

function refuseWith(card: Card): Outcome {
  return { ...answer(card), refused: true };
}
