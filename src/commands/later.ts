/** Answers that have to wait for what becomes of a post. */
import type { Dispatch } from '../dispatch/command.ts';
import type { OutboxRow } from '../ports/store.ts';

/** `fateOf`: what has become of a post within seconds; null while that is open. */
export function answeringLater(dispatch: Dispatch, fateOf: (key: string) => Promise<OutboxRow | null>): Dispatch {
  return async (request) => {
    const reply = await dispatch(request);
    const { trial } = reply;
    return trial ? { ...reply, later: async () => ({ ...reply, ...trial.told(await fateOf(trial.key)) }) } : reply;
  };
}
