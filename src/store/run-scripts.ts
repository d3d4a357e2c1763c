/** Runs scripts on a connection: each at one go in a transaction, or one statement after the other. */
import { NotSavedError } from '../core/record/errors.ts';
import { bound, type Client, type Compiled, compile } from './compiled.ts';
import type { OpenFile } from './open-file.ts';
import type { Script, Statement } from './scripts.ts';

/** Runs scripts on one connection, each in a transaction. The error of a statement is thrown where the script yielded it. */
export interface ScriptRunner {
  /** Every statement sees the same state of the file. */
  read<T>(script: Script<T>): T;
  /** Nobody else writes from its first statement on; nothing is written when it throws. */
  write<T>(script: Script<T>): T;
}

/** Throws `NotSavedError` when the open file is no longer at its path. */
export function requireInPlace({ fault }: OpenFile['place']): void {
  const gone = fault();
  if (gone !== null) throw new NotSavedError(gone);
}

/**
 * Makes the runner of a connection, which keeps a prepared statement for each shape. With `place` it writes only while the file is at
 * its path: other writes would be lost with the open file.
 */
export function scriptRunner(client: Client, place?: OpenFile['place']): ScriptRunner {
  const give = statementGiver(client);
  const run = client.transaction((script: Script<unknown>): unknown => {
    let step = script.next();
    while (!step.done) step = answerStep(script, step.value, give);
    return step.value;
  });
  return {
    read: <T>(script: Script<T>) => run.deferred(script) as T,
    write<T>(script: Script<T>) {
      if (place) requireInPlace(place);
      return run.immediate(script) as T;
    },
  };
}

interface Prepared extends Pick<Compiled, 'parameters'> {
  readonly statement: ReturnType<Client['prepare']>;
}

/** The SQL of every shape that has been met, for all connections of this process. */
const compiled = new Map<string, Compiled>();

/** Makes the function that runs one statement on a connection and gives what the script wants to know of it. */
export function statementGiver(client: Client): (statement: Statement) => unknown {
  const known = new Map<string, Prepared>();
  return ({ shape, build, values, gives }) => {
    let prepared = known.get(shape);
    if (!prepared) {
      const text = compiled.get(shape) ?? compile(build());
      compiled.set(shape, text);
      prepared = { statement: client.prepare(text.sql), parameters: text.parameters };
      known.set(shape, prepared);
    }
    const { statement, parameters } = prepared;
    const list = bound(parameters, values);
    if (gives === 'count') return statement.run(list).changes;
    return gives === 'all' ? statement.all(list) : statement.get(list);
  };
}

/** Runs the statement that a script waits for, and goes on to the next one. The error of a statement is thrown into the script. */
export function answerStep<T>(script: Script<T>, statement: Statement, give: (statement: Statement) => unknown) {
  let found: unknown;
  try {
    found = give(statement);
  } catch (error) {
    return script.throw(error);
  }
  return script.next(found);
}
