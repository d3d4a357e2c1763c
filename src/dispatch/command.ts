/** The shapes of asking: what a platform hands over, what a command is, and what comes back. */
import type { Basis, Change } from '../core/record/changes.ts';
import type { Instant, IsoDate, Person, Platform, Snapshot } from '../core/record/model.ts';
import type { Calendar } from '../core/time/calendar.ts';
import type { Card, Raw } from '../ports/card.ts';
import type { AccountRef, Place, Post } from '../ports/post.ts';
import type { JoinCode, OutboxRow, PendingImport, Store } from '../ports/store.ts';
import type { ComingPosts } from '../views/reminders/preview.ts';
import type { Slots, Values } from './slots.ts';

/**
 * What was said. `text` is a whole command line, with or without `/bvn` or a mention in front.
 * `reply` is plain words in a thread that a card of ours started. `press` and `form` carry a command and its raw arguments.
 * In texts a mention of an account stands as `<@platform:accountId>`.
 */
export type Input =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'reply'; readonly text: string }
  | { readonly kind: 'press'; readonly command: string; readonly args: Raw }
  | { readonly kind: 'form'; readonly command: string; readonly args: Raw };

/** A file that somebody attached on a platform. */
export interface AttachedFile {
  readonly name: string;
  /** Where people can open it, an address of https. */
  readonly link: string;
}

export interface Request {
  /** The platform's own event id, the same at every retry of the same event. */
  readonly id: string;
  readonly actor: AccountRef;
  readonly place: Place;
  /** The name of the conversation, where the platform tells it. */
  readonly placeName?: string;
  readonly input: Input;
  readonly now: Instant;
  /** The accounts mentioned in the input, as the platform knows them. */
  readonly mentioned?: readonly AccountRef[];
  /** Files that came with the words, which the bot does not read. */
  readonly attached?: readonly AttachedFile[];
  /** A file that came with the request (CSV). */
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
  /** The shell's administrator acts with a lead's rights. */
  readonly administrator?: boolean;
}

/** Whom the reply is for: only the asker, the thread it was said in, or in the place of the card that was pressed. */
export type Audience = 'asker' | 'thread' | 'replace';

export interface FileOut {
  readonly name: string;
  readonly mediaType: string;
  readonly content: string;
}

/** What a command decides: nothing of it has happened yet. */
export interface Outcome {
  readonly reply: Card | null;
  readonly audience: Audience;
  readonly changes: readonly Change[];
  readonly posts: readonly Post[];
  /** Rows beside the actor and the notice that the decision rests on without changing them. */
  readonly basis?: readonly Basis[];
  /** An import to keep until it is saved or a day has passed. */
  readonly importToKeep?: PendingImport;
  /** The id of the pending import that these changes save; the commit deletes it. */
  readonly importToDelete?: string;
  /** Who acts, where the decision itself finds that out: the person whose account has just been proved. */
  readonly actor?: Person;
  /** The seal of the join code that proved it; the commit deletes it. */
  readonly joinCodeToDelete?: string;
  readonly file?: FileOut;
  /** The answer says that what was sent cannot be taken; the shell ends with code 1. */
  readonly refused?: boolean;
  /** A post among these whose fate is the answer; `reply` is what is said while that is open. */
  readonly trial?: Trial;
}

/** What a command tries by posting it. `told` is the answer once the post is final; `post` is null while it is not; `outsiders` can read it there. */
export interface Trial {
  readonly key: string;
  told(
    post: Pick<OutboxRow, 'state' | 'reason'> | null,
    outsiders?: readonly string[],
  ): Pick<Reply, 'card' | 'audience' | 'ok'>;
}

/** What the platform shows once the decision is committed. */
export interface Reply {
  readonly card: Card | null;
  readonly audience: Audience;
  readonly file?: FileOut;
  /** False when something was refused or not understood; a form that was sent stays open. */
  readonly ok: boolean;
  /** To be shown instead, because it rests on what becomes of a post; within seconds, and never rejects. */
  later?(): Promise<Reply>;
}

export type Dispatch = (request: Request) => Promise<Reply>;

/** Codes by which people prove that two accounts are theirs. What is kept of them lies beside the record, and is written at once. */
export interface JoinCodes {
  /** A new code of this person in the place of an earlier one, asked for by this account of theirs. */
  issue(personId: string, from: AccountRef, at: Instant): Promise<string>;
  /** Whose code was typed. Every request counts as one try of its account, whatever comes of it. */
  look(typed: string, request: Request): Promise<JoinCode | 'unknown' | 'too many'>;
  /** From now on this code does not work: others may have seen it. */
  spend(typed: string): Promise<void>;
}

/** Everything a command may look at while it decides. */
export interface Context {
  readonly request: Request;
  readonly now: Instant;
  readonly today: IsoDate;
  readonly calendar: Calendar;
  readonly snapshot: Snapshot;
  /** What is to be taken away: fields of a form that held something of the record when it was opened and were sent empty, or arguments typed as “none”. */
  readonly emptied: readonly string[];
  /** Null for a stranger, who has been refused before a command runs unless it is `open`. */
  readonly actor: Person | null;
  /** Reads that only some commands need. */
  readonly read: Pick<Store, 'snapshot' | 'notices' | 'history' | 'posts' | 'committedOf' | 'pendingImport'>;
  /** What is wrong with the service as a whole, a sentence each. */
  faults(): Promise<readonly string[]>;
  /** Who from outside can read a conversation, in a few words each; null where that is not known. */
  outsiders(platform: Platform, conversation: string): Promise<readonly string[] | null>;
  /** What the schedule will post from now through `through`, in order of time, if nobody changes the record. */
  comingPosts(through: Instant): Promise<readonly ComingPosts[]>;
  readonly newId: () => string;
  /** Absent where nobody has an account to join, as in the shell. */
  readonly codes?: JoinCodes | undefined;
  /** The authority's name by configuration, for the first notice. */
  readonly authority: string | null;
  /** The rows of a CSV file; throws `UserError` when it is none. */
  readonly readCsv: (bytes: Uint8Array) => readonly (readonly string[])[];
}

/** What a reader of help and docs/commands.md sees of one way to say a command. */
export interface Usage {
  /** Written as typed, without `/bvn`: `due E2-03 14 May because …`. */
  readonly say: string;
  readonly does: string;
}

/**
 * A command is data: parsing, help, completion and docs/commands.md read the same spec.
 * `who`: the least a person must be for the command to run at all; finer rules are the core's.
 */
export interface Command<S extends Slots = Slots> {
  readonly name: string;
  /** Other words for the same command. */
  readonly aliases?: readonly string[];
  readonly who: 'anyone' | 'known' | 'officer' | 'lead';
  /** Whether it can change the record; a platform acknowledges a changing request only after its commit. */
  readonly changes: boolean;
  /** Guests who have been admitted may use it; any other command refuses them. */
  readonly guests?: true;
  /** Plain words of it that act in a thread which a card of ours started, whole or from their beginning. */
  readonly inThread?: RegExp;
  /** What is typed with it is a secret: it is kept nowhere, also not until the request is carried out. */
  readonly secret?: true;
  readonly usage: readonly Usage[];
  readonly slots: S;
  run(values: Values<S>, context: Context): Outcome | Promise<Outcome>;
  /** The command as a form with what was typed or sent so far, shown when something that it needs is missing or wrong. */
  form?(raw: Raw, context: Context): Card;
}

/** Lets a command file state its slots once: `run` receives their values with the types that they read as. */
export function defineCommand<const S extends Slots>(command: Command<S>): Command<S> {
  return command;
}
