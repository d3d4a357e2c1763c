/** Loads the worked example through the bot's own commands, so that record and audit are those of real use. */
import { instantOf } from '../core/time/instants.ts';
import type { Dispatch, Request } from '../dispatch/command.ts';
import type { AccountRef, Place } from '../ports/post.ts';
import { plainText } from '../views/plain-text.ts';
import { BODIES, EXAMPLE_LINES, type ExampleLine, PEOPLE, PROGRAMME_DIRECTOR, SET_UP_AT } from './example.ts';

/**
 * Sends every line of the example to `dispatch`. Reminders are posted in `channel`, which people know as `name`, from the
 * local time `from` on (`2024-06-21 15:00`). Throws `Error` when the bot refuses a line.
 */
export async function loadExample(
  dispatch: Dispatch,
  where: { readonly channel: string; readonly name: string; readonly timeZone: string; readonly from: string },
): Promise<void> {
  let count = 0;
  const send = async (line: ExampleLine, more: Partial<Request>): Promise<void> => {
    count += 1;
    const [date = '', time = ''] = line.at.split(' ');
    const reply = await dispatch({
      id: `example-${count}`,
      actor: accountOf(line.who),
      place: { platform: 'local', conversation: `dm:${line.who}`, direct: true },
      input: { kind: 'text', text: line.text },
      now: instantOf(date, time, where.timeZone),
      ...more,
    });
    if (!reply.ok)
      throw new Error(
        `The bot refused the example line “${line.text}”: ${reply.card ? plainText(reply.card) : 'no answer'}`,
      );
  };
  for (const [accountId, name, role] of PEOPLE) {
    const text = `role <@local:${accountId}|${name}> ${role}`;
    await send({ at: SET_UP_AT, who: accountId, text }, { administrator: true, mentioned: [accountOf(accountId)] });
  }
  for (const name of BODIES) {
    await send({ at: SET_UP_AT, who: PROGRAMME_DIRECTOR, text: `role "${name}" officer` }, { administrator: true });
  }
  for (const line of EXAMPLE_LINES) await send(line, {});
  const place: Place = { platform: 'local', conversation: where.channel };
  await send({ at: where.from, who: PROGRAMME_DIRECTOR, text: 'here' }, { place, placeName: where.name });
}

function accountOf(accountId: string): AccountRef {
  const person = PEOPLE.find(([id]) => id === accountId);
  return { platform: 'local', accountId, name: person?.[1] ?? accountId };
}
