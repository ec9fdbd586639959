import { Module, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { describeApi } from './openapi';

@Module({})
class DocumentationModule {}

const JSON_URL = '/api/openapi.json';
const YAML_URL = '/api/openapi.yaml';
const PAGE_URL = '/api/docs';
/** Of the connection, not of the answer. */
const NOT_PASSED_ON = new Set(['connection', 'content-length', 'date', 'transfer-encoding', 'keep-alive']);

/**
 * `/api/docs` for people, `/api/openapi.json` for programs. Pages and document come from a small server inside this one, which is made
 * with all it loads when somebody first asks, and is asked without a socket.
 */
export function serveDocumentation(fastify: FastifyInstance, app: INestApplication, publicUrl: string): void {
  let inner: Promise<FastifyInstance> | undefined;
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    inner ??= makeServer(app, publicUrl).catch((error: unknown) => {
      inner = undefined;
      throw error;
    });
    const { statusCode, headers, rawPayload } = await (
      await inner
    ).inject({ method: 'GET', url: request.url, headers: request.headers });
    for (const [name, value] of Object.entries(headers)) {
      if (value !== undefined && !NOT_PASSED_ON.has(name)) void reply.header(name, value);
    }
    return reply.code(statusCode).send(rawPayload);
  };
  for (const url of [JSON_URL, YAML_URL, PAGE_URL, `${PAGE_URL}/*`]) fastify.get(url, answer);
}

async function makeServer(app: INestApplication, publicUrl: string): Promise<FastifyInstance> {
  const swagger = await import('@nestjs/swagger');
  const server = await NestFactory.create<NestFastifyApplication>(DocumentationModule, new FastifyAdapter(), {
    logger: false,
    abortOnError: false,
  });
  swagger.SwaggerModule.setup(PAGE_URL, server, describeApi(swagger, app, publicUrl), {
    jsonDocumentUrl: JSON_URL,
    yamlDocumentUrl: YAML_URL,
  });
  await server.init();
  const instance = server.getHttpAdapter().getInstance();
  await instance.ready();
  return instance;
}
