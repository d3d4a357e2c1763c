/** The shapes of requests: the input of a platform, a command, its outcome and the reply. */
import type { Played } from '../core/record/apply.ts';
import type { Basis, Change } from '../core/record/changes.ts';
import type { Instant, IsoDate, Person, Platform, Snapshot } from '../core/record/model.ts';
import type { Redaction } from '../core/record/redaction.ts';
import type { Calendar } from '../core/time/calendar.ts';
import type { Card, Raw } from '../ports/card.ts';
import type { Formats } from '../ports/formats.ts';
import type { AccountRef, Place, Post, PostToDraw } from '../ports/post.ts';
import type { JoinCode, OutboxRow, PendingImport, Store } from '../ports/store.ts';
import type { HelpGroup } from '../views/ask/help.ts';
import type { ComingPosts } from '../views/reminders/preview.ts';
import type { Slots, Values } from './slots.ts';

/**
 * The input of a request. `text` is a whole command line, with or without `/bvn` or a mention in front.
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
  /**
   * Fetches the content of at most so many bytes; absent where the bot reads no files, as in a channel. Rejects with
   * `UserError`, which says why the content cannot be had and what to do.
   */
  read?(mostBytes: number): Promise<Uint8Array>;
}

/** One thing that somebody typed, pressed or sent, as its platform hands it to dispatch. */
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
  /** The names under which channels, teams, tags and groups are mentioned in the input, as they stand in its text. */
  readonly groups?: readonly string[];
  /** The message was edited: the words before the edit, and the id of the request that they made when they were new. */
  readonly edited?: { readonly before: string; readonly firstId: string };
  /** Files that came with the words. */
  readonly attached?: readonly AttachedFile[];
  /** A file that came with the request (CSV). */
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
  /** The shell's administrator acts with a lead's rights. */
  readonly administrator?: boolean;
  /** Nobody can fill in a form there, as in the shell, so that the answer says what to type. */
  readonly formless?: boolean;
}

/** Where the reply shows: to the asker alone, in the thread of the request, or in place of the pressed card. */
export type Audience = 'asker' | 'thread' | 'replace';

/** A file that the reply hands to the asker, such as an export. */
export interface FileOut {
  readonly name: string;
  readonly mediaType: string;
  readonly content: string | Uint8Array;
  /** The same as a page of HTML without scripts, for a platform that can show it to be read and printed. */
  readonly page?: string;
  /** The card shows the same by itself, so that it does not wait for the file. */
  readonly beside?: true;
}

/** The decision of a command. Dispatch commits it afterwards. */
export interface Outcome {
  readonly reply: Card | null;
  readonly audience: Audience;
  readonly changes: readonly Change[];
  /** The record after the changes, where the command has drawn it. */
  readonly played?: Played;
  readonly posts: readonly (Post | PostToDraw)[];
  /** Rows besides the actor and the notice that the decision rests on without changing them. */
  readonly basis?: readonly Basis[];
  /** An import to keep until it is saved or its retention is over. */
  readonly importToKeep?: PendingImport;
  /** The id of the pending import that these changes save; the commit deletes it. */
  readonly importToDelete?: string;
  /** The memory of this import, as JSON, to be kept for the next one and for its undo. */
  readonly importMemoryToKeep?: string;
  /** Replaces the actor of the request: the person whose account a join code has just proved. */
  readonly actor?: Person;
  /** The seal of the join code that proved it; the commit deletes it. */
  readonly joinCodeToDelete?: string;
  /** The texts that go for good with these changes. */
  readonly redaction?: Redaction;
  readonly file?: FileOut;
  /** The attached file that the command has read. */
  readonly fileRead?: AttachedFile;
  /** The reply refuses the file or values that were sent; the shell then ends with code 1. */
  readonly refused?: boolean;
  /** Names the post whose delivery decides the answer; `reply` shows until the post is final. */
  readonly trial?: Trial;
}

/** A trial post, whose delivery decides the answer to the command. */
export interface Trial {
  /** The identity key of the post. */
  readonly key: string;
  /** The answer once the post is final. `post` is null while it is not; `outsiders` are the people from outside who can read it. */
  answerFor(
    post: Pick<OutboxRow, 'state' | 'reason'> | null,
    outsiders?: readonly string[],
  ): Pick<Reply, 'card' | 'audience' | 'ok'>;
}

