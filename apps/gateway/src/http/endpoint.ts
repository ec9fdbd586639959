import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { z } from 'zod';
import type { Role } from '../auth/actor';
import { Documented, type Swagger } from '../docs/documented';

export const REQUIRED_ROLE = 'gateway:required-role';

export interface EndpointOptions {
  readonly tag: string;
  readonly summary: string;
  /** The least role that may do it. */
  readonly role: Role;
  readonly status?: number;
  /** What comes back; left out for an answer without a body. */
  readonly response?: z.ZodType;
  readonly body?: z.ZodType;
  readonly query?: z.ZodObject;
  readonly params?: z.ZodObject;
  readonly headers?: ReadonlyArray<{
    readonly name: string;
    readonly required: boolean;
    readonly description: string;
  }>;
  /** Other answers than the usual one, by status. */
  readonly alternatives?: Readonly<
    Record<number, { readonly description: string; readonly response: z.ZodType }>
  >;
  /** Refusals beside those every endpoint has. */
  readonly problems?: Readonly<Record<number, string>>;
  /** For an answer that is no JSON. */
  readonly contentType?: string;
}

const ALWAYS: Readonly<Record<number, string>> = {
  400: 'The request is malformed: `validation-failed` lists every fault',
  401: 'No or no valid token',
  403: 'The token may not do this',
  429: 'Too many requests; see RateLimit and Retry-After',
};

/** One decorator per endpoint: who may call it, and what the documentation says, from the schemas that also validate. */
export function Endpoint(options: EndpointOptions): MethodDecorator {
  const status = options.status ?? 200;
  return applyDecorators(
    SetMetadata(REQUIRED_ROLE, options.role),
    HttpCode(status),
    Documented((swagger) => documentation(swagger, options, status)),
  );
}

function documentation(swagger: Swagger, options: EndpointOptions, status: number): MethodDecorator[] {
  const { ApiBearerAuth, ApiBody, ApiHeader, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } =
    swagger;
  const success = {
    status,
    description: 'Done',
    ...(options.response === undefined
      ? {}
      : {
          content: {
            [options.contentType ?? 'application/json']: { schema: jsonSchema(options.response, 'output') },
          },
        }),
  };
  return [
    ApiTags(options.tag),
    ApiBearerAuth(),
    ApiOperation({ summary: options.summary, description: `Least role: ${options.role}.` }),
    ApiResponse(success),
    ...(options.body === undefined ? [] : [ApiBody({ schema: jsonSchema(options.body, 'input') as never })]),
    ...fields(options.params).map(({ name, schema }) => ApiParam({ name, schema: schema })),
    ...fields(options.query).map(({ name, schema, required }) =>
      ApiQuery({ name, required, schema: schema as never }),
    ),
    ...(options.headers ?? []).map((header) => ApiHeader({ ...header, schema: { type: 'string' } })),
    ...Object.entries(options.alternatives ?? {}).map(([code, { description, response }]) =>
      ApiResponse({
        status: Number(code),
        description,
        content: { 'application/json': { schema: jsonSchema(response, 'output') } },
      }),
    ),
    ...Object.entries({ ...ALWAYS, ...options.problems }).map(([code, description]) =>
      ApiResponse({
        status: Number(code),
        description,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      }),
    ),
  ];
}

export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
  });
  return rest;
}

function fields(schema: z.ZodObject | undefined): Array<{ name: string; schema: object; required: boolean }> {
  return Object.entries(schema?.shape ?? {}).map(([name, field]) => ({
    name,
    schema: jsonSchema(field as z.ZodType, 'input'),
    required: !(field as z.ZodType).safeParse(undefined).success,
  }));
}
