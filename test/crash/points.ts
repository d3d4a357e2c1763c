/** Where the process is killed: before and after each write of the schedule and the outbox, and around each post. */
export const POINTS = [
  'before commit',
  'after commit',
  'before claim',
  'after claim',
  'before post',
  'after post',
  'before mark',
  'after mark',
] as const;
export type Point = (typeof POINTS)[number];

/** What a life of the process is told by its environment. */
export interface Life {
  readonly file: string;
  readonly startMs: number;
  readonly slackUrl: string;
  readonly teamsUrl: string;
  /** Names what this life plans; null for the last, which plans nothing. */
  readonly batch: string | null;
  /** Killed the `nth` time it comes to this point; null for never. */
  readonly point: Point | null;
  readonly nth: number;
}

/** What is planned in a life, on each platform; each in a conversation of its own. */
export const POSTS_A_LIFE = 6;
