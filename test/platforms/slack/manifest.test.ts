/** The manifest that the app is made from: of Slack's own type, inside its lengths, and in step with the code. */
import { readdirSync, readFileSync } from 'node:fs';
import type { webApi } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import manifest from '../../../manifests/slack.json' with { type: 'json' };

type Manifest = webApi.AppsManifestCreateArguments['manifest'];

/** The compiler reads texts in a file of data as any text; where Slack wants one of a few words, these say which. */
const typed = {
  ...manifest,
  _metadata: { ...manifest._metadata },
  features: {
    ...manifest.features,
    shortcuts: manifest.features.shortcuts.map((one) => ({ ...one, type: one.type as 'message' })),
  },
  oauth_config: {
    scopes: {
      bot: manifest.oauth_config.scopes.bot as never[],
      bot_optional: manifest.oauth_config.scopes.bot_optional as never[],
    },
  },
  settings: {
    ...manifest.settings,
    event_subscriptions: {
      ...manifest.settings.event_subscriptions,
      bot_events: manifest.settings.event_subscriptions.bot_events as never[],
    },
  },
} satisfies Manifest;

const folder = new URL('../../../src/platforms/slack/', import.meta.url);
const code = readdirSync(folder)
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');

/** Each scope with what of the code needs it. */
const NEEDED: Readonly<Record<string, RegExp>> = {
  'app_mentions:read': /'app_mention'/,
  'channels:history': /conversations\.history/,
  'channels:read': /conversations\.info/,
  'chat:write': /chat\.postMessage/,
  commands: /app\.command/,
  'files:write': /files\.getUploadURLExternal/,
  'groups:history': /conversations\.history/,
  'groups:read': /conversations\.members/,
  'im:history': /'im'/,
  'im:write': /conversations\.open/,
  'users:read': /users\.info/,
};

describe('manifests/slack.json', () => {
  it('the manifest stays inside the lengths that Slack takes', () => {
    const { display_information: shown, features } = typed;
    expect(shown.name.length).toBeLessThanOrEqual(35);
    expect(shown.description.length).toBeLessThanOrEqual(140);
    expect(shown.long_description.length).toBeGreaterThanOrEqual(175);
    expect(shown.long_description.length).toBeLessThanOrEqual(4000);
    expect(features.bot_user.display_name).toMatch(/^[a-z0-9._-]{1,80}$/);
    for (const command of features.slash_commands) {
      expect(command.command).toMatch(/^\/[a-z0-9_-]{1,31}$/);
      expect(command.description.length).toBeLessThanOrEqual(2000);
      expect(command.usage_hint.length).toBeLessThanOrEqual(1000);
    }
    for (const shortcut of features.shortcuts) {
      expect(shortcut.name.length).toBeLessThanOrEqual(24);
      expect(shortcut.description.length).toBeLessThanOrEqual(150);
      expect(shortcut.callback_id.length).toBeLessThanOrEqual(255);
    }
  });

  it('the manifest asks for no more scopes than the code needs', () => {
    expect([...typed.oauth_config.scopes.bot]).toEqual(Object.keys(NEEDED));
    for (const [scope, use] of Object.entries(NEEDED)) expect(code, scope).toMatch(use);
  });

  it('the manifest asks for one permission that the workspace may refuse, to read files', () => {
    expect(manifest.oauth_config.scopes.bot_optional).toEqual(['files:read']);
    expect(code).toMatch(/files\.info/);
    expect(readFileSync(new URL('../../../docs/slack.md', import.meta.url), 'utf8')).toContain('`files:read`');
  });

  it('the manifest subscribes to the events that have listeners', () => {
    const [listener = ''] = /^async function takeEvent[\s\S]*?^}/m.exec(code) ?? [];
    const heard = [...listener.matchAll(/case '(\w+)':/g)].map(([, name]) => name);
    const asked = manifest.settings.event_subscriptions.bot_events.map((name) => name.split('.')[0]);
    expect(new Set(asked)).toEqual(new Set(heard));
    expect(code).toContain(manifest.features.shortcuts[0]?.callback_id);
  });

  it('the manifest sends mentions as accounts, and everything to one address', () => {
    expect(manifest.features.slash_commands.every((command) => command.should_escape)).toBe(true);
    const addresses = JSON.stringify(manifest).match(/https:[^"]+/g);
    expect(new Set(addresses)).toEqual(new Set(['https://bvn.example.gov.uk/slack/events']));
  });
});
