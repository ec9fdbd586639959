import { Controller, Inject, type Type } from '@nestjs/common';
import type { BodyOf, ResponseOf, ServiceName } from '#contracts/message';
import { CONNECTION_QUERIES, type PaymentsTestConnection } from '#contracts/queries/connections';
import { Answers } from '#messaging/handles';
import { Database } from '#platform/database/database';
import { ConnectionStateRepository } from '../connectors/connection-state.repository';
import { TestConnection } from './test-connection';

/** Answers for a service's own connections; none for the gateway, which calls no outside system. */
export function connectionTestConsumers(service: ServiceName): Type[] {
  if (service === 'gateway') return [];
  const queries = CONNECTION_QUERIES[service];

  @Controller()
  class ConnectionTestsConsumer {
    private readonly repository = new ConnectionStateRepository();

    constructor(
      @Inject(TestConnection) private readonly testConnection: TestConnection,
      @Inject(Database) private readonly database: Database,
    ) {}

    @Answers(queries.test)
    test({ connectionId, configurationVersion }: BodyOf<typeof PaymentsTestConnection>) {
      return this.testConnection.test(connectionId, configurationVersion);
    }

    @Answers(queries.states)
    async states(): Promise<ResponseOf<typeof queries.states>> {
      return { items: await this.repository.list(this.database) };
    }
  }
  return [ConnectionTestsConsumer];
}
