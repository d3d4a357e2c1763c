/**
 * Loads the worked example through the bot's own commands, so that its record and audit are the same as in real use.
 */
import { instantOf } from '../core/time/instants.ts';
import type { Dispatch, Request } from '../dispatch/command.ts';
import type { AccountRef, Place } from '../ports/post.ts';
import { plainText } from '../views/plain-text.ts';
import { BODIES, EXAMPLE, PEOPLE, PROGRAMME_DIRECTOR, type Said, SETTING_UP } from './example.ts';

/**
 * Sends every line of the example to `dispatch`. Reminders are posted in `channel`, which people know as `name`, from the
 * local time `from` on (`2024-06-21 15:00`). Throws `Error` when the bot refuses a line.
 */
export async function loadExample(
  dispatch: Dispatch,
  where: { readonly channel: string; readonly name: string; readonly timeZone: string; readonly from: string },
): Promise<void> {
  let count = 0;
  const say = async (said: Said, more: Partial<Request>): Promise<void> => {
    count += 1;
    const [date = '', time = ''] = said.at.split(' ');
    const reply = await dispatch({
      id: `example-${count}`,
      actor: accountOf(said.who),
      place: { platform: 'local', conversation: `dm:${said.who}`, direct: true },
      input: { kind: 'text', text: said.line },
      now: instantOf(date, time, where.timeZone),
      ...more,
    });
    if (!reply.ok)
      throw new Error(`The example cannot say “${said.line}”: ${reply.card ? plainText(reply.card) : 'no answer'}`);
  };
  for (const [accountId, name, role] of PEOPLE) {
    const line = `role <@local:${accountId}|${name}> ${role}`;
    await say({ at: SETTING_UP, who: accountId, line }, { administrator: true, mentioned: [accountOf(accountId)] });
  }
  for (const name of BODIES) {
    await say({ at: SETTING_UP, who: PROGRAMME_DIRECTOR, line: `role "${name}" officer` }, { administrator: true });
  }
  for (const said of EXAMPLE) await say(said, {});
  const place: Place = { platform: 'local', conversation: where.channel };
  await say({ at: where.from, who: PROGRAMME_DIRECTOR, line: 'here' }, { place, placeName: where.name });
}

function accountOf(accountId: string): AccountRef {
  const person = PEOPLE.find(([id]) => id === accountId);
  return { platform: 'local', accountId, name: person?.[1] ?? accountId };
}
