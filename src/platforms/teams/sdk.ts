/** The one part of Microsoft's SDK that is used, by its file: the index also loads what is for language models. */
import { createRequire } from 'node:module';
import type * as TeamsAi from '@microsoft/teams-ai';
import { loadWhenUsed } from '../load-when-used.ts';

const load = createRequire(import.meta.url);
const loadForConnector = createRequire(load.resolve('botframework-connector'));

// The bot fetches its tokens itself: nothing uses the SDK's ways to Microsoft's login service.
loadWhenUsed(loadForConnector, '@azure/identity', 'DefaultAzureCredential');
loadWhenUsed(loadForConnector, '@azure/msal-node', 'ConfidentialClientApplication', 'ManagedIdentityApplication');
const adapter: Pick<typeof TeamsAi, 'TeamsAdapter'> = load('@microsoft/teams-ai/lib/TeamsAdapter.js');

export const { TeamsAdapter } = adapter;
