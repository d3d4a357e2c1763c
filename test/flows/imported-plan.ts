/** A plan of two actions as the lead has imported it: one has begun, and one came in complete. */
import type { Bot } from '../helpers/bot.ts';
import { conversation } from '../helpers/plan-conversation.ts';

export const PLAN = `Ref,Action required,Lead officer,Target date,Status,Progress to date,Evidence link
1,Train the team,Owner,30 June 2024,In progress,Half of them trained,
2,Close the old accounts,Other,31/05/2024,Complete,,https://example.org/accounts`;

/** Sends the plan, or another of two actions, and saves it. */
export async function importPlan(bot: Bot, file: string | Uint8Array = PLAN) {
  const talk = conversation(bot);
  await talk.sends(file);
  await talk.presses('Save 2 actions');
  return talk;
}
