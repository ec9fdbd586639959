import { err, ok, type Result } from '#platform/errors/result';
import { compileExpression } from '#mapping/expressions/expression';
import type { DocumentFault } from '#mapping/fault';
import { zodFaults } from '#mapping/document/zod-faults';
import { checkCommandFields } from './check-command';
import { edgesOf, endlessLoops, reachableFrom, stepsById } from './graph';
import { findCommand, findEvent } from './message-catalog';
import { expressionsIn } from './template';
import {
  END,
  StepSchema,
  WorkflowDocumentSchema,
  type Step,
  type WorkflowDocument,
} from './workflow-document';

/** The document with its defaults, or every fault at once, each with its path. */
export function validateWorkflow(document: unknown): Result<WorkflowDocument, DocumentFault[]> {
  const parsed = WorkflowDocumentSchema.safeParse(document);
  if (!parsed.success) return err([...zodFaults(parsed.error), ...checkReadableParts(document)]);
  const workflow = parsed.data;
  const faults: DocumentFault[] = [
    ...checkIds(workflow.steps.map(({ id }) => id)),
    ...checkTrigger(workflow.trigger),
    ...checkExpectations(workflow.expectations),
    ...workflow.steps.flatMap((step, index) => checkStep(step, `steps[${index}]`)),
    ...checkGraph(workflow),
  ];
  return faults.length > 0 ? err(faults) : ok(workflow);
}

/** A document whose shape is wrong somewhere is still checked where it can be read, so that one round tells all. */
function checkReadableParts(document: unknown): DocumentFault[] {
  const raw = fieldsOf(document);
  const { trigger, expectations, start } = WorkflowDocumentSchema.shape;
  const readTrigger = trigger.safeParse(raw['trigger']).data;
  const readStart = start.safeParse(raw['start']).data;
  const all: readonly unknown[] = Array.isArray(raw['steps']) ? raw['steps'] : [];
  const ids = all.map((step) => fieldsOf(step)['id']);
  const exists = (id: string): boolean => ids.includes(id);
  return [
    ...(readTrigger === undefined ? [] : checkTrigger(readTrigger)),
    ...checkExpectations(expectations.safeParse(raw['expectations']).data),
    ...checkIds(ids),
    ...(readStart === undefined || all.length === 0 || exists(readStart)
      ? []
      : [unknownStep('start', readStart)]),
    ...all.flatMap((step, index) => checkReadableStep(step, `steps[${index}]`, exists)),
  ];
}

