import { Injectable } from '@nestjs/common';
import { PublishWorkflow } from '#contracts/commands/orchestrator';
import { GetWorkflow, type WorkflowVersion } from '#contracts/queries/orchestrator';
import { QueryClient } from '#messaging/query-client';
import type { Actor } from '../auth/actor';
import { canonical } from '../configuration/canonical';
import type { ActionNote } from '../requests/action-request.repository';
import { RunAction } from '../requests/run-action.use-case';

interface Seen {
  readonly draft: WorkflowVersion | null;
  readonly published: WorkflowVersion | null;
}

/** Publishes the draft that was looked at and no later one, so that the audit tells truly what was there before and after. */
@Injectable()
export class PublishDraft {
  constructor(
    private readonly queries: QueryClient,
    private readonly runAction: RunAction,
  ) {}

  async publish(actor: Actor, workflowId: string, key: string): Promise<unknown> {
    let seen: Promise<Seen> | undefined;
    const look = (): Promise<Seen> => (seen ??= this.look(workflowId));
    return this.runAction.run({
      actor,
      key,
      name: `publish ${workflowId}`,
      request: null,
      command: PublishWorkflow,
      body: async (requestId) => {
        const { draft } = await look();
        return { requestId, workflowId, expectedRevision: draft?.revision ?? null, by: actor.name };
      },
      whenDone: async () => noteOf(workflowId, await look()),
    });
  }

  private async look(workflowId: string): Promise<Seen> {
    const [draft, published] = await Promise.all([
      this.queries.ask(GetWorkflow, { workflowId, version: 'draft' }),
      this.queries.ask(GetWorkflow, { workflowId, version: 'published' }),
    ]);
    return { draft, published };
  }
}

/** Null where nothing changes: the same document again is no new version. */
function noteOf(workflowId: string, { draft, published }: Seen): ActionNote | null {
  if (canonical(draft?.document ?? null) === canonical(published?.document ?? null)) return null;
  return {
    action: 'workflow.publish',
    subject: workflowId,
    details: {
      before: published && { version: published.version, document: published.document },
      after: draft && { document: draft.document },
    },
  };
}
