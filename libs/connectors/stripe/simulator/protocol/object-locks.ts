import { ApiError } from './api-error';

/** Two writes on one object at the same time: the second is told to come back, as Stripe does. */
export class ObjectLocks {
  private readonly held = new Set<string>();

  take(ids: readonly string[]): () => void {
    if (ids.some((id) => this.held.has(id))) {
      throw new ApiError(429, {
        type: 'invalid_request_error',
        code: 'lock_timeout',
        message:
          'This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request.',
      });
    }
    for (const id of ids) this.held.add(id);
    return () => {
      for (const id of ids) this.held.delete(id);
    };
  }
}
