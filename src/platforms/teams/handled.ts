/** Types for the way of one activity through its handler. */
import type { BackgroundWork } from '../background-work.ts';
import type { Activity } from './activity.ts';
import type { HttpAnswer } from './endpoint.ts';
import type { OfferedFiles } from './files.ts';
import type { ConversationReference, References } from './references.ts';
import type { Repeats } from './repeats.ts';
import type { SendParts } from './send-answer.ts';

/** The parts that an activity passes through. */
export interface HandlerParts extends SendParts {
  readonly references: References;
  readonly repeats: Repeats;
  readonly offered: OfferedFiles;
  /** Work that goes on after its HTTP request was answered. */
  readonly background: BackgroundWork;
}

/** How far a request has come. */
export interface Progress {
  /** The HTTP request has been answered, so that the result is told in a message. */
  late: boolean;
  /** The request has been carried out, or refused as a repeat. */
  decided: boolean;
}

/** The result of an activity. */
export interface Handled {
  readonly answer: HttpAnswer;
  /** Understood and carried out. `changedBy`: the words that changed the record. */
  readonly ok: boolean;
  readonly changedBy?: string;
}

/** Carries out an activity in its conversation. */
export type Run = (
  activity: Activity,
  conversation: ConversationReference,
  progress: Progress,
  parts: HandlerParts,
) => Promise<Handled>;
