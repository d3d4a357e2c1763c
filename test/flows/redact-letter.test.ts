/** Redaction of the letter that is kept with the notice: words go wherever they stand, or the whole text goes. */
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { proveRecord } from '../../src/shell/proof.ts';
import { presses, scene, sends } from '../commands/notice/letter-scene.ts';
import { startBot } from '../helpers/bot.ts';
import { DIRECT } from '../helpers/programme.ts';
import { bundle } from './bundle-scene.ts';

const LETTER = [
  'Department for Levelling Up, Housing and Communities',
  'Lowmere District Council',
  '4 March 2024',
  'Dear Ann\nPike',
  'The Minister has decided to issue Lowmere District Council with a Best Value Notice. Ann Pike has left, and Annabel Pikes has not.',
  'We expect the Council to:\n\n• fill the post of Ann Pike; and\n• publish its accounts.',
  'The Notice will remain in place for twelve months.',
].join('\n\n');
const BECAUSE = 'because it names somebody';

/** Types the line and presses the button of its answer. */
async function redact(line: string) {
  const place = { platform: 'local', ...DIRECT } as const;
  const { card } = await scene.bot.ask('Lead', line, { place });
  const [button] = card?.buttons ?? [];
  if (button?.type !== 'command') throw new Error(`No button on: ${JSON.stringify(card)}`);
  const said = await scene.bot.ask('Lead', { kind: 'press', command: button.command, args: button.args }, { place });
  await scene.bot.drain();
  return { question: JSON.stringify(card?.body), said };
}

const stored = () => [scene.bot.file, `${scene.bot.file}-wal`].map((one) => readFileSync(one, 'latin1')).join('');

async function findings() {
  const found = [];
  for await (const { good, text } of proveRecord(scene.bot.store)) found.push(good ? 'good' : text);
  return found;
}

describe('redact notice', () => {
  beforeEach(async () => {
    scene.bot = await startBot('2024-03-20 10:00');
    await scene.bot.shell('role @"Lead" lead');
    await sends(Buffer.from(LETTER));
    await presses('Enter the notice');
  });

  it('words go out of the kept letter, the expectations, their history and a waiting preview, and the record proves itself', async () => {
    await sends(Buffer.from(LETTER.replace('4 March', '5 March')));
    const { question, said } = await redact(`redact notice words "Ann Pike" ${BECAUSE}`);
    expect(question).toContain('2 texts in the record');
    expect(said.card?.title).toBe('Lead redacted a text of the notice of 4 March 2024');
    const { notice, expectations } = await scene.bot.snapshot();
    expect(notice?.letterText).toContain('Dear [redacted]');
    expect(notice?.letterText).toContain('[redacted] has left, and Annabel Pikes has not.');
    expect(expectations[0]).toMatchObject({ text: 'fill the post of [redacted]' });
    expect(expectations[1]).toMatchObject({ text: 'publish its accounts.' });
    expect(stored()).not.toMatch(/Ann\s+Pike\b|Ann\\nPike\b/);
    expect(await findings()).toEqual(['good', 'good']);
    const history = await scene.bot.says('Lead', 'history E1', DIRECT);
    expect(history).toContain('Redacted by Lead');
    expect(history).not.toContain('Ann Pike');
  });

  it('the letter that is handed out has the mark in the place of the words', async () => {
    await redact(`redact notice words "Ann Pike" ${BECAUSE}`);
    const { file } = await scene.bot.ask('Lead', 'notice letter step kept', {
      place: { platform: 'local', ...DIRECT },
    });
    expect(String(file?.content)).toContain('Dear [redacted]');
  });

  it('words that were redacted in the kept letter are in no file of a bundle, whatever its time', async () => {
    await scene.bot.says('Lead', 'here');
    await scene.bot.says('Lead', 'edit expectation E1 title "Find who follows Ann Pike soon"');
    await scene.bot.at('2024-03-21 10:00');
    await redact(`redact notice words "Ann Pike" ${BECAUSE}`);
    for (const line of ['export bundle', 'export bundle foi', 'export bundle until 20 March']) {
      const { names, text } = await bundle(scene.bot, line);
      expect(names).toContain('letter.txt');
      for (const name of names) expect(text(name), `${line}: ${name}`).not.toMatch(/Ann\s+Pike\b|Ann\\nPike\b/i);
      expect(text('letter.txt')).toContain('[redacted]');
    }
    expect((await bundle(scene.bot)).text('letter.txt')).toContain('[redacted] has left, and Annabel Pikes has not.');
  });

  it('the whole letter goes with its history', async () => {
    await redact(`redact notice letter ${BECAUSE}`);
    expect((await scene.bot.snapshot()).notice?.letterText).toBe('[redacted]');
    expect(stored()).not.toContain('Annabel Pikes');
    expect(await findings()).toEqual(['good', 'good']);
  });

  it('the link to the letter of the decision goes, and the card of the notice offers it no more', async () => {
    await scene.bot.says(
      'Lead',
      'notice decision withdrawn on 19 March 2024 link https://example.org/ann-pike',
      DIRECT,
    );
    await redact(`redact notice link ${BECAUSE}`);
    expect(stored()).not.toContain('ann-pike');
    expect(await scene.bot.says('Lead', 'notice', DIRECT)).not.toContain('Open the letter');
    expect(await findings()).toEqual(['good', 'good']);
  });

  it('a message that shows short words in the middle of a sentence is drawn again without them', async () => {
    await scene.bot.says('Lead', 'here');
    await scene.bot.says('Lead', 'edit expectation E1 title "Find who follows Ann Pike soon"');
    await scene.bot.drain();
    expect(scene.bot.messages.some(({ text }) => text.includes('Ann Pike'))).toBe(true);
    const { question } = await redact(`redact notice words "Ann Pike" ${BECAUSE}`);
    expect(question).toContain('1 message of the bot shows it');
    expect(scene.bot.messages.filter(({ text }) => text.includes('Ann Pike'))).toEqual([]);
  });

  it('words that stand nowhere, and words of a letter or two, are refused', async () => {
    const says = (words: string) => scene.bot.says('Lead', `redact notice words "${words}" ${BECAUSE}`, DIRECT);
    expect(await says('Bob Perch')).toContain('has no such text');
    expect(await says('An')).toContain('is too short');
  });
});
