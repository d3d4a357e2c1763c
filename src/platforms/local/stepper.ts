/** Moves the demonstration's clock forward, one step at a time. */
import { Refusal, type Shown } from './inbound.ts';
import type { Entry, Messages } from './messages.ts';
import { CHANNEL, type LocalPorts } from './ports.ts';

/** Makes the stepper of one page. Its `step` throws `Refusal` for an unknown step, and while another step runs. */
export function createStepper({ demo, newId, now }: LocalPorts, messages: Messages) {
  let running: string | null = null;

  const walk = async (id: string): Promise<Entry> => {
    if (!demo) throw new Refusal(404, 'The real clock runs here, and nobody moves it.');
    const steps = await demo.steps();
    const step = steps.find((it) => it.id === id);
    if (!step) {
      const known = steps.map((it) => it.id).join(', ');
      throw new Refusal(400, `The clock has no step "${id}"; expected one of: ${known}.`);
    }
    const line = newId();
    const content = { kind: 'clock', to: step.to } as const;
    const moved = {
      id: line,
      conversation: CHANNEL,
      thread: line,
      sentAt: now(),
      from: null,
      onlyFor: null,
      under: null,
    };
    const entry = messages.put({ ...moved, content });
    try {
      await demo.step(id);
    } catch (error) {
      messages.remove(line);
      throw error;
    }
    return messages.put({ ...moved, content: { ...content, posted: messages.postedAfter(entry) } });
  };
  return {
    /** The id of the running step; null while the clock stands. */
    running: (): string | null => running,
    /** Moves the clock; gives the line in the channel that says so and lists what came on the way. */
    async step(id: string): Promise<Shown> {
      if (running !== null) throw new Refusal(409, 'The clock is being moved already. Wait until it stands again.');
      running = id;
      messages.wake();
      try {
        const { message, seq } = await walk(id);
        return [{ id: message.id, seq }];
      } finally {
        running = null;
        messages.wake();
      }
    },
  };
}
