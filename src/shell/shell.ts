/** A way to speak to the bot with an administrator's rights, without the service: the record and the commands, nothing else. */
import { existsSync } from 'node:fs';
import { commands } from '../commands/index.ts';
import { UserError } from '../core/record/errors.ts';
import { type Instant, PLATFORMS } from '../core/record/model.ts';
import type { Input, Reply, Request } from '../dispatch/command.ts';
import { createDispatch } from '../dispatch/dispatch.ts';
import { readCsv } from '../documents/csv.ts';
import { jobs } from '../jobs/index.ts';
import { previewPosts } from '../jobs/preview.ts';
import type { CommandButton } from '../ports/card.ts';
import type { AccountRef } from '../ports/post.ts';
import type { Store } from '../ports/store.ts';
import { type Config, secretsOf } from '../service/config.ts';
import { machine } from '../service/entry.ts';
import { createLog, logTrouble } from '../service/log.ts';
import { openStore } from '../store/sqlite.ts';

export interface Shell extends AsyncDisposable {
  /** `words` as the shell has split them. */
  say(words: readonly string[], file?: Request['file']): Promise<Reply>;
  press(button: CommandButton): Promise<Reply>;
}

const ADMINISTRATOR: AccountRef = { platform: 'local', accountId: 'shell', name: 'the administrator' };

export async function openShell(config: Config): Promise<Shell> {
  const demonstration = config.mode === 'demonstration';
  if (demonstration && !existsSync(config.databasePath))
    throw new UserError(
      'There is no demonstration to speak to yet: run "npm start" first, or set DATABASE_URL to the file of a real record.',
    );
  const store = await openStore({ file: config.databasePath, opening: 'beside' });
  const now = await timeOfRecord(store, config);
  const write = (line: string) => void process.stderr.write(line);
  const log = createLog({ secrets: secretsOf(config), write, now: machine.clock.now });
  const { timeZone, authority } = config;
  const dispatch = createDispatch({
    ...{ store, commands, timeZone, authority, readCsv, newId: machine.newId },
    // The running service looks for new posts every minute.
    committed: () => {},
    comingPosts: (seen, through) => previewPosts({ ...seen, jobs, store, timeZone, newId: machine.newId }, through),
    trouble: logTrouble(log),
  });
  const ask = (input: Input, file?: Request['file']) =>
    dispatch({
      id: machine.newId(),
      actor: ADMINISTRATOR,
      administrator: true,
      place: { platform: 'local', conversation: 'shell', direct: true },
      now,
      input,
      ...(file ? { file } : {}),
    });
  return {
    say: (words, file) => ask({ kind: 'text', text: words.map(quoted).join(' ') }, file),
    press: ({ command, args }) => ask({ kind: 'press', command, args }),
    [Symbol.asyncDispose]: () => store.close(),
  };
}

/** An account as the record names it, `slack:U0123`. */
const ACCOUNT = new RegExp(String.raw`^(${PLATFORMS.join('|')}):[^\s<>|]+$`);

/** The shell has taken the quotes away from what was one argument; accounts such as slack:U0123 become mentions. */
function quoted(word: string): string {
  if (ACCOUNT.test(word)) return `<@${word}>`;
  return /\s/.test(word) && !/[<>"]/.test(word) ? `"${word}"` : word;
}

/** The demonstration's clock stands still in the service; here it stands where the record was last changed. */
export async function timeOfRecord(store: Store, { mode, demoNow }: Config): Promise<Instant> {
  if (mode !== 'demonstration') return machine.clock.now();
  return (await store.history({ since: demoNow })).at(-1)?.at ?? demoNow;
}
