/** The words for work that is reported, complete or withdrawn, and therefore cannot be reported again. */
import type { Action } from '../record/model.ts';

/** The refusal for an action that is not open, with the way to open it again. */
export function notOpenWords({ code, status }: Action): string {
  const again = status === 'reported_complete' ? `send it back: return ${code}` : `open it again: reopen ${code}`;
  return `${code} is ${status.replace('_', ' ')}. Expected an action that is still to be done. To ${again} because …`;
}
