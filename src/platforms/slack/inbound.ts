/**
 * Carries out each Slack event once, and decides when it is acknowledged. A read is acknowledged at once. A change is
 * acknowledged after its commit, or after it was kept in the inbox when Slack has to be asked first who somebody is. The
 * acknowledgement of a typed command carries the answer for the asker where it is there in time, which saves a call to Slack.
 */
import { setImmediate } from 'node:timers/promises';
import type { Reply } from '../../dispatch/command.ts';
import { within } from '../../ports/clock.ts';
import type { Place } from '../../ports/post.ts';
import { BackgroundWork } from '../background-work.ts';
import { OncePerEvent } from '../once-per-event.ts';
import type { Files } from './files.ts';
import { type FormVerdict, formVerdict, type Opened } from './modal.ts';
import type { Known, People } from './people.ts';
import type { Places } from './places.ts';
import type { SlackPorts } from './ports.ts';
import type { Acknowledgement, Replies } from './reply.ts';
import { accountsIn, type ReplyRoutes, requestOf, type SlackEvent } from './request.ts';

/** The parts that an event passes through. */
export interface InboundParts {
  readonly ports: SlackPorts;
  readonly people: People;
  readonly places: Places;
  readonly files: Files;
  readonly replies: Replies;
}

/** More events than come in the five minutes for which a signature is fresh. The record itself recognises older changes. */
const MAX_RECENT = 20_000;
/** Our own limit, far below the three seconds for which Slack waits: a later answer goes apart from its acknowledgement. */
const AT_ONCE_MS = 500;

/** Takes the events of one workspace. */
export class Inbound {
  readonly #parts: InboundParts;
  readonly #background: BackgroundWork;
  readonly #taken = new OncePerEvent<null>(MAX_RECENT);

  constructor(parts: InboundParts) {
    this.#parts = parts;
    this.#background = new BackgroundWork(parts.ports.log, 'Something from Slack was not carried out');
  }

  /** Resolves when the event is to be acknowledged, with the message that its acknowledgement shows, if any. Never rejects. */
  take(event: SlackEvent, routes: ReplyRoutes): Promise<Acknowledgement | null> {
    const acknowledgement = this.#takeOnce(event, routes);
    this.track(acknowledgement);
    return acknowledgement;
  }

  /** Carries out a form that was sent. `shown` are the names of its fields, in their order. */
  async submit(event: SlackEvent, opened: Opened, shown: readonly string[]): Promise<FormVerdict> {
    const { people, replies } = this.#parts;
    const accounts = accountsIn(event);
    const known = people.known(accounts) ?? (await this.#lookUp(accounts));
    const reply = known ? await this.#ask(event, known) : UNANSWERED;
    if (reply.ok) this.track(replies.send({ ...reply, audience: 'asker' }, event, {}));
    return formVerdict(reply, opened, shown);
  }

  /** Carries out the events that were kept and not carried out before the service last stopped. */
  async resume(): Promise<void> {
    const { inbox } = this.#parts.ports;
    for (const event of (await inbox.open()) as SlackEvent[]) {
      await this.#carryOut(event, {});
      await inbox.done(event.id);
    }
  }

  /** Waits for `work` at the end, and logs its failure. */
  track(work: Promise<unknown>): void {
    this.#background.track(work);
  }

  /** Resolves when all events are carried out and answered. */
  settled(): Promise<void> {
    return this.#background.settled();
  }

  async #takeOnce(event: SlackEvent, routes: ReplyRoutes): Promise<Acknowledgement | null> {
    const { ports, people } = this.#parts;
    // A repeat is told nothing: Slack shows the answer of the acknowledgement that came first.
    let answer: Acknowledgement | null = null;
    const takeFirst = async (): Promise<null> => {
      const known = people.known(accountsIn(event));
      const { mayChange } = ports.understand(event.input);
      answer = mayChange ? await this.#takeChange(event, routes, known) : await this.#takeRead(event, routes, known);
      return null;
    };
    try {
      await this.#taken.run(event.id, takeFirst);
    } catch (error) {
      ports.log.error('A request from Slack could not be taken', { request: event.id }, error);
    }
    return answer;
  }

