import { Controller, Get, Inject } from '@nestjs/common';
import { z } from 'zod';
import { SERVICES, type ServiceName } from '#contracts/message';
import { ServiceFiguresSchema, type ServiceFigures } from '#contracts/models/figures';
import { SERVICE_FIGURES } from '#contracts/queries/figures';
import { QueryClient } from '#messaging/query-client';
import type { Clock } from '#platform/clock/clock';
import { raiseProblem } from '#platform/http/problem';
import { CLOCK } from '#service/tokens';
import { CurrentActor, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { ZodParam, ZodQuery } from '../http/zod-pipe';
import { FigureQuerySchema, rangeOf, type FigureQuery } from './figure-query';

const ParamSchema = z.object({ service: z.enum(SERVICES) });
const QuerySchema = FigureQuerySchema.omit({ store: true });

/** How a service is doing is no matter of one store. */
@Controller('api/v1/figures/services')
export class ServiceFiguresController {
  constructor(
    private readonly queries: QueryClient,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':service')
  @Endpoint({
    tag: 'Figures',
    summary:
      'How messages and outside calls of a service went, how long they took, and how full its queues are.',
    role: 'viewer',
    params: ParamSchema,
    query: QuerySchema,
    response: ServiceFiguresSchema,
    problems: { 403: 'The token is for some stores only', 503: 'The service does not answer' },
  })
  get(
    @ZodParam(ParamSchema) { service }: { service: ServiceName },
    @ZodQuery(QuerySchema) query: FigureQuery,
    @CurrentActor() actor: Actor,
  ): Promise<ServiceFigures> {
    if (actor.stores !== null) raiseProblem(403, 'scope-missing', 'A service works for every store');
    return this.queries.ask(SERVICE_FIGURES[service], rangeOf(query, this.clock.now()));
  }
}
