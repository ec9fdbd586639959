import { Body, Param, Query, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { raiseProblem } from '#platform/http/problem';
import { faultsOf } from '../configuration/fault';

/** Parses by the very schema that the documentation shows. Raises 400 with every fault. */
class ZodPipe<S extends z.ZodType> implements PipeTransform<unknown, z.output<S>> {
  constructor(
    private readonly schema: S,
    private readonly where: 'body' | 'query' | 'path',
  ) {}

  transform(value: unknown): z.output<S> {
    if (this.where !== 'body' && holdsNul(value)) {
      return raiseProblem(400, 'validation-failed', `The ${this.where} holds a NUL character`, [
        { path: this.where, code: 'invalid', message: 'No text of ours has a NUL character' },
      ]);
    }
    const parsed = this.schema.safeParse(value, { reportInput: true });
    if (parsed.success) return parsed.data;
    const faults = faultsOf(parsed.error).map((fault) => ({ ...fault, path: fault.path || this.where }));
    const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
    return raiseProblem(400, 'validation-failed', `The ${this.where} has ${count}`, faults);
  }
}

/** What `%00` in an address becomes: no database takes it. */
const holdsNul = (value: unknown): boolean =>
  Object.values(value ?? {}).some((one) => typeof one === 'string' && one.includes('\u0000'));

export const ZodBody = (schema: z.ZodType): ParameterDecorator => Body(new ZodPipe(schema, 'body'));
export const ZodQuery = (schema: z.ZodType): ParameterDecorator => Query(new ZodPipe(schema, 'query'));
export const ZodParam = (schema: z.ZodType): ParameterDecorator => Param(new ZodPipe(schema, 'path'));

/** What every list takes. */
export const pageQuery = {
  cursor: z.string().max(1_000).nullable().default(null).describe('nextCursor of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
