/** What a button or form of our cards carries, and how it is read when it comes back from somebody's client. */
import type { Input } from '../../dispatch/command.ts';

type Kind = 'press' | 'form';

export interface Carried {
  /** The form is the whole card, which its answer may take the place of. */
  readonly alone?: boolean;
  /** What was asked to get this card: asked once more after a change, it gives the card as things stand then. */
  readonly again?: Input;
}

/** The `data` of an action; a client adds the inputs of the form beside it. */
export function submitData(
  kind: Kind,
  command: string,
  args: Readonly<Record<string, string>>,
  { alone, again }: Carried,
) {
  return { bvn: { kind, command, args, ...(alone ? { alone } : {}), ...(again ? { again } : {}) } };
}

/** Whether the form that was sent is the whole card. */
export function isAlone(data: unknown): boolean {
  return isObject(data) && isObject(data.bvn) && data.bvn.alone === true;
}

/** The id of an input: the number of its form on the card, and the name of its field. */
export function inputId(form: number, field: string): string {
  return `${form}.${field}`;
}

/** What was asked to get the card that was pressed; null for a card that was not asked for. */
export function againIn(data: unknown): Input | null {
  if (!isObject(data) || !isObject(data.bvn) || !isObject(data.bvn.again)) return null;
  const { again } = data.bvn;
  if (again.kind === 'text' && typeof again.text === 'string') return { kind: 'text', text: again.text };
  return readSubmit({ bvn: again });
}

/** The press or form in `data`; null when it is none of ours. What it says is as little to be trusted as anything typed. */
export function readSubmit(data: unknown): Extract<Input, { kind: Kind }> | null {
  if (!isObject(data) || !isObject(data.bvn)) return null;
  const { kind, command, args } = data.bvn;
  if ((kind !== 'press' && kind !== 'form') || typeof command !== 'string') return null;
  const fixed = strings(args, (name) => name);
  if (kind === 'press') return { kind, command, args: fixed };
  const typed = strings(data, (id) => /^\d+\.(.+)$/.exec(id)?.[1] ?? null);
  return { kind, command, args: { ...typed, ...fixed } };
}

function strings(value: unknown, nameOf: (key: string) => string | null): Record<string, string> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, text]) => {
      const name = nameOf(key);
      return name !== null && typeof text === 'string' && text !== '' ? [[name, text]] : [];
    }),
  );
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