function checkReadableStep(raw: unknown, path: string, exists: (id: string) => boolean): DocumentFault[] {
  const step = StepSchema.safeParse(raw).data;
  if (step) return [...checkStep(step, path), ...checkEdges(step, path, exists)];
  const { type, command } = fieldsOf(raw);
  return type === 'call' && typeof command === 'string' ? checkCommandName(command, `${path}.command`) : [];
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function checkEdges(step: Step, path: string, exists: (id: string) => boolean): DocumentFault[] {
  return edgesOf(step)
    .filter((edge) => edge.to !== END && !exists(edge.to))
    .map((edge) => unknownStep(`${path}.${edge.field}`, edge.to));
}

function unknownStep(path: string, id: string): DocumentFault {
  return { path, code: 'unknown-step', message: `There is no step ${id}` };
}

function checkIds(ids: readonly unknown[]): DocumentFault[] {
  return ids.flatMap((id, index) => {
    const path = `steps[${index}].id`;
    if (id === END) return [{ path, code: 'reserved-id', message: `"${END}" is no name for a step` }];
    if (typeof id !== 'string' || ids.indexOf(id) === index) return [];
    return [{ path, code: 'duplicate-id', message: `Two steps are called ${id}` }];
  });
}

function checkTrigger({ event, filter }: WorkflowDocument['trigger']): DocumentFault[] {
  return [...checkEvent(event, 'trigger.event'), ...checkPredicate(filter, 'trigger.filter')];
}

function checkExpectations(expectations: WorkflowDocument['expectations'] = []): DocumentFault[] {
  const ids = expectations.map(({ id }) => id);
  return expectations.flatMap(({ id, after, filter, expect }, index) => {
    const path = `expectations[${index}]`;
    const twice = ids.indexOf(id) < index;
    return [
      ...(twice
        ? [{ path: `${path}.id`, code: 'duplicate-id', message: `Two expectations are called ${id}` }]
        : []),
      ...checkEvent(after, `${path}.after`),
      ...checkPredicate(filter, `${path}.filter`),
      ...expect.flatMap((event, at) => checkEvent(event, `${path}.expect[${at}]`)),
    ];
  });
}

function checkStep(step: Step, path: string): DocumentFault[] {
  switch (step.type) {
    case 'call': {
      const command = findCommand(step.command);
      return [
        ...checkCommandName(step.command, `${path}.command`),
        ...(command ? checkCommandFields(command, step.with, `${path}.with`) : []),
        ...checkTemplates(step.with, `${path}.with`),
      ];
    }
    case 'listen':
      return step.for.flatMap((alternative, index) => [
        ...checkEvent(alternative.event, `${path}.for[${index}].event`),
        ...checkPredicate(alternative.filter, `${path}.for[${index}].filter`),
      ]);
    case 'switch':
      return step.cases.flatMap((branch, index) =>
        checkPredicate(branch.when, `${path}.cases[${index}].when`),
      );
    case 'wait':
      return (step.for === undefined) === (step.until === undefined)
        ? [{ path, code: 'ambiguous-wait', message: 'Give either for or until' }]
        : checkTemplates({ for: step.for, until: step.until }, path);
    case 'approval':
      return checkTemplates(step.title, `${path}.title`);
    case 'emit':
      return checkTemplates(step.with, `${path}.with`);
    case 'set':
      return checkTemplates(step.values, `${path}.values`);
    case 'raise':
      return checkTemplates(step.error.message, `${path}.error.message`);
    case 'try':
      return checkParts([step.start], () => `${path}.start`);
    case 'fork':
      return checkParts(step.branches, (index) => `${path}.branches[${index}]`);
  }
}

function checkParts(starts: readonly string[], path: (index: number) => string): DocumentFault[] {
  return starts.flatMap((start, index) =>
    start === END
      ? [{ path: path(index), code: 'empty-part', message: 'A part needs at least one step of its own' }]
      : [],
  );
}

function checkGraph(workflow: WorkflowDocument): DocumentFault[] {
  const steps = stepsById(workflow);
  const faults: DocumentFault[] = [];
  if (!steps.has(workflow.start)) {
    faults.push(unknownStep('start', workflow.start));
  }
  const index = new Map(workflow.steps.map((step, position) => [step.id, position]));
  for (const [position, step] of workflow.steps.entries()) {
    faults.push(...checkEdges(step, `steps[${position}]`, (id) => steps.has(id)));
  }
  const reached = reachableFrom(workflow.start, steps);
  for (const [position, step] of workflow.steps.entries()) {
    if (!reached.has(step.id)) {
      faults.push({
        path: `steps[${position}]`,
        code: 'unreachable-step',
        message: `No way leads from ${workflow.start} to ${step.id}`,
      });
    }
  }
  for (const id of endlessLoops(steps)) {
    faults.push({
      path: `steps[${index.get(id)!}]`,
      code: 'endless-loop',
      message: `From ${id} a way leads back to it without waiting for an event, a time or a person`,
    });
  }
  return faults;
}

function checkCommandName(name: string, path: string): DocumentFault[] {
  return findCommand(name) ? [] : [{ path, code: 'unknown-command', message: `There is no command ${name}` }];
}

function checkEvent(name: string, path: string): DocumentFault[] {
  return findEvent(name) ? [] : [{ path, code: 'unknown-event', message: `There is no event ${name}` }];
}

function checkPredicate(source: string | undefined, path: string): DocumentFault[] {
  return source === undefined ? [] : checkExpression(source, path);
}

function checkTemplates(value: unknown, path: string): DocumentFault[] {
  return expressionsIn(value, path).flatMap(({ path: at, source }) =>
    source === undefined
      ? [{ path: at, code: 'expression-syntax', message: 'A ${ is never closed' }]
      : checkExpression(source, at),
  );
}

function checkExpression(source: string, path: string): DocumentFault[] {
  const compiled = compileExpression(source);
  if (compiled.ok) return [];
  return [{ path, code: compiled.error.code, message: compiled.error.message }];
}
