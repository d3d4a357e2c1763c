/** Speaks to the bot with an administrator's rights and without the service: the record and the commands only. */
import { existsSync } from 'node:fs';
import { commands } from '../commands/index.ts';
import { UserError } from '../core/record/errors.ts';
import { type Instant, PLATFORMS } from '../core/record/model.ts';
import type { Input, Reply, Request } from '../dispatch/command.ts';
import { createDispatch } from '../dispatch/dispatch.ts';
import { formats } from '../documents/formats.ts';
import { jobs } from '../jobs/index.ts';
import { previewPosts } from '../jobs/preview.ts';
import { listCopies } from '../operations/nightly-copy.ts';
import type { CommandButton } from '../ports/card.ts';
import type { AccountRef } from '../ports/post.ts';
import type { Store } from '../ports/store.ts';
import { type Config, secretsOf } from '../service/config.ts';
import { machine } from '../service/entry.ts';
import { createLog, logTrouble } from '../service/log.ts';
import { openRecordOf } from '../service/record.ts';

/** An open connection of the administrator to the record. Dispose it to close the database. */
export interface Shell extends AsyncDisposable {
  /** Runs a command line. `words` are the arguments as the shell has split them, or one that is a whole line; `file` is for `import`. */
  say(words: readonly string[], file?: Request['file']): Promise<Reply>;
  /** Presses a button of an earlier answer, such as the one that saves an import. */
  press(button: CommandButton): Promise<Reply>;
}

const ADMINISTRATOR: AccountRef = { platform: 'local', accountId: 'shell', name: 'the administrator' };

/** Opens the record beside a running service. Throws `UserError` when there is no demonstration to speak to. */
export async function openShell(config: Config): Promise<Shell> {
  const demonstration = config.mode === 'demonstration';
  if (demonstration && !existsSync(config.databasePath))
    throw new UserError(
      'There is no demonstration to speak to yet: run "npm start" first, or set DATABASE_URL to the file of a real record.',
    );
  const { store, guard } = await openRecordOf(config, { opening: 'beside', now: machine.clock.now() });
  const now = await timeOfRecord(store, config);
  const write = (line: string) => void process.stderr.write(line);
  const log = createLog({ secrets: secretsOf(config), write, now: machine.clock.now });
  if (guard?.putBack) write(`${guard.putBack}\n`);
  const { timeZone, authority } = config;
  const dispatch = createDispatch({
    ...{ store, commands, timeZone, authority, formats, newId: machine.newId },
    // The running service looks for new posts every minute.
    committed: () => {},
    copies: () => listCopies(config.databasePath, config.backup?.folder ?? null),
    comingPosts: (seen, through) => previewPosts({ ...seen, jobs, store, timeZone, newId: machine.newId }, through),
    trouble: logTrouble(log),
  });
  const ask = (input: Input, file?: Request['file']) =>
    dispatch({
      id: machine.newId(),
      actor: ADMINISTRATOR,
      administrator: true,
      formless: true,
      place: { platform: 'local', conversation: 'shell', direct: true },
      now,
      input,
      ...(file ? { file } : {}),
    });
  return {
    say: (words, file) => ask({ kind: 'text', text: lineOf(words) }, file),
    press: ({ command, args }) => ask({ kind: 'press', command, args }),
    [Symbol.asyncDispose]: () => store.close(),
  };
}

/** An account as the record names it, `slack:U0123`. */
const ACCOUNT = new RegExp(String.raw`^(${PLATFORMS.join('|')}):[^\s<>|]+$`);

/** The line that the arguments make; one argument of several words is a line as it stands. */
function lineOf(words: readonly string[]): string {
  const [line, ...more] = words;
  if (line === undefined || more.length > 0) return words.map(quoteWord).join(' ');
  return line.replaceAll(/\S+/g, (word) => (ACCOUNT.test(word) ? `<@${word}>` : word));
}

/** Quotes an argument again, since the shell has removed its quotes; an account such as slack:U0123 becomes a mention. */
function quoteWord(word: string): string {
  if (ACCOUNT.test(word)) return `<@${word}>`;
  return /\s/.test(word) && !/[<>"]/.test(word) ? `"${word}"` : word;
}

/**
 * The time at which the shell acts. The demonstration's clock stands still, so there it is the time of the last change.
 */
export async function timeOfRecord(store: Store, { mode, demoNow }: Config): Promise<Instant> {
  if (mode !== 'demonstration') return machine.clock.now();
  return (await store.history({ since: demoNow })).at(-1)?.at ?? demoNow;
}
