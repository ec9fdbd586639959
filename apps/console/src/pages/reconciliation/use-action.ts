import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { send } from '../../api/client';

export interface ActionRequest {
  readonly path: string;
  readonly body: unknown;
  readonly method?: 'POST' | 'PUT';
}

/** Paths whose lists and details may be other after an action. */
const TOUCHED =
  /^\/api\/v1\/(reconciliation|bank-lines|bank-statements|periods|journal-entries|figures|orders)(\/|$)/;

/**
 * Something done once: a second click on the same request carries the same key, another request another one.
 */
export function useAction(done: () => void) {
  const queryClient = useQueryClient();
  const last = useRef({ request: '', key: '' });
  return useMutation({
    mutationFn: async ({ path, body, method = 'POST' }: ActionRequest) => {
      const request = JSON.stringify([method, path, body]);
      if (last.current.request !== request) last.current = { request, key: crypto.randomUUID() };
      const headers = { 'idempotency-key': last.current.key };
      return (await send(path, { method, body: body ?? {}, headers })).body;
    },
    onSuccess: done,
    onSettled: () =>
      queryClient.invalidateQueries({
        predicate: ({ queryKey: [path] }) => typeof path === 'string' && TOUCHED.test(path),
      }),
  });
}
