import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { err, ok, type Result } from '#platform/errors/result';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Connectors } from '#service/connectors/connectors';
import { SERVICE_CONFIG } from '#service/tokens';
import type { OrchestratorConfig } from '../config';
import type { RenderedEmail } from './email-template';
import { emailTemplates } from './email-templates';
import { knownLocale } from './format';

export interface MailRefusal {
  readonly code: 'unknown-template' | 'invalid-email-data' | 'no-mail-connection';
  readonly message: string;
}

export interface Mail {
  readonly storeId: string;
  readonly to: readonly string[];
  readonly template: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A mail in words, and through which connection it goes. */
export interface WrittenMail extends RenderedEmail {
  readonly connectionId: string;
}

/**
 * Writes templated mails and hands them to the store's mail server. A mail server cannot be asked what it has: after a crash between
 * sending and noting it the mail goes out again with the same Message-ID, by which servers and readers recognise it.
 */
@Injectable()
export class Mailer {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly connectors: Connectors,
    @Inject(SERVICE_CONFIG) private readonly config: OrchestratorConfig,
  ) {}

  write({ storeId, template, data }: Omit<Mail, 'to'>): Result<WrittenMail, MailRefusal> {
    const connectionId = this.configuration.store(storeId).mail;
    if (connectionId === null) {
      return err({ code: 'no-mail-connection', message: `Store ${storeId} has no mail connection` });
    }
    const rendered = render(template, data);
    return rendered.ok ? ok({ connectionId, ...rendered.value }) : rendered;
  }

  /** The mail's Message-ID, the same for the same command. Throws what the mail server fails with. */
  async send(mail: Mail, commandId: string): Promise<Result<string, MailRefusal>> {
    const written = this.write(mail);
    if (!written.ok) return written;
    const { connectionId, ...rendered } = written.value;
    const messageId = this.messageId(commandId);
    const server = await this.connectors.mail(connectionId);
    await server.send({ to: mail.to, ...rendered, messageId });
    return ok(messageId);
  }

  private messageId(commandId: string): string {
    const hash = createHash('sha256').update(commandId).digest('hex').slice(0, 32);
    return `<${hash}@${new URL(this.config.PUBLIC_URL).hostname}>`;
  }
}

function render(name: string, data: Mail['data']): Result<RenderedEmail, MailRefusal> {
  const template = emailTemplates.get(name);
  if (!template) return err({ code: 'unknown-template', message: `There is no template ${name}` });
  const checked = template.data.safeParse(data);
  if (!checked.success) return err({ code: 'invalid-email-data', message: z.prettifyError(checked.error) });
  const { locale } = data;
  return ok(template.render(checked.data, knownLocale(typeof locale === 'string' ? locale : null)));
}
