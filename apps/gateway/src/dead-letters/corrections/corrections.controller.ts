import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { SERVICES } from '#contracts/message';
import { CurrentActor, type Actor } from '../../auth/actor';
import { Endpoint } from '../../http/endpoint';
import { ZodParam, ZodQuery } from '../../http/zod-pipe';
import { FindDeadLetter } from '../find-dead-letter';
import { FindCorrections } from './find-corrections';

const ParamSchema = z.object({ id: z.string().min(1).max(255) });
const ServiceSchema = z.object({ service: z.enum(SERVICES).optional() });
const CorrectionsSchema = z.object({
  corrections: z
    .object({
      mapping: z.string().describe('Id of the mapping document'),
      field: z.string().describe('Target field that could not be mapped'),
      current: z.string().nullable().describe('The source of its rule; null where it has none'),
      ofStore: z.boolean().describe("Whether the rule is the store's own"),
      items: z.array(
        z.object({
          object: z.string(),
          source: z.string(),
          confidence: z.number(),
          decidedBefore: z.boolean(),
          value: z.string().describe('What the field would get of this message'),
        }),
      ),
    })
    .nullable()
    .describe('Null where no mapping has failed'),
});

@Controller('api/v1/dead-letters/:id/corrections')
export class CorrectionsController {
  constructor(
    private readonly deadLetters: FindDeadLetter,
    private readonly corrections: FindCorrections,
  ) {}

  @Get()
  @Endpoint({
    tag: 'Dead letters',
    summary:
      'Other sources for the field that could not be mapped, each tried on the message; nothing is changed.',
    role: 'viewer',
    params: ParamSchema,
    query: ServiceSchema,
    response: CorrectionsSchema,
    problems: { 404: 'No such dead letter' },
  })
  async get(
    @ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>,
    @ZodQuery(ServiceSchema) which: z.output<typeof ServiceSchema>,
    @CurrentActor() actor: Actor,
  ): Promise<z.input<typeof CorrectionsSchema>> {
    const found = await this.corrections.of(await this.deadLetters.find(id, which, actor));
    return { corrections: found ? { ...found, items: [...found.items] } : null };
  }
}
