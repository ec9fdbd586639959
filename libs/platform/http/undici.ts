import type { Dispatcher } from 'undici';
import apiRequest from 'undici/lib/api/api-request.js';
import errors from 'undici/lib/core/errors.js';
import Agent from 'undici/lib/dispatcher/agent.js';

/**
 * The client alone, by its parts: the library's front door also loads fetch, web sockets, caches and mocks, which cost every service
 * four megabytes and are never used. The version is pinned, and the tests of the HTTP client would tell of a part that moved.
 */
export { Agent, errors };

export type ResponseData = Dispatcher.ResponseData;

export interface RequestOptions extends Omit<Dispatcher.RequestOptions, 'origin' | 'path'> {
  readonly dispatcher: Agent;
}

export function request(url: URL, { dispatcher, ...options }: RequestOptions): Promise<ResponseData> {
  return apiRequest.call(dispatcher, {
    ...options,
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
  });
}
