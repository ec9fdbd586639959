import errors from 'undici/lib/core/errors.js';
import util from 'undici/lib/core/util.js';
import Agent from 'undici/lib/dispatcher/agent.js';

/**
 * The client alone, by its parts: the library's front door also loads fetch, web sockets, caches and mocks, which cost every service
 * four megabytes and are never used. The version is pinned, and the tests of the HTTP client would tell of a part that moved.
 */
export { Agent, errors };

/** Raw headers, name and value by turns, by their lower-case names. */
export function readHeaders(raw: readonly Buffer[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(util.parseHeaders(raw))) {
    headers[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return headers;
}
