import { valueError } from './odoo-error';
import type { Values } from './records';

/** The values of new lines among the commands of a one2many field: `[0, 0, {...}]`. */
export function newLines(commands: unknown): Values[] {
  if (commands === undefined) return [];
  if (!Array.isArray(commands)) throw valueError('Wrong value for a field of lines');
  return commands.map((command: unknown) => {
    const [code, , values] = command as [number, number, Values];
    if (code !== 0) throw valueError(`Command ${code} is not known here`);
    return values;
  });
}

/** The IDs of `[6, 0, [...]]`; null where nothing was given. */
export function replacedIds(commands: unknown): number[] | null {
  if (!Array.isArray(commands)) return null;
  const [command] = commands as Array<[number, number, number[]]>;
  return command?.[0] === 6 ? command[2] : null;
}
