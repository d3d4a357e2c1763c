/**
 * The command line `bvn`: every command of the bot with an administrator's rights, and the administrator's own
 * commands. It works beside the running service, which delivers within a minute the posts made here.
 */
import './service/tz.ts';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { Command } from 'commander';
import { UserError } from './core/record/errors.ts';
import type { CommandButton } from './ports/card.ts';
import { readConfig } from './service/config.ts';
import { loadSettings, machine, runOrExplain } from './service/entry.ts';
import { examineInstallation } from './shell/doctor.ts';
import { beginRecord } from './shell/init.ts';
import { type Finding, verifyRecord } from './shell/proof.ts';
import { openShell, type Shell } from './shell/shell.ts';
import { simulate } from './shell/simulate.ts';
import { copyDatabase, restoreDatabase } from './store/copies.ts';
import { plainText } from './views/plain-text.ts';

await runOrExplain(async () => {
  loadSettings();
  await program().parseAsync();
});

function program(): Command {
  const program = new Command('bvn')
    .description('The Best Value Notice bot, from the shell. For what can be said: bvn help')
    .helpCommand(false)
    .enablePositionalOptions()
    .passThroughOptions()
    .argument('[words...]', 'what to say to the bot, such as: status E2')
    .action((words: string[]) => withShell((shell) => say(shell, words)));
  program
    .command('import <file> [words...]')
    .description('check a CSV file of actions, and save it when asked to')
    .option('--save', 'save it, unless a row is wrong')
    .addHelpText('after', '\nWords: because and the reason for dates that move')
    .action((file: string, words: string[], { save }: { save?: boolean }) =>
      withShell((shell) => importFile(shell, file, words, save)),
    );
  program
    .command('export <file>')
    .description('write every action to a CSV or xlsx file, or everything to a .zip: the ending of the name says which')
    .action((file: string) => withShell((shell) => exportFile(shell, file)));
  program
    .command('backup <file>')
    .description('copy the record to a new file, while the service runs')
    .action(async (file: string) => backUp(file));
  program
    .command('restore <file>')
    .description('put a copy back in the place of the record, while the service is stopped')
    .action(async (file: string) => restore(file));
  program
    .command('init')
    .description('begin a new record where one was lost, or take a new secret where that was lost')
    .action(async () => console.log(await beginRecord(readConfig())));
  program
    .command('doctor')
    .description('look at settings, database, audit, record, service and deliveries')
    .action(() => report(examineInstallation(readConfig())));
  program
    .command('verify')
    .description('prove that the record is as its audit says, and leads on from a head that was noted')
    .requiredOption('--head <code>', 'the head, as it stands on a weekly card, such as 1234-ABCDE-FGHJK')
    .action(({ head }: { head: string }) => report(verifyRecord(readConfig(), head)));
  program
    .command('simulate')
    .description('play the calendar ahead: print every future message, send none')
    .requiredOption('--until <date>', 'the last day, such as 2024-10-16')
    .action(async ({ until }: { until: string }) => {
      for await (const text of simulate(readConfig(), until)) console.log(text);
    });
  return program;
}

async function report(findings: AsyncIterable<Finding>): Promise<void> {
  for await (const { text, good } of findings) {
    console.log(`${good ? 'good ' : 'WRONG'}  ${text}`);
    if (!good) process.exitCode = 1;
  }
}

async function withShell(work: (shell: Shell) => Promise<void>): Promise<void> {
  await using shell = await openShell(readConfig());
  await work(shell);
}

async function say(shell: Shell, words: readonly string[]): Promise<void> {
  print(await shell.say(words.length > 0 ? words : ['help']));
}

async function importFile(shell: Shell, file: string, words: readonly string[], save = false): Promise<void> {
  const preview = await shell.say(['import', ...words], { name: basename(file), bytes: read(file) });
  print(preview);
  const button = preview.card?.buttons.find(
    (one): one is CommandButton => one.type === 'command' && one.command === 'import',
  );
  if (save && button) print(await shell.press(button));
}

async function exportFile(shell: Shell, file: string): Promise<void> {
  const ending = extname(file).toLowerCase();
  const kind = ending === '.xlsx' ? 'xlsx' : ending === '.zip' ? 'bundle' : 'csv';
  const reply = await shell.say(['export', kind]);
  if (!reply.file) return print(reply);
  try {
    writeFileSync(file, reply.file.content, { flag: 'wx' });
  } catch (error) {
    throw new UserError(
      `${file} cannot be written (${(error as NodeJS.ErrnoException).code}): name a new file in a folder that is there.`,
      { cause: error },
    );
  }
  console.log(`Written to ${file}.`);
}

async function backUp(file: string): Promise<void> {
  if (existsSync(file)) throw new UserError(`There is a file at ${file} already: name a new one.`);
  await copyDatabase(readConfig().databasePath, file);
  console.log(`Copied to ${file}, and checked.`);
}

async function restore(file: string): Promise<void> {
  const { kept } = await restoreDatabase(file, readConfig().databasePath, machine.clock.now());
  const before = kept === null ? '' : ` The record from before the restore is at ${kept}.`;
  console.log(
    `Put back from ${file}, and checked.${before} Messages due since the copy was made: the service looks them up on Slack, and keeps them back elsewhere until a lead says “release”.`,
  );
}

function read(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UserError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}): name a CSV file.`, {
      cause: error,
    });
  }
}

function print({ card, file, ok }: Awaited<ReturnType<Shell['say']>>): void {
  const content = typeof file?.content === 'string' ? file.content : null;
  const text = [card && plainText(card), content].filter((part) => part != null).join('\n\n');
  (ok ? console.log : console.error)(text);
  if (!ok) process.exitCode = 1;
}
