import type { z } from 'zod';
import type { WarningSchema } from '#contracts/queries/orchestrator';
import type { ActionView, Unable } from './action-view';

type Warning = z.output<typeof WarningSchema>;

/** Steps whose command no connection can carry out: they would fail, each time. */
export function actionWarnings(document: unknown, actions: readonly ActionView[]): Warning[] {
  const unable = new Map(actions.flatMap((one) => (one.unable ? [[one.name, one.unable] as const] : [])));
  return stepsOf(document).flatMap(({ id, command }, index) => {
    const why = unable.get(command);
    if (!why) return [];
    const message = `No connected system can do ${command}: ${inWords(why)}`;
    return [
      { path: `steps[${index}].command`, code: 'action-not-offered', message, way: id === '' ? [] : [id] },
    ];
  });
}

function inWords({ code, systems, switches }: Unable): string {
  if (code === 'switched-off') {
    return `the setting ${switches[0]?.setting} of its connection is off`;
  }
  const could = systems.map(({ name }) => name).join(', ');
  return code === 'not-connected'
    ? `none of ${could} is connected`
    : `of the systems there are, ${could} could`;
}

function stepsOf(document: unknown): ReadonlyArray<{ readonly id: string; readonly command: string }> {
  const steps = (document as { steps?: unknown } | null)?.steps;
  if (!Array.isArray(steps)) return [];
  return steps.map((step: unknown) => {
    const { id, command } = (step ?? {}) as { id?: unknown; command?: unknown };
    return { id: typeof id === 'string' ? id : '', command: typeof command === 'string' ? command : '' };
  });
}
