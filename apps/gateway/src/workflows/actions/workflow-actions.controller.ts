import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { CurrentActor, type Actor } from '../../auth/actor';
import { Endpoint } from '../../http/endpoint';
import { ActionViewSchema, type ActionView } from './action-view';
import { OfferedActions } from './offered-actions';

/** What steps can have done here, and by which connections: the manifests of the connected systems say it. */
@Controller('api/v1/workflow-actions')
export class WorkflowActionsController {
  constructor(private readonly actions: OfferedActions) {}

  @Get()
  @Endpoint({
    tag: 'Workflows',
    summary: 'Every action with the connections that can do it, or why none can.',
    role: 'viewer',
    response: z.object({ items: z.array(ActionViewSchema) }),
  })
  async list(@CurrentActor() actor: Actor): Promise<{ items: ActionView[] }> {
    return { items: await this.actions.list(actor) };
  }
}
