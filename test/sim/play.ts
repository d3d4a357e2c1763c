/** Plays six months from a seed: people, faults, restarts and two platforms, with everything checked after every step. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { instantOf } from '../../src/core/time/instants.ts';
import type { Request } from '../../src/dispatch/command.ts';
import { PAUSE_MS } from '../../src/store/faults.ts';
import { turn } from '../helpers/clock.ts';
import { type Checks, createChecks } from './checks.ts';
import type { Fault } from './faults.ts';
import type { Guard } from './guards.ts';
import { beginLife, type Life } from './life.ts';
import { createMisfortunes, type Misfortunes } from './misfortunes.ts';
import { beginning, gettingRolesBack, losingRole, type Said, saying } from './people.ts';
import { createShelf, type Shelf } from './shelf.ts';
import { createWorld, type World, ZONE } from './world.ts';

export interface Played {
  readonly steps: number;
  readonly requests: number;
  readonly rows: number;
  readonly messages: number;
  readonly lives: number;
  readonly fired: ReadonlyMap<Fault, number>;
}

/** A run in which a check failed; the message says how to play it again. */
export class BadSeed extends Error {
  override name = 'BadSeed';
  constructor(seed: number, when: string, cause: unknown) {
    super(
      `Seed ${seed}, ${when}: ${cause instanceof Error ? cause.message : String(cause)} Play it again: npm run test:sim -- --seed ${seed}`,
      { cause },
    );
  }
}

const START = instantOf('2024-01-30', '09:00', ZONE);
const DAY_MS = 24 * 3_600_000;
const DAYS = 182;
const FULL_MS = 3 * 60_000;
/** The memory disk where the machine has one, since no check of a run depends on a real disk. */
const SHELF = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export interface PlayOptions {
  readonly seed: number;
  readonly days?: number;
  /** The guard that is removed. */
  readonly out?: Guard | null;
  /** The least probability of each fault. */
  readonly least?: number;
}

