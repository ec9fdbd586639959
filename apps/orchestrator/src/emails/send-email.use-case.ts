import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { SendEmail } from '#contracts/commands/orchestrator';
import type { BodyOf } from '#contracts/message';
import type { MessageContext } from '#messaging/message-context';
import type { Logger } from '#platform/logging/logger';
import { err, ok, type Result } from '#platform/errors/result';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Connectors } from '#service/connectors/connectors';
import { LOGGER, SERVICE_CONFIG } from '#service/tokens';
import type { OrchestratorConfig } from '../config';
import type { RenderedEmail } from './email-template';
import { emailTemplates } from './email-templates';
import { knownLocale } from './format';

interface Refusal {
  readonly code: 'unknown-template' | 'invalid-email-data' | 'no-mail-connection';
  readonly message: string;
}

/**
 * Sends a templated mail. A mail server cannot be asked what it has: after a crash between sending and noting it the mail goes out
 * again with the same Message-ID, by which servers and readers recognise it.
 */
@Injectable()
export class SendEmailUseCase {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly connectors: Connectors,
    @Inject(SERVICE_CONFIG) private readonly config: OrchestratorConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async execute(body: BodyOf<typeof SendEmail>, message: MessageContext): Promise<void> {
    if (await message.alreadyHandled()) return;
    const connectionId = this.configuration.store(body.storeId).mail;
    const rendered = connectionId === null ? err(noConnection(body.storeId)) : render(body);
    if (connectionId === null || !rendered.ok) return this.refuse(message, body, rendered);
    const messageId = this.messageId(message.messageId);
    const mail = await this.connectors.mail(connectionId);
    await mail.send({ to: body.to, ...rendered.value, messageId });
    await message.once((tx) => message.completeStep(tx, { messageId }));
  }

  private async refuse(
    message: MessageContext,
    body: BodyOf<typeof SendEmail>,
    rendered: Result<RenderedEmail, Refusal>,
  ): Promise<void> {
    if (rendered.ok) return;
    this.logger.warn(
      { storeId: body.storeId, template: body.template, ...rendered.error },
      'A mail was not sent',
    );
    await message.once((tx) => message.failStep(tx, rendered.error));
  }

  /** The same for the same command. */
  private messageId(commandId: string): string {
    const hash = createHash('sha256').update(commandId).digest('hex').slice(0, 32);
    return `<${hash}@${new URL(this.config.PUBLIC_URL).hostname}>`;
  }
}

function render({ template: name, data }: BodyOf<typeof SendEmail>): Result<RenderedEmail, Refusal> {
  const template = emailTemplates.get(name);
  if (!template) return err({ code: 'unknown-template', message: `There is no template ${name}` });
  const checked = template.data.safeParse(data);
  if (!checked.success) return err({ code: 'invalid-email-data', message: z.prettifyError(checked.error) });
  const { locale } = data;
  return ok(template.render(checked.data, knownLocale(typeof locale === 'string' ? locale : null)));
}

function noConnection(storeId: string): Refusal {
  return { code: 'no-mail-connection', message: `Store ${storeId} has no mail connection` };
}
