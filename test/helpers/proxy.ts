/** A proxy on loopback that speaks CONNECT, and servers with TLS behind it that only this proxy finds by their names. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { onTestFinished } from 'vitest';

export interface Outside {
  /** The address of the proxy. */
  readonly proxy: string;
  readonly port: number;
  /** The file with the private authority that signed the certificates of all hosts. */
  readonly caFile: string;
  /** Each goal that somebody asked the proxy for, `slack.com:443`. */
  readonly asked: Set<string>;
}

const PASSWORD = 'proxy-user:proxy-password';

/** Starts the proxy. `ports` names the plain server on loopback that stands for each host. */
export async function startOutside(folder: string, ports: Readonly<Record<string, number>>): Promise<Outside> {
  const { caFile, cert, key } = certificates(folder, Object.keys(ports));
  const asked = new Set<string>();
  const tls = createTlsServer({ cert, key, ALPNProtocols: ['http/1.1'] }, (secure) => {
    const port = ports[(secure as { servername?: string }).servername ?? ''];
    if (port === undefined) return void secure.destroy();
    pass(secure, connect(port, '127.0.0.1'));
  });
  tls.on('tlsClientError', () => {});
  const tlsPort = await listening(tls);
  const proxy = createServer((_, response) => response.writeHead(405).end());
  proxy.on('connect', (request, client: Socket) => {
    const [host = '', port] = (request.url ?? '').split(':');
    const isKnown = request.headers['proxy-authorization'] === `Basic ${Buffer.from(PASSWORD).toString('base64')}`;
    if (!isKnown) return void client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    asked.add(request.url ?? '');
    if (ports[host] === undefined || port !== '443') return void client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    pass(client, connect(tlsPort, '127.0.0.1'));
  });
  const port = await listening(proxy);
  return { proxy: `http://${PASSWORD}@127.0.0.1:${port}`, port, caFile, asked };
}

/** Passes on bytes both ways until either end is gone. */
function pass(one: Socket, other: Socket): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
    from.pipe(to);
  }
}

async function listening(server: Server): Promise<number> {
  const open = new Set<Socket>();
  server.on('connection', (socket) => open.add(socket));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  return (server.address() as AddressInfo).port;
}

/** A private authority, and one certificate of it for all hosts. */
function certificates(folder: string, hosts: readonly string[]) {
  const file = (name: string) => join(folder, name);
  const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl('req', '-x509', ...newKey, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=Council CA');
  openssl('req', ...newKey, '-keyout', 'host.key', '-out', 'host.csr', '-subj', `/CN=${hosts[0]}`);
  writeFileSync(file('names.cnf'), `subjectAltName=${hosts.map((host) => `DNS:${host}`).join(',')}\n`);
  const signing = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'names.cnf'];
  openssl('x509', '-req', '-in', 'host.csr', '-out', 'host.pem', ...signing);
  return { caFile: file('ca.pem'), cert: readFileSync(file('host.pem')), key: readFileSync(file('host.key')) };
}