export async function play({ seed, days = DAYS, out = null, least = 0 }: PlayOptions): Promise<Played> {
  const folder = mkdtempSync(join(SHELF, 'bvn-sim-'));
  const world = createWorld(seed, join(folder, 'bvn.db'), START, out, least);
  const run = new Run(world, await beginLife(world));
  try {
    await run.begin();
    for (let day = 0; day < days; day += 1) await run.day();
    await run.quieten();
    return run.played();
  } catch (error) {
    throw new BadSeed(seed, `at ${world.clock.now()} in step ${run.steps}`, error);
  } finally {
    run.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

class Run {
  readonly #world: World;
  readonly #shelf: Shelf;
  readonly #misfortunes: Misfortunes;
  #checks: Checks;
  #life: Life;
  steps = 0;
  #requests = 0;
  #lives = 1;
  #rolesTaken = false;

  constructor(world: World, life: Life) {
    this.#world = world;
    this.#life = life;
    this.#checks = createChecks(world);
    this.#shelf = createShelf(world);
    this.#misfortunes = createMisfortunes(world, {
      life: () => this.#life,
      sawTime: (at) => this.#checks.sawTime(at),
    });
  }

  /** Sets the installation up before faults begin. */
  async begin(): Promise<void> {
    for (const said of beginning()) {
      const reply = await this.#life.dispatch(this.#request(said));
      if (!reply.ok && said.input.kind === 'text')
        throw new Error(`“${said.input.text}”: ${JSON.stringify(reply.card)}`);
      await this.#world.clock.advance(60_000);
    }
    this.#world.faults.start();
  }

  /** Plays a day with ticks at 9am and at a few other times; people send requests at some of them. */
  async day(): Promise<void> {
    const { chance } = this.#world;
    const minutes = [0, ...Array.from({ length: 1 + chance.below(3) }, () => chance.below(10 * 60))].sort(
      (a, b) => a - b,
    );
    let at = 0;
    for (const minute of minutes) {
      await this.#step((minute - at) * 60_000);
      at = minute;
    }
    if (this.#world.chance.hit(0.2) && !this.#life.isOver()) await this.#shelf.keep();
    await this.#pass(DAY_MS - at * 60_000);
  }

  async #step(ms: number): Promise<void> {
    this.steps += 1;
    const { faults, chance } = this.#world;
    await this.#pass(ms);
    this.#misfortunes.step();
    await this.#tick();
    if (chance.hit(0.45)) await this.#speak();
    if (faults.happens('stop and start')) await this.#restart();
    await this.#pass(1_000 * chance.below(90));
    this.#checks.afterStep();
  }

  async #pass(ms: number): Promise<void> {
    const { clock, state } = this.#world;
    // A full disk gets room within minutes, because the outbox tries every second, which slows the run.
    const full = state.diskFull ? Math.min(ms, FULL_MS) : 0;
    await clock.advance(full);
    if (ms > full) this.#misfortunes.setDisk(false);
    await clock.advance(ms - full);
    await this.#revive();
  }

  async #revive(): Promise<void> {
    if (this.#life.isOver()) await this.#restart();
  }

  async #tick(): Promise<void> {
    const at = this.#world.clock.now();
    const quiet = !this.#world.state.diskFull;
    const life = this.#life;
    await this.#whileAlive(life.tick());
    if (quiet && this.#life === life) this.#checks.afterGoodTick(at);
    life.kick();
  }

  async #speak(): Promise<void> {
    const { chance, faults, clock } = this.#world;
    const codes = this.#checks.codes();
    if (this.#rolesTaken) await this.#say(gettingRolesBack());
    this.#rolesTaken = codes.length > 0 && faults.happens('role taken meanwhile');
    const said = this.#rolesTaken
      ? losingRole(chance, codes, this.steps)
      : saying(chance, codes, clock.now(), this.steps);
    await this.#say(said);
  }

  /** Sends all requests at once, as people on two platforms do, and some of them twice, as platforms do. */
  async #say(said: readonly Said[]): Promise<void> {
    const requests = said.map((one) => this.#request(one));
    const again = requests.filter(() => this.#world.faults.happens('event sent again'));
    const locked = this.#world.faults.happens('locked') ? this.#lock() : null;
    const life = this.#life;
    const answers = Promise.all([...requests, ...again].map((request) => life.dispatch(request)));
    if (locked) {
      await turn();
      await locked();
    }
    await this.#whileAlive(answers);
    // A platform that got no answer because of a crash sends the event again.
    if (this.#life !== life) await this.#whileAlive(Promise.all(requests.map((one) => this.#life.dispatch(one))));
  }

  /** Another program locks the database; the returned function unlocks it. Waiting for the lock takes real time. */
  #lock(): () => Promise<void> {
    const other = new Database(this.#world.file);
    other.exec('begin immediate');
    return async () => {
      other.close();
      await setTimeout(10 * PAUSE_MS);
    };
  }

  #request(said: Said): Request {
    this.#requests += 1;
    return { id: `event-${this.#requests}`, now: this.#world.clock.now(), ...said };
  }

  async #whileAlive(work: Promise<unknown>): Promise<void> {
    await Promise.race([work, this.#life.ended]);
    await this.#revive();
  }

  async #restart(): Promise<void> {
    this.#life.end();
    this.#misfortunes.setDisk(false);
    if (this.#world.chance.hit(0.3)) await this.#world.clock.advance(1_000 * this.#world.chance.below(7_200));
    // A restore waits for a right clock, since a wrong one would not tell which posts fell due before it.
    if (!this.#misfortunes.isClockWrong() && (await this.#shelf.misfortunes())) this.#lookAnew();
    this.#life = await beginLife(this.#world);
    this.#lives += 1;
    this.#checks.afterStep();
    this.#world.forget();
    await this.#tick();
  }

  /** Begins new checks after a restore: the record is another, and the platforms keep their messages. */
  #lookAnew(): void {
    this.#checks.close();
    this.#checks = createChecks(this.#world);
  }

  /** Ends all faults and plays some hours, after which every post is final. */
  async quieten(): Promise<void> {
    const { faults, clock } = this.#world;
    faults.stop();
    await this.#revive();
    this.#misfortunes.end();
    for (let minute = 0; minute < 150; minute += 1) {
      this.#life.kick();
      await clock.advance(60_000);
    }
    this.#checks.afterStep();
    this.#checks.atEnd();
    const broken = await this.#life.store.brokenAt();
    if (broken !== null) throw new Error(`The product finds its own audit broken at event ${broken}.`);
  }

  played(): Played {
    const { slack, teams, faults } = this.#world;
    const rows = this.#life.client.prepare<[], number>('select count(*) from outbox').pluck().get() ?? 0;
    const messages = slack.messages.length + teams.messages.length;
    return { steps: this.steps, requests: this.#requests, rows, messages, lives: this.#lives, fired: faults.fired };
  }

  close(): void {
    this.#life.end();
    this.#checks.close();
  }
}
