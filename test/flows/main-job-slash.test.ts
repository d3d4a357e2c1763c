/** The main job by `/bvn` in a channel, with the same lines in Slack and in Teams: private answers, and lines for everybody. */
import { describe, expect, it } from 'vitest';
import { inSlack, inTeams, OWNER_NAME } from '../helpers/slash-channels.ts';

const NOTHING: readonly string[] = [];
const words = (text: string) => [expect.stringContaining(text)];

describe.each([
  ['Slack', inSlack],
  ['Teams', inTeams],
])('the main job by /bvn in a channel of %s', (_, start) => {
  it('the main job runs from the notice to the decision, with private answers and lines for everybody', async () => {
    const channel = await start();
    for (const [line, told] of [
      ['notice new issued 30 January 2024 for 6 months authority "Northbridge Council"', 'entered the notice'],
      [`role @"${OWNER_NAME}" officer`, `entered ${OWNER_NAME}`],
      ['add expectation "Governance" text "Strengthen governance." level officer', 'added E1'],
      [`add action "Adopt the rules" to E1 owner @"${OWNER_NAME}" by 28 June 2024`, 'added E1-01'],
      [`add action "Publish the constitution" to E1 owner @"${OWNER_NAME}" by 19 July 2024`, 'added E1-02'],
    ] as const)
      expect(await channel.types('lead', line)).toEqual({ alone: NOTHING, everybody: words(told) });
    const here = await channel.types('lead', 'here');
    expect(here).toEqual({ alone: words('A trial post arrived.'), everybody: words('has reminders posted here') });

    const status = await channel.types('owner', 'status');
    expect(status).toEqual({ alone: words('36 days left'), everybody: NOTHING });
    const refused = await channel.types('owner', 'confirm E1-01');
    expect(refused).toEqual({ alone: [expect.any(String)], everybody: NOTHING });

    const weekly = await channel.at('2024-07-01 09:00');
    expect(weekly.everybody).toEqual([...words('Weekly reminder: 29 days left'), ...words(`${OWNER_NAME}: 2 actions`)]);

    expect(await channel.types('owner', 'mine')).toEqual({ alone: words('E1-01 Adopt the rules'), everybody: NOTHING });
    const reported = await channel.presses('owner', 'Mark E1-01 complete');
    expect(reported.everybody).toEqual(words(`${OWNER_NAME} reported E1-01 complete`));
    const done = await channel.types('owner', 'done E1-02 https://council.example/proof');
    expect(done).toEqual({ alone: NOTHING, everybody: words(`${OWNER_NAME} reported E1-02 complete`) });
    await channel.presses('lead', 'Confirm E1-01');
    await channel.types('lead', 'confirm E1-02');
    const delivered = await channel.types('lead', 'status');
    expect(delivered).toEqual({ alone: words('1 of 1 action due by today is delivered'), everybody: NOTHING });

    await channel.at('2024-07-31 09:00');
    expect((await channel.types('lead', 'notice')).alone).toEqual(words('Awaiting decision'));
    await channel.at('2024-09-10 09:00');
    const decided = await channel.types('lead', 'notice decision lapsed on 9 September 2024');
    expect(decided).toEqual({ alone: NOTHING, everybody: [expect.any(String)] });
    expect((await channel.types('lead', 'notice')).alone).toEqual(words('lapsed'));
  });
});
