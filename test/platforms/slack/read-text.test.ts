/** Slack's markup is read as the words that were typed. */
import { describe, expect, it } from 'vitest';
import { fromSlackMarkup, groupsIn } from '../../../src/platforms/slack/read-text.ts';

describe('an address', () => {
  it.each([
    ['without a scheme is one of https', '<http://testshire.gov.uk|testshire.gov.uk>', 'https://testshire.gov.uk'],
    ['that Slack ends with a slash is one, too', '<http://a.uk/|a.uk>', 'https://a.uk/'],
    ['with a path keeps it', '<http://a.gov.uk/m?x=1&amp;y=2|a.gov.uk/m?x=1&amp;y=2>', 'https://a.gov.uk/m?x=1&y=2'],
    ['typed with http stays one of http', '<http://a.gov.uk>', 'http://a.gov.uk'],
    ['typed with http in full stays one of http', '<http://a.gov.uk|http://a.gov.uk>', 'http://a.gov.uk'],
    ['behind other words keeps its scheme', '<http://a.gov.uk|the minutes>', 'http://a.gov.uk'],
    ['typed with https stays as it is', '<https://a.gov.uk/x|a.gov.uk/x>', 'https://a.gov.uk/x'],
    ['of a mailbox is what was typed', '<mailto:jo@a.uk|jo@a.uk>', 'jo@a.uk'],
  ])('%s', (_, written, read) => {
    expect(fromSlackMarkup(`done E1-02 ${written}`, null)).toBe(`done E1-02 ${read}`);
  });
});

describe('a mention of several people', () => {
  it('user groups are kept as they stand in the words, and people are none', () => {
    const text = 'assign E1-02 <!subteam^S1|@finance> and <!subteam^S2> or <@U1>';
    expect(fromSlackMarkup(text, null)).toBe('assign E1-02 @finance and @subteam^S2 or <@slack:U1>');
    expect(groupsIn(text)).toEqual({ groups: ['@finance', '@subteam^S2'] });
    expect(groupsIn('assign E1-02 <@U1> <!here> <#C1|general>')).toEqual({});
  });
});
