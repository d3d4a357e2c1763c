/** Recommendations in the record: their actions, their readers, and what becomes of them in handovers, replacements and files. */
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/views/plain-text.ts';
import { DIRECT } from '../helpers/programme.ts';
import { FROM, formAfter, recommendations, withRecommendation } from '../helpers/recommended.ts';

describe('the actions of a recommendation', () => {
  it('an action and the recommendation that it carries out are shown on each other’s cards', async () => {
    const bot = await withRecommendation();
    await bot.says('Lead', 'edit E1-01 for R1', DIRECT);
    expect(await bot.says('Owner', 'show E1-01', DIRECT)).toContain('Carries out: R1 Publish a forward plan');
    expect(await bot.says('Owner', 'show R1', DIRECT)).toContain('E1-01 Procurement rules');
    expect(await bot.says('Owner', 'history R1', DIRECT)).toContain('History of R1');
    await bot.says('Lead', 'edit E1-01 for none', DIRECT);
    expect((await bot.action('E1-01')).recommendationId).toBeNull();
  });

  it('the form for its action begins with the recommendation and its expectation', async () => {
    const bot = await withRecommendation();
    expect(await bot.says('Lead', 'edit recommendation R1 to E1', DIRECT)).toContain('Lead edited R1');
    const form = await formAfter(bot, 'Lead', 'add action "Forward plan" for R1');
    expect(form).toMatchObject({ for: 'R1', to: 'E1', title: 'Forward plan' });
    const args = { title: 'Forward plan', to: 'E1', for: 'R1', level: 'officer' };
    await bot.ask('Lead', { kind: 'form', command: 'add action', args });
    expect((await bot.action('E1-04')).recommendationId).toBe((await recommendations(bot))[0]?.id);
  });

  it('an unquoted title with “for” in it is a title as before', async () => {
    const bot = await withRecommendation();
    await bot.says('Lead', 'edit E1-01 title Rules for members', DIRECT);
    expect((await bot.action('E1-01')).title).toBe('Rules for members');
  });
});

describe('who sees a recommendation', () => {
  it('an admitted guest sees no recommendation', async () => {
    const bot = await withRecommendation();
    await bot.says('Lead', 'edit E1-02 for R1', DIRECT);
    const guest = { platform: 'local', accountId: 'G1', name: 'Auditor', guest: true } as const;
    await bot.ask('Lead', 'admit <@local:G1|Auditor>', { mentioned: [guest] });
    await bot.says('Lead', 'assign E1-02 "Auditor"', DIRECT);
    for (const line of ['show R1', 'list recommendations', 'history R1', 'show E1-02', 'update R1 accepted "Yes."']) {
      const { card } = await bot.ask(guest, line);
      expect(card && plainText(card), line).not.toContain('Publish a forward plan');
    }
    expect((await recommendations(bot))[0]).toMatchObject({ response: 'awaiting' });
  });
});

describe('a recommendation that passes on', () => {
  it('a handover passes on what somebody answers for, and leaves what has ended', async () => {
    const bot = await withRecommendation();
    await bot.says('Lead', `add recommendation "Train members" ${FROM} sro @"Sro"`, DIRECT);
    await bot.says('Sro', 'update R2 closed by the source because it is done elsewhere', DIRECT);
    expect(await bot.says('Lead', 'remove "Sro"', DIRECT)).toContain('R1');
    await bot.says('Sro', 'handover @"Sro" to @"Deputy"', DIRECT);
    const { people } = await bot.snapshot();
    const names = (await recommendations(bot)).map(
      (one) => people.find(({ id }) => id === one.seniorResponsibleOwnerId)?.name,
    );
    expect(names).toEqual(['Deputy', 'Sro']);
    await bot.says('Deputy', 'update R1 accepted "We will."', DIRECT);
    expect((await recommendations(bot))[0]).toMatchObject({ response: 'accepted' });
  });

  it('a notice that replaces another takes open recommendations along, and their actions with them', async () => {
    const bot = await withRecommendation();
    await bot.says('Lead', `add recommendation "Train members" ${FROM} to E1`, DIRECT);
    await bot.says('Lead', 'edit E1-01 for R1', DIRECT);
    await bot.says('Lead', 'edit E1-03 for R2', DIRECT);
    await bot.says('Lead', 'update R1 accepted "We will."', DIRECT);
    await bot.says('Lead', 'update R2 closed by the source because it is done', DIRECT);
    const before = await recommendations(bot);
    await bot.says('Lead', 'notice replace issued 24 June 2024 for 12 months carry', DIRECT);
    const after = await recommendations(bot);
    expect(after).toMatchObject([{ code: 'R1', carriedFromId: before[0]?.id, response: 'accepted' }]);
    expect((await bot.action('E1-01')).recommendationId).toBe(after[0]?.id);
    expect((await bot.action('E1-03')).recommendationId).toBeNull();
    await bot.says('Lead', `add recommendation "Appoint a chair" ${FROM} to E1`, DIRECT);
    expect((await recommendations(bot)).map(({ code }) => code)).toEqual(['R1', 'R2']);
  });
});

