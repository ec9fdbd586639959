import { z } from 'zod';
import type { CommandDefinition } from '#contracts/message';
import type { DocumentFault } from '#mapping/fault';
import { zodFaults } from '#mapping/document/zod-faults';
import { isDynamic } from './template';

/** Filled in from the run when the step does not give them. */
export const FILLED_FROM_RUN = ['storeId', 'orderId'] as const;

/** What can be known about a command's fields before it is sent: missing, unknown and wrong constant ones. */
export function checkCommandFields(
  command: CommandDefinition,
  fields: Readonly<Record<string, unknown>>,
  path: string,
): DocumentFault[] {
  if (!(command.schema instanceof z.ZodObject)) return [];
  const shape = command.schema.shape as Record<string, z.ZodType>;
  const faults: DocumentFault[] = [];
  for (const [name, schema] of Object.entries(shape)) {
    const given = Object.hasOwn(fields, name);
    const filled = (FILLED_FROM_RUN as readonly string[]).includes(name);
    if (!given && !filled && !schema.safeParse(undefined).success) {
      faults.push({ path, code: 'missing-field', message: `${command.name} needs the field ${name}` });
    }
    if (!given || isDynamic(fields[name])) continue;
    const parsed = schema.safeParse(fields[name]);
    if (!parsed.success) faults.push(...zodFaults(parsed.error, `${path}.${name}`));
  }
  for (const name of Object.keys(fields)) {
    if (!Object.hasOwn(shape, name)) {
      faults.push({
        path: `${path}.${name}`,
        code: 'unknown-field',
        message: `${command.name} has no field ${name}; it has ${Object.keys(shape).join(', ')}`,
      });
    }
  }
  return faults;
}
