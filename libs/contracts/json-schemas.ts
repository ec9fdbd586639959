import { z } from 'zod';
import { allCommands, allEvents, allQueries } from './catalog';

/** File name to JSON Schema text, for every message and every answer; kept in `schemas/` and compared in CI. */
export function renderJsonSchemas(): Map<string, string> {
  const files = new Map<string, string>();
  for (const definition of [...allEvents, ...allCommands]) {
    files.set(
      `${definition.type}.json`,
      render(definition.type, definition.summary, definition.schema, 'output'),
    );
  }
  for (const query of allQueries) {
    files.set(
      `${query.type}.request.json`,
      render(`${query.type} request`, query.summary, query.schema, 'input'),
    );
    files.set(
      `${query.type}.response.json`,
      render(`${query.type} response`, query.summary, query.response, 'output'),
    );
  }
  return files;
}

function render(title: string, summary: string, schema: z.ZodType, io: 'input' | 'output'): string {
  const body = z.toJSONSchema(schema, { io, reused: 'inline', unrepresentable: 'any' });
  return `${JSON.stringify({ ...body, title, description: summary }, null, 2)}\n`;
}