describe('redacting a recommendation', () => {
  it.each([
    ['text', 'Publish a forward plan'],
    ['response', 'We will publish it.'],
    ['evidence', 'Published by Jo Smith'],
  ])('its %s goes from its card, its history and the conversation', async (part, text) => {
    const bot = await withRecommendation();
    await bot.says('Lead', 'update R1 accepted "We will publish it."');
    await bot.says('Lead', 'update R1 implemented evidence "Published by Jo Smith"');
    const args = { about: 'R1', item: part, because: 'it names somebody', confirmed: 'yes' };
    await bot.ask('Lead', { kind: 'press', command: 'redact', args });
    await bot.drain();
    const seen = [
      await bot.says('Lead', 'show R1', DIRECT),
      await bot.says('Lead', 'history R1', DIRECT),
      ...bot.messages.map((one) => one.text),
    ].join('\n');
    expect(seen).not.toContain(text);
    expect(seen).toContain('[redacted]');
  });
});

it('a person’s file names the recommendations that they answer for', async () => {
  const bot = await withRecommendation();
  const { file } = await bot.ask('Lead', 'export person @"Sro"');
  expect(file?.content).toContain('- R1 Publish a forward plan: senior responsible owner');
});

it('the record as at an earlier day has the recommendation as it was then', async () => {
  const bot = await withRecommendation();
  await bot.at('2024-06-26 10:00');
  await bot.says('Sro', 'update R1 accepted "We will."', DIRECT);
  const events = await bot.store.history({ ids: (await recommendations(bot)).map(({ id }) => id) });
  expect(events.map(({ change }) => change.verb)).toEqual(['added', 'responded']);
});

it('the owner of the meetings of a body adds what the body recommends, and of no other body', async () => {
  const bot = await withRecommendation();
  await bot.says('Lead', 'add meeting "Improvement Board" to E1 on 25 June, 23 July owner @"Owner"', DIRECT);
  await bot.says('Owner', `add recommendation ${FROM}\nTrain members\nAppoint a chair`, DIRECT);
  expect((await recommendations(bot)).map(({ code }) => code)).toEqual(['R1', 'R2', 'R3']);
  await bot.shell('role "Audit Committee" viewer');
  const refused = await bot.says(
    'Owner',
    'add recommendation "Train members" from "Audit Committee" on 20 June',
    DIRECT,
  );
  expect(refused).toContain('Only a programme lead can add recommendations of a body whose meetings somebody else');
});

it('the record rebuilt from its history has recommendations as they are, and as they were', async () => {
  const bot = await withRecommendation();
  await bot.at('2024-06-26 10:00');
  await bot.says('Sro', 'update R1 accepted "We will."', DIRECT);
  await bot.says('Sro', 'update R1 implemented evidence "Minute 12"', DIRECT);
  expect(await bot.says('Other', 'status', DIRECT)).toContain('1 of 1 recommendation implemented');
  expect(await bot.says('Other', 'status as at 25 June', DIRECT)).toContain('0 of 1 recommendation implemented');
});

it('people from outside in the channel see that something changed, and no words of a recommendation', async () => {
  const bot = await withRecommendation();
  const line = await bot.ask('Lead', 'update R1 accepted "We will publish it."');
  expect(line.card).toBeNull();
  const posts = await bot.store.posts({ limit: 50 });
  const post = posts.find(({ card }) => card?.title.includes('responded to R1'));
  expect(post).toMatchObject({ countsTitle: 'The record was changed' });
});

describe('files of recommendations', () => {
  it('the file of recommendations has each with its response, its end and its actions, and is no formula', async () => {
    const bot = await withRecommendation();
    await bot.says('Lead', `add recommendation "=HYPERLINK(1)" ${FROM}`, DIRECT);
    await bot.says('Lead', 'edit E1-01 for R1', DIRECT);
    await bot.says('Sro', 'update R1 accepted "We will."', DIRECT);
    const { file } = await bot.ask('Lead', 'export csv recommendations');
    expect(file?.content).toContain(
      'R1,Publish a forward plan,Publish a forward plan,officer,Improvement Board,2024-06-20,Sro,,2024-07-12,accepted,We will.',
    );
    expect(file?.content).toContain(',open,,,E1-01\r\n');
    expect(file?.content).toContain("R2,'=HYPERLINK(1),");
  });

  it('the file of the actions says which recommendation each carries out, and an import sets it', async () => {
    const bot = await withRecommendation();
    await bot.says('Lead', 'edit E1-01 for R1', DIRECT);
    const { file } = await bot.ask('Lead', 'export csv');
    expect(file?.content).toMatch(/E1-01,.*,R1,,Improvement plan,/);
    const bytes = new TextEncoder().encode('Code,Recommendation\nE1-01,R1\nE1-03,R1\n');
    const { card } = await bot.ask('Lead', 'import', {
      file: { name: 'plan.csv', bytes },
      place: { platform: 'local', ...DIRECT },
    });
    const save = card?.buttons.find((one) => one.type === 'command');
    if (save?.type !== 'command') throw new Error('The import offers nothing to save');
    await bot.ask(
      'Lead',
      { kind: 'press', command: save.command, args: save.args },
      { place: { platform: 'local', ...DIRECT } },
    );
    expect((await bot.action('E1-03')).recommendationId).toBe((await recommendations(bot))[0]?.id);
  });
});
