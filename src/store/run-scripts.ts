/** Runs scripts on a connection: each at one go in a transaction, or one statement after the other. */
import { NotSavedError } from '../core/record/errors.ts';
import { type Client, type Compiled, compile, type Prepared, prepare } from './compiled.ts';
import type { OpenFile } from './open-file.ts';
import type { Script, Statement } from './scripts.ts';

/** Runs scripts on one connection, each in a transaction. The error of a statement is thrown where the script yielded it. */
export interface ScriptRunner {
  /** Every statement sees the same state of the file. */
  read<T>(script: Script<T>): T;
  /** Nobody else writes from its first statement on; nothing is written when it throws. */
  write<T>(script: Script<T>): T;
}

/** The runner, which writes only while the file is at its path: other writes would be lost with the open file. */
export function inPlace(run: ScriptRunner, place: OpenFile['place']): ScriptRunner {
  return {
    read: run.read,
    write(script) {
      requireInPlace(place);
      return run.write(script);
    },
  };
}

/** Throws `NotSavedError` when the open file is no longer at its path. */
export function requireInPlace({ fault }: OpenFile['place']): void {
  const gone = fault();
  if (gone !== null) throw new NotSavedError(gone);
}

/** Makes the runner of a connection, which keeps a prepared statement for each shape. */
export function scriptRunner(client: Client): ScriptRunner {
  const give = statementGiver(client);
  const run = client.transaction((script: Script<unknown>): unknown => {
    let step = script.next();
    while (!step.done) step = answerStep(script, step.value, give);
    return step.value;
  });
  return {
    read: <T>(script: Script<T>) => run.deferred(script) as T,
    write: <T>(script: Script<T>) => run.immediate(script) as T,
  };
}

/** The SQL of every shape that has been met, for all connections of this process. */
const compiled = new Map<string, Compiled>();

/** Makes the function that runs one statement on a connection and gives what the script wants to know of it. */
export function statementGiver(client: Client): (statement: Statement) => unknown {
  const known = new Map<string, Prepared<unknown>>();
  return ({ shape, build, values, gives }) => {
    let statement = known.get(shape);
    if (!statement) {
      const text = compiled.get(shape) ?? compile(build());
      compiled.set(shape, text);
      statement = prepare(client, text);
      known.set(shape, statement);
    }
    if (gives === 'count') return statement.run(values);
    return gives === 'all' ? statement.all(values) : statement.get(values);
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
