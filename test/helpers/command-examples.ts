/** Tells whether the bot understands an example of a command in the help or in a document. */
import { commands } from '../../src/commands/index.ts';
import { splitLine } from '../../src/dispatch/parse.ts';
import { argsTypedNone, readSlots } from '../../src/dispatch/read-slots.ts';
import { context } from '../dispatch/specs.ts';

export interface Understood {
  /** The name of the command in the line. */
  readonly command: string;
  /** The arguments that cannot be read, as typed, without people, since those of an example are in no record. */
  readonly unread: readonly (string | undefined)[];
}

/** Reads a line as the bot would, without questions about dates. Throws the bot's answer to an unknown line. */
export function understand(say: string): Understood {
  const line = splitLine(say, commands);
  if ('fault' in line) throw new Error(`“${say}”: ${line.fault.message}`);
  const none = argsTypedNone(line.command.slots, line.raw);
  const raw = Object.fromEntries(Object.entries(line.raw).filter(([name]) => !none.includes(name)));
  const read = readSlots(line.command, raw, { ...context, sure: true });
  const faults = 'fault' in read ? Object.keys(read.fault.fields) : [];
  const unread = faults.map((name) => line.raw[name]).filter((value) => !/^[@"]/.test(value ?? ''));
  return { command: line.command.name, unread };
}
