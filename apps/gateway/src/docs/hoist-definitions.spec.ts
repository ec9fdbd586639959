import { z } from 'zod';
import { jsonSchema } from '../http/endpoint';
import { hoistDefinitions } from './hoist-definitions';

const schemaOf = (schema: z.ZodType) => jsonSchema(schema, 'output');

describe('schemas that contain themselves', () => {
  it('stand once, where the whole document finds them', () => {
    const { document, schemas } = hoistDefinitions({
      a: { schema: schemaOf(z.object({ value: z.json(), other: z.json() })) },
      b: [{ schema: schemaOf(z.object({ deep: z.object({ value: z.json() }) })) }],
    });
    const text = JSON.stringify([document, schemas]);
    expect(text).not.toContain('$defs');
    expect(Object.keys(schemas)).toEqual(['Recursive1']);
    expect(document.a.schema).toMatchObject({
      properties: { value: { $ref: '#/components/schemas/Recursive1' } },
    });
    expect(JSON.stringify(schemas['Recursive1'])).toContain('"#/components/schemas/Recursive1"');
  });

  it('leave all other schemas as they are', () => {
    const document = {
      schema: schemaOf(z.object({ name: z.string() })),
      $ref: '#/components/schemas/Problem',
    };
    expect(hoistDefinitions(document)).toEqual({ document, schemas: {} });
  });
});
