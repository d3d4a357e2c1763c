/** Where replies may go: only hosts of Teams, in the one way that their addresses are written. */
import { describe, expect, it } from 'vitest';
import { mayReplyTo } from '../../../src/platforms/teams/authentication.ts';

describe('replies', () => {
  const policy = { appId: 'a', tenantId: 't', serviceHosts: ['gov.example', '127.0.0.1:9'] };
  it.each([
    ['https://smba.trafficmanager.net/uk/', true],
    ['https://gov.example/teams/', true],
    ['http://127.0.0.1:9/uk/', true],
    ['http://smba.trafficmanager.net/uk/', false],
    ['http://gov.example/', false],
    ['http://127.0.0.1:10/', false],
    ['https://smba.trafficmanager.net.evil.example/', false],
    ['https://evil.example/smba.trafficmanager.net', false],
    ['https://smba.trafficmanager.net@evil.example/', false],
    ['https://user:secret@smba.trafficmanager.net/', false],
    ['https://smba.trafficmanager.net:444/', false],
    ['//smba.trafficmanager.net/', false],
    ['ftp://smba.trafficmanager.net/', false],
    ['https://169.254.169.254/latest/', false],
    ['https://[::1]/', false],
    ['', false],
    ['https://smba.trafficmanager.net/amer/66666666-7777-8888-9999-000000000000/', true],
    ['https://smba.trafficmanager.net', true],
    ['https:\\\\smba.trafficmanager.net\\uk\\', false],
    ['https://smba.trafficmanager.net/uk\\..\\', false],
    [' https://smba.trafficmanager.net/uk/', false],
    ['https://smba.trafficmanager.net/uk/ ', false],
    ['https://smba.trafficmanager.net/u\tk/', false],
    ['https://smba.trafficmanager.net/uk/%2e%2e/', false],
    ['https://smba.trafficmanager.net/uk%2f/', false],
    ['https://smba%2etrafficmanager.net/uk/', false],
    ['https://smba.trafficmanager.net/uk/../fr/', false],
    ['https://SMBA.trafficmanager.net/uk/', false],
    ['https:smba.trafficmanager.net/uk/', false],
    ['https://smba.trafficmanager.net:443/uk/', false],
    ['https://smba.trafficmanager.net/uk/?next=x', false],
    ['https://smba.trafficmanager.net/uk/#x', false],
    ['https://smba。trafficmanager。net/uk/', false],
  ])('replies to %j are allowed: %s', (serviceUrl, allowed) => expect(mayReplyTo(serviceUrl, policy)).toBe(allowed));

  it('the Agents Playground gets replies on this machine, and no other host does', () => {
    const open = { appId: null, tenantId: null, serviceHosts: [] };
    expect(mayReplyTo('http://localhost:56150/_connector', open)).toBe(true);
    expect(mayReplyTo('https://evil.example/', open)).toBe(false);
  });
});
