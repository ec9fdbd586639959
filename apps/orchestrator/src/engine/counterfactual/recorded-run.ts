import type { RunState } from '../run/run-state';
import type { WorkflowDocument } from '../document/workflow-document';
import type { RecordedAnswer, RecordedRun } from './story';

/** The answers that a real run was given, by step; and by command, for a step that has another name now. */
export function recordedRun(
  run: RunState,
  startedFor: string,
  document: WorkflowDocument | undefined,
): RecordedRun {
  const commands = new Map(
    (document?.steps ?? []).flatMap((step) =>
      step.type === 'call' ? [[step.id, step.command] as const] : [],
    ),
  );
  const byStep = new Map<string, RecordedAnswer>();
  const byCommand = new Map<string, RecordedAnswer>();
  for (const [stepId, { state, output, error }] of Object.entries(run.steps)) {
    if (state !== 'completed' && (state !== 'failed' || error === null)) continue;
    const answer = state === 'completed' || error === null ? { result: output } : { error };
    byStep.set(stepId, answer);
    const command = commands.get(stepId);
    if (command !== undefined) byCommand.set(command, answer);
  }
  return { startedFor, byStep, byCommand };
}
