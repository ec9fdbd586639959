import { z } from 'zod';
import type { JsonSchema } from '../../parts/json-schema';
import { defaultsOf, labelOf, shapeOf } from './setting-shape';

const schema = z.toJSONSchema(
  z.object({
    url: z.url(),
    port: z.int().min(1).max(65_535).default(22),
    mode: z.enum(['a', 'b']).nullable().default(null),
    on: z.boolean().default(true),
    since: z.iso.datetime().nullable().default(null),
    codes: z.array(z.string()).default([]),
    accounts: z.record(z.string().regex(/^\d{4}$/), z.string()),
    stages: z.partialRecord(z.enum(['paid', 'placed']), z.string()),
  }),
  { io: 'input' },
) as JsonSchema;
const shape = (name: string) => shapeOf(schema.properties![name]!);

describe('the form of a setting', () => {
  it('is drawn from its schema', () => {
    expect(shape('url')).toEqual({ kind: 'text', nullable: false });
    expect(shape('port')).toEqual({ kind: 'number', nullable: false, minimum: 1, maximum: 65_535 });
    expect(shape('mode')).toEqual({ kind: 'choice', nullable: true, choices: ['a', 'b'] });
    expect(shape('on').kind).toBe('switch');
    expect(shape('since')).toEqual({ kind: 'instant', nullable: true });
    expect(shape('codes').kind).toBe('list');
    expect(shape('accounts')).toEqual({ kind: 'pairs', nullable: false, names: undefined });
    expect(shape('stages')).toMatchObject({ kind: 'pairs', names: ['paid', 'placed'] });
  });

  it('begins with the defaults', () => {
    expect(defaultsOf(schema)).toEqual({ port: 22, mode: null, on: true, since: null, codes: [] });
  });

  it('has a short label and the rest as help', () => {
    expect(labelOf('Address of the site, e.g. https://erp.example.com')).toEqual({
      label: 'Address of the site',
      help: 'E.g. https://erp.example.com',
    });
    expect(labelOf('Adresse der API; leer für Stripe selbst.')).toEqual({
      label: 'Adresse der API',
      help: 'Leer für Stripe selbst.',
    });
    expect(labelOf('Name')).toEqual({ label: 'Name', help: undefined });
  });
});
