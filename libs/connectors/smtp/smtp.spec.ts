import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { mailConformance } from '../kit/conformance/mail-port.conformance';
import type { Connection } from '../kit/connection';
import { connector } from './index';
import { SmtpPort } from './smtp.port';

interface Caught {
  to: string[];
  raw: string;
}

async function startServer(options: SMTPServerOptions = {}, caught: Caught[] = []) {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    logger: false,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        caught.push({
          to: session.envelope.rcptTo.map((recipient) => recipient.address),
          raw: Buffer.concat(chunks).toString('utf8'),
        });
        done();
      });
    },
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return { port, caught, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

const connectionTo = (
  port: number,
  settings: object = {},
  secrets: Connection['secrets'] = {},
): Connection => ({
  id: 'mail-1',
  system: 'smtp',
  environment: 'sandbox',
  settings: {
    host: '127.0.0.1',
    port,
    security: 'none',
    from: 'shop@example.com',
    fromName: 'Shop',
    ...settings,
  },
  secrets,
});
const mail = {
  to: ['a@example.org', 'b@example.org'],
  subject: 'Zahlung fehlgeschlagen – bitte erneut versuchen',
  text: 'Please try again',
  html: '<p>Please try again</p>',
  messageId: 'run 7/step:notify',
};
const refusal = (code: number) => Object.assign(new Error('no'), { responseCode: code });

mailConformance('SMTP', async () => {
  const server = await startServer();
  return {
    port: new SmtpPort(connectionTo(server.port)),
    received: () => server.caught.map((caught) => ({ to: caught.to, raw: caught.raw })),
    close: server.close,
  };
});

describe('SMTP', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  afterEach(() => server.close());
  const outcome = (port: SmtpPort) =>
    port.send(mail).then(
      () => 'sent',
      (error: { failureClass: string; code: string }) => `${error.failureClass} ${error.code}`,
    );

  it('sends from the configured sender under the mail’s own id', async () => {
    server = await startServer();
    await new SmtpPort(connectionTo(server.port)).send(mail);
    expect(server.caught[0]!.raw).toMatch(/From: Shop <shop@example\.com>/);
    expect(server.caught[0]!.raw).toMatch(/Message-ID: <run-7-step-notify@example\.com>/i);
    expect(server.caught[0]!.raw).toMatch(/Auto-Submitted: auto-generated/);
  });

  it.each([
    [452, 'transient mail-unavailable'],
    [550, 'permanent mail-refused'],
  ])('takes %i at the recipient for %s', async (code, expected) => {
    server = await startServer({ onRcptTo: (_address, _session, done) => done(refusal(code)) });
    expect(await outcome(new SmtpPort(connectionTo(server.port)))).toBe(expected);
  });

  it('logs in when a user is configured, and says when that is refused', async () => {
    server = await startServer({
      authOptional: false,
      onAuth: (auth, _session, done) =>
        auth.password === 'right-password' ? done(null, { user: auth.username }) : done(new Error('no')),
    });
    const port = (password: string) =>
      new SmtpPort(connectionTo(server.port, { username: 'shop' }, { password: [password] }));
    expect(await outcome(port('right-password'))).toBe('sent');
    expect(await outcome(port('wrong-password'))).toBe('permanent credentials-refused');
  });

  it('does not send in clear where encryption is asked for', async () => {
    server = await startServer();
    expect(await outcome(new SmtpPort(connectionTo(server.port, { security: 'starttls' })))).not.toBe('sent');
    expect(server.caught).toEqual([]);
  });

  it('takes a server that is away for trouble that passes', async () => {
    server = await startServer();
    await server.close();
    expect(await outcome(new SmtpPort(connectionTo(server.port)))).toBe('transient mail-unavailable');
    server = await startServer();
  });

  it('validates its settings and opens through the registry’s module', async () => {
    server = await startServer();
    expect(connector.manifest.settings.safeParse({ host: 'h', from: 'nobody' }).success).toBe(false);
    const context = { clock: { now: () => new Date() }, logger: undefined as never };
    await expect(
      (await connector.mail!(connectionTo(server.port), context)).probe(),
    ).resolves.toBeUndefined();
  });
});
