import { PublishWorkflow, SaveWorkflowDraft } from '#contracts/commands/orchestrator';
import { RequestSettled } from '#contracts/events/platform';
import type { CommandDefinition } from '#contracts/message';
import { createOrchestrator, type UnderTest } from '../specs/orchestrator-under-test';

const document = {
  id: 'pause',
  name: 'Pause',
  trigger: { event: 'payment.created' },
  start: 'a',
  steps: [{ id: 'a', type: 'wait', for: 'P1D', next: 'end' }],
};

describe('publishing a draft', () => {
  let service: UnderTest;
  beforeAll(async () => {
    service = await createOrchestrator();
  });
  afterAll(() => service.close());

  let requests = 0;
  const request = async (definition: CommandDefinition, body: object) => {
    const requestId = `req-${(requests += 1)}`;
    await service.publish(definition, { requestId, workflowId: 'pause', by: 'jo', ...body });
    const settled = await service.waitFor(() =>
      service.published(RequestSettled).find((answer) => answer.requestId === requestId),
    );
    return settled.outcome;
  };

  it('publishes the one that was looked at, and none that was saved since', async () => {
    await request(SaveWorkflowDraft, { document });
    await request(SaveWorkflowDraft, { document: { ...document, name: 'Another' } });
    expect(await request(PublishWorkflow, { expectedRevision: 1 })).toMatchObject({
      status: 'refused',
      problem: { status: 412, code: 'revision-conflict' },
    });
    expect(await request(PublishWorkflow, { expectedRevision: 2 })).toMatchObject({
      status: 'done',
      result: { version: 1 },
    });
  });
});
