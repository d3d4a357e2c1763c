/** Answers at the address that Slack gives for one command or press; without `fetch`, which costs as much as the whole report. */
import { Buffer } from 'node:buffer';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

const RESPOND_MS = 5_000;

/** False when Slack does not take it, as when the address is used up or asks to be sent elsewhere. Rejects when nobody answers. */
export async function respond(url: URL, body: object): Promise<boolean> {
  const text = JSON.stringify(body);
  return (await post(url, text, {})) ?? (await post(url, text, { agent: false })) ?? false;
}

/** Whether it was taken; null when a connection that had been kept was closed just as it was used again. */
function post(url: URL, text: string, how: { readonly agent?: false }): Promise<boolean | null> {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) };
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((done, failed) => {
    const asking = request(url, { ...how, method: 'POST', headers }, (answer) => {
      const { statusCode = 0 } = answer;
      answer.once('error', failed).once('end', () => done(statusCode >= 200 && statusCode < 300));
      answer.resume();
    });
    const late = () => asking.destroy(new Error(`Slack took no answer within ${RESPOND_MS} ms.`));
    const timer = setTimeout(late, RESPOND_MS);
    asking.once('close', () => clearTimeout(timer));
    asking.once('error', (error: NodeJS.ErrnoException) =>
      asking.reusedSocket && error.code === 'ECONNRESET' ? done(null) : failed(error),
    );
    asking.end(text);
  });
}
