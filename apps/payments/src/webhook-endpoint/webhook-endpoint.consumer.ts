import { Controller } from '@nestjs/common';
import { RepairWebhookEndpoint } from '#contracts/commands/payments';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { GetWebhookEndpoint } from '#contracts/queries/payments';
import { Answers, Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { Database } from '#platform/database/database';
import { WebhookEndpointRepository } from '../database/webhook-endpoint.repository';
import { RepairWebhookEndpointUseCase } from './repair-webhook-endpoint.use-case';

@Controller()
export class WebhookEndpointConsumer {
  constructor(
    private readonly useCase: RepairWebhookEndpointUseCase,
    private readonly database: Database,
    private readonly endpoints: WebhookEndpointRepository,
  ) {}

  @Handles(RepairWebhookEndpoint)
  async repair(body: BodyOf<typeof RepairWebhookEndpoint>, message: MessageContext): Promise<void> {
    await this.useCase.repair(body, message);
  }

  @Answers(GetWebhookEndpoint)
  async get({
    connectionId,
  }: BodyOf<typeof GetWebhookEndpoint>): Promise<ResponseOf<typeof GetWebhookEndpoint>> {
    const found = await this.endpoints.find(this.database, connectionId);
    return found ? { ...found, checkedAt: found.checkedAt.toISOString() } : null;
  }
}
