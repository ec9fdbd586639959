import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Endpoint } from '../http/endpoint';
import { WebhookConnections } from '../webhooks/webhook-connections';
import { connectorView, ConnectorViewSchema, type ConnectorView } from './connector-view';

/** Which systems can be connected, and what each wants to know. */
@Controller('api/v1/connectors')
export class ConnectorsController {
  private views: ConnectorView[] | undefined;

  constructor(private readonly connectors: WebhookConnections) {}

  @Get()
  @Endpoint({
    tag: 'Configuration',
    summary: 'The systems that can be connected: settings as JSON Schema, secrets, labels in two languages.',
    role: 'viewer',
    response: z.object({ items: z.array(ConnectorViewSchema) }),
  })
  list(): { items: ConnectorView[] } {
    this.views ??= this.connectors.systems().flatMap((system) => {
      const connector = this.connectors.connector(system);
      return connector ? [connectorView(connector)] : [];
    });
    return { items: this.views };
  }
}
