/** Updates, milestones and checks by `/bvn` in a channel, with the same lines in Slack and in Teams. */
import { describe, expect, it } from 'vitest';
import { type Channel, inSlack, inTeams, OWNER_NAME } from '../helpers/slash-channels.ts';

const NOTHING: readonly string[] = [];
const words = (text: string) => [expect.stringContaining(text)];

/** A channel with an expectation, two actions of the owner, and reminders. */
async function withActions(start: () => Promise<Channel>): Promise<Channel> {
  const channel = await start();
  for (const line of [
    'notice new issued 30 January 2024 for 6 months authority "Northbridge Council"',
    `role @"${OWNER_NAME}" officer`,
    'add expectation "Governance" text "Strengthen governance." level officer',
    `add action "Adopt the rules" to E1 owner @"${OWNER_NAME}" by 28 June 2024 ref 34`,
    `add action "Publish the constitution" to E1 owner @"${OWNER_NAME}" by 19 July 2024`,
    'here',
  ])
    await channel.types('lead', line);
  return channel;
}

describe.each([
  ['Slack', inSlack],
  ['Teams', inTeams],
])('the programme record by /bvn in a channel of %s', (_, start) => {
  it('an update with its colour is told without its words, and its card says the colour in words', async () => {
    const channel = await withActions(start);
    const said = await channel.types('owner', 'update E1-01 green "Draft is out" next "Board on 27 June"');
    expect(said).toEqual({ alone: NOTHING, everybody: words(`${OWNER_NAME} added an update to E1-01`) });
    expect(JSON.stringify(said)).not.toContain('Draft is out');
    const shown = await channel.types('owner', 'show 34');
    expect(shown).toEqual({ alone: words('Green: on track for its date'), everybody: NOTHING });
    expect(shown.alone.join()).toContain('Next: Board on 27 June');
  });

  it('a red without a corrective action is asked for it in private; with one, the status counts it', async () => {
    const channel = await withActions(start);
    const asked = await channel.types('owner', 'update E1-02 red "The vote failed"');
    // Slack opens a modal, and Teams answers with the form.
    expect(asked.everybody).toEqual(NOTHING);
    expect((await channel.types('lead', 'status')).alone).toEqual(words('0 of 2 actions are delivered.'));
    await channel.types('owner', 'update E1-02 red "The vote failed" corrective action "A second vote"');
    expect((await channel.types('lead', 'status')).alone).toEqual(
      words('0 of 2 actions are delivered; 1 is off track.'),
    );
    const weekly = await channel.at('2024-06-24 09:00');
    expect(weekly.everybody[0]).toContain('1 is off track');
  });

  it('a milestone is added by line, ticked off by button and opened again', async () => {
    const channel = await withActions(start);
    const added = await channel.types('owner', 'add milestone E1-01 "Agreed by group leaders" by 26 June 2024');
    expect(added.everybody).toEqual(words(`${OWNER_NAME} added the milestone E1-01a Agreed by group leaders`));
    await channel.types('owner', 'show E1-01');
    const ticked = await channel.presses('owner', 'Tick off E1-01a');
    expect(ticked.everybody).toEqual(words(`${OWNER_NAME} ticked off E1-01a`));
    expect((await channel.types('owner', 'show E1-01')).alone).toEqual(words('Milestones (1 of 1 done)'));
    const undone = await channel.types('owner', 'undo E1-01a');
    expect(undone.everybody).toEqual(words(`${OWNER_NAME} opened E1-01a again`));
    const later = await channel.types('owner', 'due E1-01a 5 July 2024 because of the Board');
    expect(later.everybody).toEqual(words('proposes Friday 5 July 2024 for E1-01, so that E1-01a can move there too'));
  });

  it('the line about a confirmed action offers a check, which is added by line', async () => {
    const channel = await withActions(start);
    await channel.types('owner', 'done E1-01');
    const confirmed = await channel.types('lead', 'confirm E1-01');
    expect(confirmed.everybody).toEqual(words('[Check that E1-01 still holds]'));
    const refused = await channel.types('owner', 'add check E1-01 by 19 July 2024');
    expect(refused).toEqual({ alone: words('Only a programme lead'), everybody: NOTHING });
    const added = await channel.types('lead', 'add check E1-01 by 19 July 2024');
    expect(added.everybody).toEqual(words('added E1-03, which checks E1-01 on 19 July 2024'));
  });
});
