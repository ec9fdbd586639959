import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Alert } from '#contracts/models/alert';
import { verifyStandardWebhook } from '#platform/webhooks/standard-webhooks';

/** A merchant's receiver of alerts: keeps those whose signature is good. */
export class AlertReceiver {
  readonly alerts: Alert[] = [];
  forged = 0;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(secret: string): Promise<AlertReceiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const receiver = new AlertReceiver(server, `http://127.0.0.1:${port}/alerts`);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        receiver.take(Buffer.concat(chunks), request.headers, secret);
        response.end();
      });
    });
    return receiver;
  }

  /** States of one alert in the order in which they were told. */
  statesOf(kind: string, subject: string): string[] {
    return this.alerts
      .filter((alert) => alert.kind === kind && alert.subject === subject)
      .map(({ state }) => state);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(body: Buffer, headers: NodeJS.Dict<string | string[]>, secret: string): void {
    const told = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    const { ok } = verifyStandardWebhook([secret], told, body, new Date());
    if (ok) this.alerts.push((JSON.parse(body.toString('utf8')) as { data: Alert }).data);
    else this.forged += 1;
  }
}
