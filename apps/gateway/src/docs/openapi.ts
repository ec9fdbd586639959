import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { applyDocumentation, type Swagger } from './documented';
import { hoistDefinitions } from './hoist-definitions';
import { operationsPaths } from './operations-paths';
import { webhookPaths } from './webhook-paths';

const ProblemJsonSchema = {
  type: 'object',
  description: 'RFC 9457 problem details',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string', description: 'A URI that names the kind of problem' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable, for programs' },
    detail: { type: 'string', description: 'For people' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
} as const;

/** The API in OpenAPI 3.1, made from the schemas that validate. */
export function describeApi(swagger: Swagger, app: INestApplication, publicUrl: string): OpenAPIObject {
  const { DocumentBuilder, SwaggerModule } = swagger;
  applyDocumentation(swagger);
  const document = SwaggerModule.createDocument(
    app,
    new DocumentBuilder()
      .setOpenAPIVersion('3.1.0')
      .setTitle('Tillbridge')
      .setDescription('Orders become payments, payments become statuses and balanced books.')
      .setVersion('1')
      .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
      .addServer(publicUrl)
      .addBearerAuth()
      .build(),
    { operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}` },
  );
  const { document: paths, schemas } = hoistDefinitions(document.paths);
  return {
    ...document,
    components: {
      ...document.components,
      schemas: {
        ...document.components?.schemas,
        ...(schemas as object),
        Problem: ProblemJsonSchema as never,
      },
    },
    paths: { ...paths, ...operationsPaths, ...webhookPaths },
  };
}
