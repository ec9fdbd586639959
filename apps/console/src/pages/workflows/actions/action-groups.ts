import type { ActionView, Unable } from './action-api';

interface Command {
  readonly name: string;
  readonly summary: string;
}

/** Actions that the same connected systems can do. */
export interface ActionGroup {
  /** Names of the systems; none for what needs no outside system. */
  readonly systems: readonly string[];
  readonly commands: readonly Command[];
}
export interface ImpossibleAction extends Command {
  readonly unable: Unable;
}
interface Grouped {
  readonly groups: readonly ActionGroup[];
  readonly impossible: readonly ImpossibleAction[];
}

/** The actions by the systems that do them here: of one system before what several can do, what we do ourselves last. */
export function groupActions(commands: readonly Command[], actions: readonly ActionView[]): Grouped {
  const known = new Map(actions.map((action) => [action.name, action]));
  const groups = new Map<string, { systems: string[]; commands: Command[] }>();
  const impossible: ImpossibleAction[] = [];
  for (const command of commands) {
    const action = known.get(command.name);
    if (action?.unable) {
      impossible.push({ ...command, unable: action.unable });
      continue;
    }
    const systems = [...new Set(action?.connections.map(({ name }) => name))].sort();
    const group = groups.get(systems.join()) ?? { systems, commands: [] };
    group.commands.push(command);
    groups.set(systems.join(), group);
  }
  const rank = ({ systems }: ActionGroup): number => systems.length || Number.MAX_SAFE_INTEGER;
  const ordered = [...groups.values()].sort((a, b) => rank(a) - rank(b));
  return { groups: ordered, impossible };
}
