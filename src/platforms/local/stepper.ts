/** Moves the demonstration's clock forward, one step at a time. */
import { Refusal } from './inbound.ts';
import type { Messages } from './messages.ts';
import { CHANNEL, type LocalPorts } from './ports.ts';

/** Makes the stepper of one page. Its `step` throws `Refusal` for an unknown step, and while another step runs. */
export function createStepper({ demo, newId }: LocalPorts, messages: Messages) {
  let running: string | null = null;

  const walk = async (id: string): Promise<void> => {
    if (!demo) throw new Refusal(404, 'The real clock runs here, and nobody moves it.');
    const steps = await demo.steps();
    const step = steps.find((it) => it.id === id);
    if (!step) {
      const known = steps.map((it) => it.id).join(', ');
      throw new Refusal(400, `The clock has no step "${id}"; expected one of: ${known}.`);
    }
    const line = newId();
    const content = { kind: 'clock' } as const;
    const moved = {
      id: line,
      conversation: CHANNEL,
      thread: line,
      sentAt: step.to,
      from: null,
      onlyFor: null,
      under: null,
    };
    messages.put({ ...moved, content });
    try {
      await demo.step(id);
    } catch (error) {
      messages.remove(line);
      throw error;
    }
  };
  return {
    /** The id of the running step; null while the clock stands. */
    running: (): string | null => running,
    /** Moves the clock, with a line in the channel that says so. */
    async step(id: string): Promise<void> {
      if (running !== null) throw new Refusal(409, 'The clock is being moved already. Wait until it stands again.');
      running = id;
      messages.wake();
      try {
        await walk(id);
      } finally {
        running = null;
        messages.wake();
      }
    },
  };
}
