/** The data that a button or form of our cards carries, and how it is read when a person's client sends it back. */
import type { Input } from '../../dispatch/command.ts';

type Kind = 'press' | 'form';
type Submitted = Extract<Input, { kind: Kind }>;

/** Marks that every button and form of one card carries beside its command. */
export interface CardMarks {
  /** The form is the whole card, so that its answer may take the card's place. */
  readonly alone?: boolean;
  /** The question that this card answers: asked once more after a change, it gives the card as things stand then. */
  readonly again?: Input;
  /**
   * The card's message is for one person alone, so that a press on it is answered to them alone. Teams may not say so of a
   * press. The card itself keeps it, because a card outlives a restart and ends with its message after 24 hours.
   */
  readonly privately?: boolean;
}

/** A press or form as it comes back. */
export interface CardData {
  readonly input: Submitted;
  /** Whether the form that was sent is the whole card. */
  readonly alone: boolean;
  /** The question that the card answered; null for a card that nobody asked for. */
  readonly again: Input | null;
  /** Whether only the presser sees the card's message. */
  readonly privately: boolean;
}

/** The `data` of a card's action. A client adds the inputs of the form beside it. */
export function submitData(
  kind: Kind,
  command: string,
  args: Readonly<Record<string, string>>,
  { alone, again, privately }: CardMarks,
) {
  return {
    bvn: {
      kind,
      command,
      args,
      ...(alone ? { alone } : {}),
      ...(again ? { again } : {}),
      ...(privately ? { privately } : {}),
    },
  };
}

/** The id of an input: the number of its form on the card, and the name of its field. */
export function inputId(form: number, field: string): string {
  return `${form}.${field}`;
}

/** The press or form in `data`, as little to be trusted as anything typed; null when the data is not from our cards. */
export function readCardData(data: unknown): CardData | null {
  const input = readSubmitted(data);
  if (!input) return null;
  const { alone, again, privately } = (data as { bvn: { [Mark in keyof CardMarks]: unknown } }).bvn;
  return {
    input,
    alone: alone === true,
    again: isObject(again) ? readQuestion(again) : null,
    privately: privately === true,
  };
}

function readQuestion(again: Readonly<Record<string, unknown>>): Input | null {
  if (again.kind === 'text' && typeof again.text === 'string') return { kind: 'text', text: again.text };
  return readSubmitted({ bvn: again });
}

function readSubmitted(data: unknown): Submitted | null {
  if (!isObject(data) || !isObject(data.bvn)) return null;
  const { kind, command, args } = data.bvn;
  if ((kind !== 'press' && kind !== 'form') || typeof command !== 'string') return null;
  const fixed = textsIn(args);
  if (kind === 'press') return { kind, command, args: fixed };
  return { kind, command, args: { ...typedInto(textsIn(data)), ...fixed } };
}

/** The inputs of a form by the names of their fields; keys of another shape are not inputs. */
function typedInto(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([id, text]) => {
      const field = /^\d+\.(.+)$/.exec(id)?.[1];
      return field === undefined ? [] : [[field, text]];
    }),
  );
}

/** The values that are texts and not empty. */
function textsIn(value: unknown): Record<string, string> {
  const texts: Record<string, string> = {};
  if (!isObject(value)) return texts;
  for (const [name, text] of Object.entries(value)) if (typeof text === 'string' && text !== '') texts[name] = text;
  return texts;
}

/** Whether a value from outside is an object with keys, neither null nor a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
