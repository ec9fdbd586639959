import type { z } from 'zod';
import type { MessageInspection } from '#contracts/queries/message-inspection';
import type { TryWorkflowStep } from '#contracts/queries/orchestrator';
import { post } from '../../api/client';
import type { WorkflowDocument } from './model/document';
import { WORKFLOWS } from './workflow-api';

type Answer = z.output<(typeof TryWorkflowStep)['response']>;
export type TriedStep = NonNullable<Answer['tried']>;
export type StepPreview = MessageInspection['preview'];

/** One step on given data, carried out by the engine; nothing is sent. */
export const tryStep = (
  document: WorkflowDocument,
  stepId: string,
  data: Readonly<Record<string, unknown>>,
) =>
  post<Answer & { readonly preview: StepPreview }>(
    `${WORKFLOWS}/${encodeURIComponent(document.id)}/try-step`,
    { document, stepId, data },
  );
