import type { AddressInfo } from 'node:net';
import PostalMime, { type Address, type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Clock } from '#platform/clock/clock';
import type { Mailbox } from './mailbox';

const MAX_MAIL_BYTES = 2 * 1024 * 1024;

interface SmtpRefusal extends Error {
  responseCode: number;
}

/** A mail server that accepts everything for everybody and delivers nothing. */
export class MailCatcher {
  private readonly server: SMTPServer;
  private refusals: { left: number; code: number } = { left: 0, code: 451 };

  constructor(
    private readonly mailbox: Mailbox,
    private readonly clock: Clock,
  ) {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      size: MAX_MAIL_BYTES,
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 1000,
      onAuth: (auth, _session, done) => done(null, { user: auth.username }),
      onData: (stream, session, done) => {
        this.receive(stream, session).then(
          () => done(),
          (error: Error) => done(error),
        );
      },
    });
    // A client that hangs up in the middle is its own affair.
    this.server.on('error', () => undefined);
  }

  /** The next mails are refused with this SMTP code: 4xx says "later", 5xx "never". */
  refuseNext(times: number, code: number): void {
    this.refusals = { left: times, code };
  }

  /** Listens and returns the port. */
  async listen(port: number, host: string): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.server.once('error', reject);
      this.server.listen(port, host, () => resolve());
    });
    return (this.server.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    if (stream.sizeExceeded) throw refusal(552, 'The mail is too large.');
    if (this.refusals.left > 0) {
      this.refusals.left -= 1;
      throw refusal(this.refusals.code, 'Refused on demand.');
    }
    const mail = await PostalMime.parse(Buffer.concat(chunks));
    const { mailFrom, rcptTo } = session.envelope;
    this.mailbox.add({
      receivedAt: this.clock.now().toISOString(),
      messageId: mail.messageId ?? '',
      from: addressOf(mail.from) || (mailFrom ? mailFrom.address : ''),
      to: rcptTo.map(({ address }) => address),
      subject: mail.subject ?? '',
      text: mail.text ?? '',
      html: mail.html ?? '',
    });
  }
}

function addressOf(from: Email['from']): string {
  const { name = '', address = '' }: Partial<Address> = from ?? {};
  return name ? `${name} <${address}>` : address;
}

function refusal(responseCode: number, message: string): SmtpRefusal {
  return Object.assign(new Error(message), { responseCode });
}
