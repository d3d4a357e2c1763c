/** The record, the day and the accounts by which the sentences of a request are read. */
import { personOfAccount } from '../../core/people/person.ts';
import type { Person } from '../../core/record/model.ts';
import type { Context } from '../command.ts';
import { readMention } from '../tokens.ts';
import type { SentenceContext } from './pieces.ts';

/** The context in which sentences are read. For a guest, `limitToAsker` comes first, so that they find only their own actions. */
export function readingOf({ snapshot, today, calendar, request }: Context): SentenceContext {
  const personMentioned = (text: string): Person | null => {
    const mention = readMention(text);
    return mention && personOfAccount(snapshot, mention.platform, mention.accountId);
  };
  return {
    snapshot,
    today,
    calendar,
    expiresOn: snapshot.notice?.expiresOn ?? null,
    personMentioned,
    nameOf: (text) => nameOfAccount(text, request.mentioned ?? []),
  };
}

/** A mention with the name that the platform shows, so that a button can carry it. */
function nameOfAccount(text: string, mentioned: NonNullable<Context['request']['mentioned']>): string {
  const mention = readMention(text);
  const account =
    mention && mentioned.find((one) => one.platform === mention.platform && one.accountId === mention.accountId);
  return mention && account
    ? `<@${mention.platform}:${mention.accountId}|${account.name.replaceAll(/[<>|]/g, '')}>`
    : text;
}
