import { createTransport } from 'nodemailer';
import type { Connection } from '../kit/connection';
import type { MailMessage, MailPort } from '../kit/mail-port';
import { smtpSettings, type SmtpSettings } from './manifest';
import { smtpFailure } from './smtp-failure';

const CONNECT_TIMEOUT_MS = 5_000;
const TOTAL_TIMEOUT_MS = 10_000;

/** One mail, one connection: mails are few, and an idle pooled connection is one more thing that goes stale. */
export class SmtpPort implements MailPort {
  private readonly transport;
  private readonly settings: SmtpSettings;

  constructor(connection: Connection) {
    this.settings = smtpSettings.parse(connection.settings);
    const { host, port, security, username } = this.settings;
    const password = connection.secrets['password']?.[0];
    this.transport = createTransport({
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      ...(username === undefined ? {} : { auth: { user: username, pass: password ?? '' } }),
      connectionTimeout: CONNECT_TIMEOUT_MS,
      greetingTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: TOTAL_TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send(message: MailMessage): Promise<void> {
    const { from, fromName } = this.settings;
    try {
      await this.transport.sendMail({
        from: fromName === undefined ? from : { name: fromName, address: from },
        to: [...message.to],
        subject: message.subject,
        text: message.text,
        html: message.html,
        messageId: messageIdOf(message.messageId, from),
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      throw smtpFailure(error);
    }
  }

  async probe(): Promise<void> {
    try {
      await this.transport.verify();
    } catch (error) {
      throw smtpFailure(error);
    }
  }
}

/** The same for the same mail, in the form `<id@domain>`, whatever the id consists of. */
function messageIdOf(id: string, from: string): string {
  return `<${id.replace(/[^A-Za-z0-9._-]/g, '-').slice(0, 180)}@${from.split('@')[1]!}>`;
}
