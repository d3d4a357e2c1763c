/** The parts of Microsoft's SDK that are used, by their files: the index also loads what is for language models. */
import { createRequire } from 'node:module';
import type * as TeamsAi from '@microsoft/teams-ai';
import { loadWhenUsed } from '../load-when-used.ts';

const load = createRequire(import.meta.url);
const loadForConnector = createRequire(load.resolve('botframework-connector'));

// The bot fetches its tokens itself: nothing uses the SDK's ways to Microsoft's login service.
loadWhenUsed(loadForConnector, '@azure/identity', 'DefaultAzureCredential');
loadWhenUsed(loadForConnector, '@azure/msal-node', 'ConfidentialClientApplication', 'ManagedIdentityApplication');
const adapter: Pick<typeof TeamsAi, 'TeamsAdapter'> = load('@microsoft/teams-ai/lib/TeamsAdapter.js');
const extractor: { readonly JwtTokenExtractor: KeySource } = loadForConnector('./auth/jwtTokenExtractor.js');

/** Where the SDK keeps the signing keys of a metadata address. Its types call this private. */
interface KeySource {
  getOrAddOpenIdMetadata(openIdUrl: string): {
    getKey(id: string): Promise<{ readonly endorsements?: readonly string[] } | null>;
  };
}

export const { TeamsAdapter } = adapter;

/** The signing key that the SDK has just judged a token by; null when there is none of this id. */
export function signingKey(openIdUrl: string, id: string) {
  return extractor.JwtTokenExtractor.getOrAddOpenIdMetadata(openIdUrl).getKey(id);
}
