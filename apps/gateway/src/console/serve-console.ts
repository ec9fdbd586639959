import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Beside the compiled gateway: `dist/apps/console`. */
const BUILT = join(__dirname, '../../../console');
const PAGE = 'index.html';
/** File names hold a digest of their content. */
const FOREVER = 'public, max-age=31536000, immutable';

/** Addresses of pages inside the console: no file, no other room of the house. */
const isPage = (url: string): boolean =>
  !/^\/(?:api|webhooks|health|metrics|pay|assets)(?:\/|$|\?)/.test(url);

/** The operators' console at `/`. Every address inside it answers with its one page, so that deep links work. */
export async function serveConsole(fastify: FastifyInstance, directory = BUILT): Promise<void> {
  if (!existsSync(join(directory, PAGE))) return;
  await fastify.register(
    fastifyStatic as never,
    {
      root: directory,
      wildcard: false,
      index: false,
      cacheControl: false,
      setHeaders: (reply: FastifyReply, path: string) =>
        reply.header('cache-control', path.includes('/assets/') ? FOREVER : 'no-cache'),
    } as never,
  );
  fastify.addHook('onRequest', async (request, reply) => {
    const { method, url } = request;
    if (method !== 'GET' || !request.is404 || !isPage(url) || !wantsPage(request.headers.accept)) return;
    await sendPage(reply);
  });
}

const wantsPage = (accept: string | undefined): boolean => accept?.includes('text/html') === true;

const sendPage = (reply: FastifyReply): FastifyReply =>
  (reply as FastifyReply & { sendFile(name: string): FastifyReply }).sendFile(PAGE);