  async #takeRead(event: SlackEvent, routes: ReplyRoutes, known: Known | null): Promise<Acknowledgement | null> {
    const { ports, replies } = this.#parts;
    if (!known || !routes.atOnce) {
      this.track(this.#readLater(event, routes));
      return null;
    }
    const reading = ports.dispatch(requestOf(event, known, ports.clock.now(), null));
    const reply = await within(ports.clock, AT_ONCE_MS, reading, () => null);
    if (reply) return this.#answer(reply, event, routes);
    this.track(reading.then((late) => replies.send(late, event, routes)));
    return null;
  }

  async #readLater(event: SlackEvent, routes: ReplyRoutes): Promise<void> {
    // The acknowledgement leaves first.
    await setImmediate();
    const { input, place } = event;
    const asksForForm = input.kind === 'press' && input.args.ask === 'yes';
    if (!asksForForm || !routes.trigger || routes.view) return this.#carryOut(event, routes);
    const view = await this.#parts.replies.openLoading(routes.trigger, place);
    return this.#carryOut(event, view ? { ...routes, view } : routes);
  }

  async #takeChange(event: SlackEvent, routes: ReplyRoutes, known: Known | null): Promise<Acknowledgement | null> {
    const { ports, places } = this.#parts;
    const { place, channelName } = event;
    if (channelName) places.keepName(place.conversation, channelName);
    if (!known || (hasName(place) && places.nameOf(place.conversation) === null)) {
      await this.#keep(event, routes);
      return null;
    }
    const askedMs = ports.clock.monotonicMs();
    const reply = await this.#ask(event, known);
    const isInTime = ports.clock.monotonicMs() - askedMs <= AT_ONCE_MS;
    return this.#answer(reply, event, { ...routes, atOnce: routes.atOnce === true && isInTime });
  }

  /** Keeps a change in the inbox, so that it can be acknowledged before it is carried out. */
  async #keep(event: SlackEvent, routes: ReplyRoutes): Promise<void> {
    const { understand, inbox, log } = this.#parts.ports;
    if (understand(event.input).isSecret) return this.#carryOut(event, routes);
    try {
      await inbox.put(event.id, event);
    } catch (error) {
      log.warn(
        'A request could not be kept, and is carried out before it is acknowledged',
        { request: event.id },
        error,
      );
      return this.#carryOut(event, routes);
    }
    this.track(this.#carryOut(event, routes).then(() => inbox.done(event.id)));
  }

  /** Carries out an event after Slack has said who everybody is. */
  async #carryOut(event: SlackEvent, routes: ReplyRoutes): Promise<void> {
    const { ports, places, replies } = this.#parts;
    const { input, place } = event;
    if (ports.understand(input).mayChange && hasName(place)) await places.findName(place.conversation);
    const known = await this.#lookUp(accountsIn(event));
    await replies.send(known ? await this.#ask(event, known) : UNANSWERED, event, routes);
  }

  async #lookUp(accounts: readonly string[]): Promise<Known | null> {
    try {
      return await this.#parts.people.look(accounts);
    } catch (error) {
      this.#parts.ports.log.warn('Slack did not say who somebody is', {}, error);
      return null;
    }
  }

  #ask(event: SlackEvent, known: Known): Promise<Reply> {
    const { ports, places, files } = this.#parts;
    const placeName = places.nameOf(event.place.conversation);
    const attached = files.readable(event.attached ?? []);
    return ports.dispatch(requestOf(event, known, ports.clock.now(), placeName, attached));
  }

  /** The answer as an acknowledgement, else null, and it is sent another way. */
  #answer(reply: Reply, event: SlackEvent, routes: ReplyRoutes): Acknowledgement | null {
    const { replies } = this.#parts;
    const acknowledgement = replies.acknowledgement(reply, event, routes);
    if (acknowledgement === null) this.track(replies.send(reply, event, routes));
    return acknowledgement;
  }
}

/** Whether this is a channel, whose name the record may need. */
function hasName({ direct, conversation }: Place): boolean {
  return direct !== true && conversation !== '';
}

const UNANSWERED: Reply = {
  ok: false,
  audience: 'asker',
  card: {
    title: 'Not done',
    summary: 'Slack did not answer.',
    body: [{ type: 'text', text: 'Slack did not say who you are, so nothing was done. Please try again in a minute.' }],
    buttons: [],
  },
};
