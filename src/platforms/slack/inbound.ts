/**
 * Carries out what was heard, once: reads are acknowledged at once, what may change the record after its commit, or after
 * it was kept in the inbox where Slack has to be asked first who is who. A promise given here says when to acknowledge,
 * and with what: an answer for the asker alone goes with the acknowledgement of a typed command, where it is there at once,
 * which saves a request to Slack that costs more than the answer.
 */
import { setImmediate } from 'node:timers';
import type { Reply } from '../../dispatch/command.ts';
import type { Card } from '../../ports/card.ts';
import { within } from '../../ports/clock.ts';
import type { Place } from '../../ports/post.ts';
import { BackgroundWork } from '../background-work.ts';
import { OncePerEvent } from '../once-per-event.ts';
import { faultsOf, hasForm, type Opened, viewOf } from './modal.ts';
import type { Known, People } from './people.ts';
import type { Places } from './places.ts';
import type { SlackPorts } from './ports.ts';
import type { Acknowledgement, Show } from './reply.ts';
import { accountsIn, type Heard, requestOf, type Ways } from './request.ts';

export interface IntakeParts {
  readonly ports: SlackPorts;
  readonly people: People;
  readonly places: Places;
  readonly show: Show;
}

/** More than come in the five minutes for which a signature is fresh; of changes the record itself knows older ones. */
const MAX_RECENT = 20_000;
/** Nothing takes as long; what did would be answered apart from its acknowledgement, for which Slack waits 3 seconds. */
const AT_ONCE_MS = 500;

/** What a submitted form is answered with. */
export type Verdict =
  | { readonly response_action: 'clear' }
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: ReturnType<typeof viewOf> };

export interface Intake {
  /** Resolves when it is to be acknowledged, with what; what follows goes on by itself. Never rejects. */
  take(heard: Heard, ways: Ways): Promise<Acknowledgement | null>;
  /** A form that was sent, as it was opened: `shown` are its fields, in their order. */
  submit(heard: Heard, opened: Opened, shown: readonly string[]): Promise<Verdict>;
  /** Something else to be waited for at the end. */
  track(work: Promise<unknown>): void;
  /** What was kept and not carried out before the last end. */
  resume(): Promise<void>;
  settled(): Promise<void>;
}

export function createIntake({ ports, people, places, show }: IntakeParts): Intake {
  const { log, clock } = ports;
  const background = new BackgroundWork(log, 'Something from Slack was not carried out');
  const track = (work: Promise<unknown>) => background.track(work);
  const taken = new OncePerEvent<null>(MAX_RECENT);

  const ask = (heard: Heard, known: Known): Promise<Reply> =>
    ports.dispatch(requestOf(heard, known, clock.now(), places.nameOf(heard.place.conversation)));
  const carryOut = async (heard: Heard, ways: Ways): Promise<void> => {
    if (ports.understand(heard.input).mayChange && isNamed(heard.place)) await places.name(heard.place.conversation);
    const known = await people.look(accountsIn(heard)).catch((error: unknown) => unknownPeople(error));
    await show.reply(known ? await ask(heard, known) : UNANSWERED, heard, ways);
  };
  const unknownPeople = (error: unknown): null => {
    log.warn('Slack did not say who somebody is', {}, error);
    return null;
  };
  const read = async (heard: Heard, ways: Ways): Promise<void> => {
    const isAsked = heard.input.kind === 'press' && heard.input.args.ask === 'yes';
    const view = isAsked && ways.trigger && !ways.view ? await show.loading(ways.trigger, heard.place) : ways.view;
    await carryOut(heard, { ...ways, ...(view ? { view } : {}) });
  };
  const keep = async (heard: Heard, ways: Ways): Promise<void> => {
    if (ports.understand(heard.input).isSecret) return carryOut(heard, ways);
    try {
      await ports.inbox.put(heard.id, heard);
    } catch (error) {
      // Nothing can be kept, so it is carried out before it is acknowledged.
      log.warn('A request could not be kept', { request: heard.id }, error);
      return carryOut(heard, ways);
    }
    track(carryOut(heard, ways).then(() => ports.inbox.done(heard.id)));
  };
  const answer = (reply: Reply, heard: Heard, ways: Ways): Acknowledgement | null => {
    const shown = show.atOnce(reply, heard, ways);
    if (shown === null) track(show.reply(reply, heard, ways));
    return shown;
  };
  const readAtOnce = async (heard: Heard, ways: Ways, known: Known): Promise<Acknowledgement | null> => {
    const reading = ask(heard, known);
    const reply = await within(clock, AT_ONCE_MS, reading, () => null);
    if (reply !== null) return answer(reply, heard, ways);
    track(reading.then((late) => show.reply(late, heard, ways)));
    return null;
  };
  const start = async (heard: Heard, ways: Ways): Promise<Acknowledgement | null> => {
    const known = people.known(accountsIn(heard));
    if (!ports.understand(heard.input).mayChange) {
      if (known && ways.atOnce) return readAtOnce(heard, ways, known);
      track(new Promise<void>((go) => setImmediate(go)).then(() => read(heard, ways)));
      return null;
    }
    const { place } = heard;
    if (!known || (isNamed(place) && places.nameOf(place.conversation) === null)) {
      await keep(heard, ways);
      return null;
    }
    const askedMs = clock.monotonicMs();
    const reply = await ask(heard, known);
    const atOnce = ways.atOnce === true && clock.monotonicMs() - askedMs <= AT_ONCE_MS;
    return answer(reply, heard, { ...ways, atOnce });
  };
  return {
    track,
    async take(heard, ways) {
      if (heard.channelName) places.called(heard.place.conversation, heard.channelName);
      // A repeat is told nothing: Slack shows the answer of whichever acknowledgement came first.
      let answer: Acknowledgement | null = null;
      try {
        await taken.run(heard.id, async () => {
          answer = await start(heard, ways);
          return null;
        });
      } catch (error) {
        log.error('A request from Slack could not be taken', { request: heard.id }, error);
      }
      return answer;
    },
    async submit(heard, opened, shown) {
      const accounts = accountsIn(heard);
      const known = people.known(accounts) ?? (await people.look(accounts).catch(unknownPeople));
      const reply = known ? await ask(heard, known) : UNANSWERED;
      if (reply.ok) track(show.reply({ ...reply, audience: 'asker' }, heard, {}));
      return verdictOn(reply, opened, shown);
    },
    async resume() {
      for (const kept of (await ports.inbox.open()) as Heard[]) {
        await carryOut(kept, {});
        await ports.inbox.done(kept.id);
      }
    },
    settled: () => background.settled(),
  };
}

/** Channels have names that the record may need. */
function isNamed({ direct, conversation }: Place): boolean {
  return direct !== true && conversation !== '';
}

/** A refused form stays open with everything that was entered. */
function verdictOn({ card, ok }: Reply, opened: Opened, shown: readonly string[]): Verdict {
  const [first = 'form'] = shown;
  if (ok || !card) return { response_action: 'clear' };
  if (!hasForm(card)) return { response_action: 'errors', errors: { [first]: wordsOf(card) } };
  const errors = faultsOf(card, opened, shown);
  return errors
    ? { response_action: 'errors', errors }
    : { response_action: 'update', view: viewOf(card, opened.place) };
}

function wordsOf({ title, body }: Card): string {
  const texts = body.flatMap((element) => ('text' in element ? [element.text] : []));
  return [title, ...texts].join('. ');
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
