/**
 * The two packages that a Teams administrator can install, for the bot with one app id. The plain one asks for no right to read messages: the bot hears what mentions it. The one with thread words
 * also asks for the right to read the messages of the teams it is added to, so that "done" in a thread is understood.
 */
import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { commands } from '../../src/commands/index.ts';

const FOLDER = new URL('.', import.meta.url);
const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** The same for every package, so that the same manifest gives the same bytes. */
const MADE = '2024-01-01T00:00:00Z';

export interface TeamsPackage {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Throws when `appId` is no id of an app registration. */
export function teamsPackages(appId: string): readonly TeamsPackage[] {
  if (!GUID.test(appId) || /^[0-]+$/.test(appId))
    throw new Error(`"${appId}" is not the id of an app registration, such as 11111111-2222-3333-4444-555555555555.`);
  return [
    { name: 'bvn-teams.zip', bytes: zipped(manifestFor(appId, false)) },
    { name: 'bvn-teams-thread-words.zip', bytes: zipped(manifestFor(appId, true)) },
  ];
}

function manifestFor(appId: string, threadWords: boolean): object {
  const text = readFileSync(new URL('manifest.json', FOLDER), 'utf8').replaceAll(
    '00000000-0000-0000-0000-000000000000',
    appId.toLowerCase(),
  );
  const manifest = withCommands(JSON.parse(text) as Manifest);
  if (!threadWords) return manifest;
  return {
    ...manifest,
    webApplicationInfo: { id: appId.toLowerCase(), resource: 'https://RscBasedStoreApp' },
    authorization: {
      permissions: { resourceSpecific: [{ name: 'ChannelMessage.Read.Group', type: 'Application' }] },
    },
  };
}

interface Manifest {
  readonly bots: readonly { readonly scopes: readonly string[] }[];
}

/** The commands that Teams offers while somebody writes to the bot: twelve at most in each list (app manifest, version 1.29). */
const OFFERED = ['status', 'mine', 'show', 'done', 'evidence', 'block', 'due', 'confirm', 'here', 'help'];

/** Adds the menus of commands, each command as it says itself. In channels and group chats they are slash commands too. */
function withCommands(manifest: Manifest): object {
  const offered = OFFERED.map((name) => {
    const { usage } = commands.find((one) => one.name === name) ?? { usage: [] };
    const [first] = usage;
    if (!first) throw new Error(`There is no command “${name}” for the menu in Teams.`);
    return { title: name, description: first.say === name ? first.does : `${first.does}: ${first.say}` };
  });
  const bots = manifest.bots.map((bot) => {
    const [own, shared] = [['personal'], bot.scopes.filter((scope) => scope !== 'personal')];
    const triggers = ['mention', 'slash'];
    return {
      ...bot,
      commandLists: [
        { scopes: own, commands: offered },
        { scopes: shared, triggers, commands: offered },
      ],
    };
  });
  return { ...manifest, bots };
}

function zipped(manifest: object): Uint8Array {
  const file = (name: string) => new Uint8Array(readFileSync(new URL(name, FOLDER)));
  const files = {
    'manifest.json': new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`),
    'color.png': file('color.png'),
    'outline.png': file('outline.png'),
  };
  return zipSync(files, { mtime: MADE });
}