/** The answer that the platform shows once the decision is committed. */
export interface Reply {
  readonly card: Card | null;
  readonly audience: Audience;
  readonly file?: FileOut;
  /** Draws the line by which everybody in the conversation is told of the change; absent where there is none. */
  line?(): Card;
  /** The request changed the record or planned posts, now or when it first came. */
  readonly saved?: true;
  /** False when something was refused or not understood; a form that was sent stays open. */
  readonly ok: boolean;
  /** The reply that takes the place of this one once a post is final; resolves within seconds and never rejects. */
  later?(): Promise<Reply>;
}

/** Carries out one request and gives its reply. Never rejects: faults become replies. */
export type Dispatch = (request: Request) => Promise<Reply>;

/** Codes by which people prove that two accounts are theirs. The store keeps them outside the record and writes them at once. */
export interface JoinCodes {
  /** Makes a new code for a person, in place of an earlier one; `from` is the account that asked for it. */
  issueCode(personId: string, from: AccountRef, at: Instant): Promise<string>;
  /** Looks up a typed code. Every request counts as one try of its account, whether or not the code is right. */
  tryCode(typed: string, request: Request): Promise<JoinCode | 'unknown' | 'too many'>;
  /** Deletes a code that others may have seen. */
  deleteCode(typed: string): Promise<void>;
}

/** Everything a command may look at while it decides. */
export interface Context extends Formats {
  readonly request: Request;
  readonly now: Instant;
  readonly today: IsoDate;
  readonly calendar: Calendar;
  readonly snapshot: Snapshot;
  /** Names of the arguments to clear in the record: fields of a form that were filled in and sent empty, or arguments typed as “none”. */
  readonly emptied: readonly string[];
  /** Null for somebody who is not in the record; only commands for `anyone` run for them. */
  readonly actor: Person | null;
  /** Reads that only some commands need. */
  readonly read: Pick<
    Store,
    | 'snapshot'
    | 'notices'
    | 'history'
    | 'head'
    | 'posts'
    | 'committedOf'
    | 'pendingImport'
    | 'importMemory'
    | 'messagesHolding'
    | 'heldAside'
    | 'wholeRecord'
    | 'chain'
  >;
  /** The present faults of the service as a whole, a sentence each. */
  faults(): Promise<readonly string[]>;
  /** The names of the files beside the database, and of the nightly copies, that hold the record as it was. */
  copies(): readonly string[];
  /** Who from outside can read a conversation, in a few words each; null where that is not known. */
  outsiders(platform: Platform, conversation: string): Promise<readonly string[] | null>;
  /** The posts that the schedule plans from now through `through`, in order of time, if nobody changes the record. */
  comingPosts(through: Instant): Promise<readonly ComingPosts[]>;
  readonly newId: () => string;
  /** Absent where nobody has an account to join, as in the shell. */
  readonly codes?: JoinCodes | undefined;
  /** The authority's name by configuration, for the first notice. */
  readonly authority: string | null;
}

/** One way to type a command, as help and docs/commands.md show it. */
export interface Usage {
  /** Written as typed, without `/bvn`: `due E2-03 14 May because …`. */
  readonly say: string;
  readonly does: string;
}

/**
 * A command is data: parsing, help, completion and docs/commands.md read the same spec.
 * `who`: the lowest role that may run the command; finer rules are in core.
 */
export interface Command<S extends Slots = Slots> {
  readonly name: string;
  /** Other words for the same command. */
  readonly aliases?: readonly string[];
  /** The heading under which help lists it. */
  readonly group: HelpGroup;
  /** Help shows its first example; the other commands of the group are only named. */
  readonly everyday?: true;
  readonly who: 'anyone' | 'known' | 'officer' | 'lead';
  /** Whether it can change the record; a platform acknowledges a changing request only after its commit. */
  readonly changes: boolean;
  /** Guests who have been admitted may use it; any other command refuses them. */
  readonly guests?: true;
  /** Takes several codes in one line, always or with one of these arguments; each is decided and committed for itself. */
  readonly several?: true | readonly string[];
  /** Matches the plain replies that run the command in a thread which a card of the bot started. */
  readonly inThread?: RegExp;
  /** Takes a long text of this kind that is pasted without a command, as this argument. */
  readonly pasted?: { readonly argument: string; readonly kind: string; isOne(text: string): boolean };
  /** Its arguments are secret, so the bot stores its requests nowhere, not even until they are carried out. */
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

/** Whether a command takes several codes with these arguments. */
export function takesSeveral({ several }: Pick<Command, 'several'>, raw: Raw): boolean {
  return several === true || (several ?? []).some((name) => raw[name] !== undefined);
}
