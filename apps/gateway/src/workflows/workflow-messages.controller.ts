import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { allCommands, allEvents } from '#contracts/catalog';
import type { MessageDefinition } from '#contracts/message';
import { isForWorkflows } from '#contracts/workflow-messages';
import { raiseProblem } from '#platform/http/problem';
import { Endpoint, jsonSchema } from '../http/endpoint';
import { ZodParam } from '../http/zod-pipe';

const MessageSchema = z.object({
  name: z.string().describe('`payments.create-payment`: how a document names it'),
  kind: z.enum(['event', 'command']),
  summary: z.string(),
});
const ListSchema = z.object({ items: z.array(MessageSchema) });
const DetailSchema = MessageSchema.extend({
  schema: z.unknown().describe('JSON Schema of the body'),
});
const ParamSchema = z.object({ name: z.string().max(100) });
const tag = 'Workflows';

/** Later versions replace earlier ones: documents name a message without its version. */
const byName = new Map<string, MessageDefinition>(
  [...allEvents, ...allCommands].filter(isForWorkflows).map((definition) => [definition.name, definition]),
);
const details = new Map<string, z.output<typeof DetailSchema>>();

/** What workflows are made of: the facts they hear and the commands they send, with the schemas that forms are drawn from. */
@Controller('api/v1/workflow-messages')
export class WorkflowMessagesController {
  @Get()
  @Endpoint({
    tag,
    summary: 'Every event and command by name.',
    role: 'viewer',
    response: ListSchema,
  })
  list(): z.output<typeof ListSchema> {
    return { items: [...byName.values()].map(summaryOf) };
  }

  @Get(':name')
  @Endpoint({
    tag,
    summary: 'One event or command with the JSON Schema of its body.',
    role: 'viewer',
    params: ParamSchema,
    response: DetailSchema,
    problems: { 404: 'No such message' },
  })
  get(@ZodParam(ParamSchema) { name }: z.output<typeof ParamSchema>): z.output<typeof DetailSchema> {
    const definition = byName.get(name);
    if (!definition) return raiseProblem(404, 'not-found', 'There is no such message');
    const known = details.get(name);
    if (known) return known;
    const detail = { ...summaryOf(definition), schema: jsonSchema(definition.schema, 'input') };
    details.set(name, detail);
    return detail;
  }
}

const summaryOf = ({ name, kind, summary }: MessageDefinition): z.output<typeof MessageSchema> => ({
  name,
  kind,
  summary,
});
