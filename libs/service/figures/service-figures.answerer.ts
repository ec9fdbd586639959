import { Controller, Inject, type Type } from '@nestjs/common';
import type { BodyOf, ServiceName } from '#contracts/message';
import type { ServiceFigures } from '#contracts/models/figures';
import { SERVICE_FIGURES, type PaymentsFigures } from '#contracts/queries/figures';
import { Answers } from '#messaging/handles';
import { QueueDepths } from '#messaging/topology/queue-depths';
import { Database } from '#platform/database/database';
import { FiguresRepository } from './figures.repository';

/** Every service says alike how it is doing. */
export function serviceFiguresAnswerer(service: ServiceName): Type {
  const query = SERVICE_FIGURES[service];

  @Controller()
  class ServiceFiguresAnswerer {
    private readonly repository = new FiguresRepository();

    constructor(
      @Inject(Database) private readonly database: Database,
      @Inject(QueueDepths) private readonly depths: QueueDepths,
    ) {}

    @Answers(query)
    async answer(range: BodyOf<typeof PaymentsFigures>): Promise<ServiceFigures> {
      const [lines, points, outbox, depths] = await Promise.all([
        this.repository.lines(this.database, range),
        this.repository.points(this.database, range),
        this.repository.outboxLength(this.database),
        this.depths.measure(),
      ]);
      return { lines, points, queues: { ...depths, outbox } };
    }
  }
  return ServiceFiguresAnswerer;
}
