/**
 * The outbox: delivers the posts that the record intends, each conversation in its order, conversations side by side.
 *
 * - A post in a thread goes into it once its parent is delivered; when the parent never arrived, to the conversation itself.
 * - A redraw waits for its original; when that never arrived, it is suppressed.
 * - Posts for a platform that is not connected stay planned, and go out when it is connected again.
 */
import type { Instant, Platform } from '../core/record/model.ts';
import type { Deliverer } from '../ports/deliverer.ts';
import type { Store } from '../ports/store.ts';
import { createTurns } from '../ports/turns.ts';
import { createLane, type Lane } from './lane.ts';
import { createQueueProcessor, type QueueProcessor, type QueueProcessorParts, RETRY_MS } from './process-queue.ts';
import { MAX_WAIT_MS } from './step.ts';

/** The store, the platforms and the clock of the outbox; a platform without a deliverer is not connected. */
export interface OutboxParts extends Omit<QueueProcessorParts, 'turn'> {
  readonly store: QueueProcessorParts['store'] & Pick<Store, 'pendingQueues'>;
  readonly deliverers: Readonly<Partial<Record<Platform, Deliverer>>>;
}

/** The running outbox. Disposing waits for deliveries under way and starts no more. */
export interface Outbox extends AsyncDisposable {
  /** Starts delivering whatever is due, without waiting for it. */
  kick(): void;
  /** Resolves when nothing can be delivered at the present time. */
  drain(): Promise<void>;
}

/** Deliveries at the same time on one platform; a slow platform fills only its own lane. */
const AT_ONCE = 8;

/** Makes an outbox. It delivers nothing before the first `kick` or `drain`. */
export function createOutbox(parts: OutboxParts): Outbox {
  return new Loop(parts);
}

class Loop implements Outbox {
  readonly #parts: OutboxParts;
  readonly #processQueue: QueueProcessor;
  readonly #nextTurn = createTurns();
  readonly #lanes = new Map<Platform, Lane>();
  /** The queues that are being worked on. */
  readonly #running = new Map<string, Promise<void>>();
  /** The queues among these that got a new post meanwhile, so they start once more. */
  readonly #restarts = new Set<string>();
  /** Queues whose head waits for a post of another queue. */
  readonly #blocked = new Set<string>();
  /** When the head of a queue may be tried next. */
  readonly #nextTries = new Map<string, Instant>();
  #moves = 0;
  #scan: Promise<void> | null = null;
  #scanAgain = false;
  #closed = false;
  #stopTimer = () => {};

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#processQueue = createQueueProcessor({ ...parts, turn: () => this.#turn() });
  }

  kick(): void {
    if (this.#closed) return;
    this.#scanAgain = this.#scan !== null;
    this.#scan ??= this.#startAll().finally(() => {
      this.#scan = null;
      if (this.#scanAgain) this.kick();
    });
  }

  async drain(): Promise<void> {
    this.kick();
    await this.#idle();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    this.#stopTimer();
    await this.#idle();
  }

  async #idle(): Promise<void> {
    while (this.#scan || this.#running.size > 0) await Promise.all([this.#scan, ...this.#running.values()]);
  }

  async #startAll(): Promise<void> {
    try {
      const queues = await this.#parts.store.pendingQueues();
      // Every queue with a post starts now; a try kept for an empty queue would repeat for ever.
      this.#nextTries.clear();
      for (const queue of queues) this.#start(queue);
    } catch (error) {
      this.#retryLater('The outbox could not be read', error);
    }
  }

  #start(queue: string): void {
    if (this.#closed) return;
    if (this.#running.has(queue)) {
      this.#restarts.add(queue);
      return;
    }
    // A queue begins when all that start with it are counted, so that the first of hundreds leave others a turn, too.
    const work = Promise.resolve().then(() => this.#deliverQueue(queue));
    this.#running.set(
      queue,
      work.finally(() => this.#finishQueue(queue)),
    );
  }

  #finishQueue(queue: string): void {
    this.#running.delete(queue);
    if (this.#restarts.delete(queue)) this.#start(queue);
    else if (this.#running.size === 0) this.#setTimer();
  }

  /** Delivers a queue's posts one after another, going to the back of the platform's lane after each. */
  async #deliverQueue(queue: string): Promise<void> {
    try {
      this.#nextTries.delete(queue);
      // The name of a queue begins with its platform; reading the heads of hundreds of queues would take long.
      const platform = queue.slice(0, queue.indexOf(':')) as Platform;
      const deliverer = this.#parts.deliverers[platform];
      if (!deliverer) return;
      const lane = this.#laneOf(platform);
      while (await lane.run(() => this.#advance(queue, deliverer)));
    } catch (error) {
      this.#retryLater('A queue of the outbox came to a halt', error);
    }
  }

  /** Takes one post one step further; false when the queue is empty or has to wait. */
  async #advance(queue: string, deliverer: Deliverer): Promise<boolean> {
    await this.#turn();
    if (this.#closed) return false;
    const movesBefore = this.#moves;
    const progress = await this.#processQueue(queue, deliverer);
    if (progress.kind === 'moved') this.#unblock();
    if (progress.kind === 'wait') this.#nextTries.set(queue, progress.until);
    if (progress.kind !== 'blocked') return progress.kind === 'moved';
    // The other post may have moved since this queue read it; without another pass the queue would stay blocked.
    if (this.#moves !== movesBefore) return true;
    this.#blocked.add(queue);
    return false;
  }

  /** Claiming and settling each wait for the disk; when hundreds of queues are under way, requests come in between any two. */
  async #turn(): Promise<void> {
    if (this.#running.size > AT_ONCE) await this.#nextTurn();
  }

  #unblock(): void {
    this.#moves += 1;
    for (const queue of this.#blocked) this.#start(queue);
    this.#blocked.clear();
  }

  #laneOf(platform: Platform): Lane {
    const lane = this.#lanes.get(platform) ?? createLane(AT_ONCE);
    this.#lanes.set(platform, lane);
    return lane;
  }

  /** Sets the timer for the earliest planned try. */
  #setTimer(): void {
    this.#stopTimer();
    const nearest = [...this.#nextTries.values()].sort()[0];
    if (nearest === undefined || this.#closed) return;
    const ms = Date.parse(nearest) - Date.parse(this.#parts.clock.now());
    this.#stopTimer = this.#parts.clock.after(Math.min(Math.max(ms, 1), MAX_WAIT_MS), () => this.kick());
  }

  #retryLater(message: string, error: unknown): void {
    this.#parts.log.error(message, {}, error);
    this.#parts.clock.after(RETRY_MS, () => this.kick());
  }
}
