/** The packages for Teams: valid by Microsoft's schema, with icons as Teams wants them, and no more rights than their names say. */
import { inflateSync } from 'node:zlib';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import slackManifest from '../../../manifests/slack.json' with { type: 'json' };
import { drawColour, drawOutline } from '../../../manifests/teams/icons.ts';
import { teamsPackages } from '../../../manifests/teams/packages.ts';
import { commands } from '../../../src/commands/index.ts';

const APP_ID = '11111111-2222-3333-4444-555555555555';
const packages = teamsPackages(APP_ID).map(({ name, bytes }) => ({ name, files: unzipSync(bytes) }));

interface Manifest {
  readonly id: string;
  readonly bots: readonly {
    botId: string;
    supportsFiles: boolean;
    scopes: string[];
    supportsTargetedMessages?: boolean;
    commandLists: { scopes: string[]; triggers?: string[]; commands: { title: string; description: string }[] }[];
  }[];
  readonly composeExtensions: readonly { readonly botId: string; readonly commands: readonly object[] }[];
  readonly authorization?: object;
  readonly webApplicationInfo?: { readonly id: string };
}

function manifestOf(files: Readonly<Record<string, Uint8Array>>): Manifest {
  return JSON.parse(new TextDecoder().decode(files['manifest.json']));
}

describe.each(packages)('$name', ({ name, files }) => {
  it('the package holds the manifest and both icons, and no other file', () => {
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
  });

  it('the package’s manifest is valid by the schema', async () => {
    expect(await AppManifestUtils.validateAgainstSchema(manifestOf(files) as never)).toEqual([]);
  });

  it('the package’s manifest names this bot, for chats, teams and groups', () => {
    const { id, bots } = manifestOf(files);
    expect(id).toBe(APP_ID);
    expect(bots[0]).toMatchObject({ botId: APP_ID, scopes: ['personal', 'team', 'groupChat'], supportsFiles: true });
  });

  it('the package offers “Add as evidence” on messages, as Slack’s manifest does', () => {
    const [extension] = manifestOf(files).composeExtensions;
    expect(extension?.botId).toBe(APP_ID);
    const [shortcut] = slackManifest.features.shortcuts;
    expect(extension?.commands).toMatchObject([
      {
        type: 'action',
        title: shortcut?.name,
        description: shortcut?.description,
        context: ['message'],
        fetchTask: true,
      },
    ]);
  });

  it('the package’s commands are slash commands in channels and group chats, with private answers', () => {
    const [bot] = manifestOf(files).bots;
    expect(bot?.supportsTargetedMessages).toBe(true);
    expect(bot?.commandLists.map(({ scopes, triggers }) => [scopes, triggers])).toEqual([
      [['personal'], undefined],
      [
        ['team', 'groupChat'],
        ['mention', 'slash'],
      ],
    ]);
  });

  it('the package’s menu of commands says what the commands themselves say', () => {
    const lists = manifestOf(files).bots[0]?.commandLists ?? [];
    for (const { commands: listed } of lists) expect(listed.length).toBeLessThanOrEqual(12);
    const offered = lists.flatMap((list) => list.commands);
    expect(offered.map(({ title }) => title)).toContain('status');
    for (const { title, description } of offered) {
      const [usage] = commands.find(({ name }) => name === title)?.usage ?? [];
      expect(description).toContain(usage?.does);
      expect(description === usage?.does || description.endsWith(`: ${usage?.say}`)).toBe(true);
      expect(description.length).toBeLessThanOrEqual(128);
    }
  });

  it('the package asks to read all messages only where that is its purpose', () => {
    const { authorization, webApplicationInfo } = manifestOf(files);
    const reading = { permissions: { resourceSpecific: [{ name: 'ChannelMessage.Read.Group', type: 'Application' }] } };
    expect(authorization).toEqual(name.includes('thread-words') ? reading : undefined);
    expect(webApplicationInfo?.id).toBe(name.includes('thread-words') ? APP_ID : undefined);
  });

  it('the package has icons of the right size', () => {
    expect([sizeOf(files['color.png']), sizeOf(files['outline.png'])]).toEqual([
      [192, 192],
      [32, 32],
    ]);
  });
});

it('the outline is white lines on nothing; the colour icon covers its square', () => {
  const outline = pixelsOf(drawOutline(), 32);
  expect(outline.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(true);
  expect(new Set(outline.map(([, , , alpha]) => alpha === 0))).toEqual(new Set([true, false]));
  expect(pixelsOf(drawColour(), 192).every(([, , , alpha]) => alpha === 255)).toBe(true);
});

it('the icons in the packages are those that are drawn', () => {
  const [{ files } = { files: {} as Record<string, Uint8Array> }] = packages;
  expect(pixelsOf(Buffer.from(files['color.png'] ?? []), 192)).toEqual(pixelsOf(drawColour(), 192));
  expect(pixelsOf(Buffer.from(files['outline.png'] ?? []), 32)).toEqual(pixelsOf(drawOutline(), 32));
});

it('the same manifest gives the same bytes', () => {
  expect(teamsPackages(APP_ID)).toEqual(teamsPackages(APP_ID.toUpperCase()));
});

it.each(['', 'bvn', '00000000-0000-0000-0000-000000000000'])('the app id "%s" is refused', (appId) => {
  expect(() => teamsPackages(appId)).toThrow('is not the id of an app registration');
});

function sizeOf(png: Uint8Array | undefined): [number, number] {
  const bytes = Buffer.from(png ?? []);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

/** Red, green, blue and alpha of each pixel; the drawings use no filters. */
function pixelsOf(png: Buffer, size: number): number[][] {
  const length = png.readUInt32BE(33);
  const raw = inflateSync(png.subarray(41, 41 + length));
  return Array.from({ length: size * size }, (_, i) => {
    const at = Math.floor(i / size) * (size * 4 + 1) + 1 + (i % size) * 4;
    return [...raw.subarray(at, at + 4)];
  });
}
