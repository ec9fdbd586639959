import { Controller, Inject } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import {
  DryRunWorkflow,
  GetTimeline,
  GetWorkflow,
  GetWorkflowRun,
  ListWorkflowRuns,
  ListWorkflows,
  ListWorkflowVersions,
  TryWorkflowStep,
  ValidateWorkflow,
} from '#contracts/queries/orchestrator';
import { zodFaults } from '#mapping/document/zod-faults';
import { Answers } from '#messaging/handles';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CLOCK } from '#service/tokens';
import { OrderEventRepository } from '../database/order-event.repository';
import { checkMoneyPaths } from '../engine/document/money-paths';
import { validateWorkflow } from '../engine/document/validate-workflow';
import { WorkflowDocumentSchema } from '../engine/document/workflow-document';
import { dryRun } from '../engine/dry-run/dry-run';
import { tryStep } from '../engine/dry-run/try-step';
import { RunReader } from './run.reader';
import { WorkflowReader } from './workflow.reader';

/** Answers of this service to the admin API; read-only. */
@Controller()
export class QueriesController {
  constructor(
    private readonly database: Database,
    private readonly events: OrderEventRepository,
    private readonly workflows: WorkflowReader,
    private readonly runs: RunReader,
    private readonly configuration: ConfigurationCopy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Answers(GetTimeline)
  async timeline({ storeId, orderId }: BodyOf<typeof GetTimeline>): Promise<ResponseOf<typeof GetTimeline>> {
    return { items: await this.events.timeline(this.database, storeId, orderId) };
  }

  @Answers(ListWorkflows)
  listWorkflows(request: BodyOf<typeof ListWorkflows>): Promise<ResponseOf<typeof ListWorkflows>> {
    return this.workflows.list(request);
  }

  @Answers(GetWorkflow)
  getWorkflow(request: BodyOf<typeof GetWorkflow>): Promise<ResponseOf<typeof GetWorkflow>> {
    return this.workflows.get(request);
  }

  @Answers(ListWorkflowVersions)
  listVersions(
    request: BodyOf<typeof ListWorkflowVersions>,
  ): Promise<ResponseOf<typeof ListWorkflowVersions>> {
    return this.workflows.versions(request);
  }

  @Answers(ValidateWorkflow)
  validate({ document }: BodyOf<typeof ValidateWorkflow>): ResponseOf<typeof ValidateWorkflow> {
    const validated = validateWorkflow(document);
    if (!validated.ok) return { valid: false, errors: validated.error, warnings: [] };
    const warnings = checkMoneyPaths(validated.value).map((warning) => ({
      ...warning,
      way: [...warning.way],
    }));
    return { valid: true, errors: [], warnings };
  }

  @Answers(DryRunWorkflow)
  async dryRun(request: BodyOf<typeof DryRunWorkflow>): Promise<ResponseOf<typeof DryRunWorkflow>> {
    const validated = validateWorkflow(request.document);
    if (!validated.ok) return { started: false, steps: [], state: 'invalid', errors: validated.error };
    const report = await dryRun({
      document: validated.value,
      store: request.storeId === null ? {} : this.configuration.store(request.storeId),
      events: request.events.map(({ type, body }) => ({ type, body })),
      results: request.results,
      now: this.clock.now(),
    });
    const { failure, started, steps, state } = report;
    const errors = failure ? [{ path: failure.stepId, code: failure.code, message: failure.message }] : [];
    return { started, steps: [...steps], state, errors };
  }

  /** The step alone has to be right: the rest may still be written. */
  @Answers(TryWorkflowStep)
  async tryStep({
    document,
    stepId,
    data,
  }: BodyOf<typeof TryWorkflowStep>): Promise<ResponseOf<typeof TryWorkflowStep>> {
    const parsed = WorkflowDocumentSchema.safeParse(document);
    if (!parsed.success) return { errors: zodFaults(parsed.error), tried: null };
    const tried = await tryStep(parsed.data, stepId, data, this.clock.now());
    const unknown = { path: 'stepId', code: 'unknown-step', message: `There is no step ${stepId}` };
    return tried ? { errors: [], tried } : { errors: [unknown], tried: null };
  }

  @Answers(GetWorkflowRun)
  getRun({ runId }: BodyOf<typeof GetWorkflowRun>): Promise<ResponseOf<typeof GetWorkflowRun>> {
    return this.runs.get(runId);
  }

  @Answers(ListWorkflowRuns)
  listRuns(request: BodyOf<typeof ListWorkflowRuns>): Promise<ResponseOf<typeof ListWorkflowRuns>> {
    return this.runs.list(request);
  }
}
