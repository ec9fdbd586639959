import type { FastifyInstance, RouteOptions } from 'fastify';

/** Knows every route, so that a wrong method can be told from a wrong path. */
export class RouteTable {
  private readonly routes: Array<{ readonly pattern: RegExp; readonly methods: readonly string[] }> = [];

  /** Before any route is registered. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', (route) => this.add(route));
  }

  methodsOf(url: string): string[] {
    const path = url.split('?')[0]!;
    const methods = this.routes.filter((route) => route.pattern.test(path)).flatMap((route) => route.methods);
    return [...new Set(methods)].sort();
  }

  private add(route: RouteOptions): void {
    if (route.url.includes('*')) return;
    const pattern = route.url
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
      .join('/');
    this.routes.push({ pattern: new RegExp(`^${pattern}/?$`), methods: [route.method].flat() });
  }
}
