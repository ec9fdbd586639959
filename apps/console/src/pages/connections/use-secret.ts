import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send, type ApiRequest } from '../../api/client';
import type { Connection } from './connection';
import { connectionPath } from './connection-api';

/** One change of a secret; the connection is shown as it is afterwards. */
export function useSecret(connectionId: string, name: string, done: () => void) {
  const queryClient = useQueryClient();
  const path = connectionPath(connectionId);
  return useMutation({
    mutationFn: async ({ below = '', ...request }: ApiRequest & { readonly below?: string }) =>
      (await send<Connection>(`${path}/secrets/${encodeURIComponent(name)}${below}`, request)).body,
    onSuccess: (now) => {
      queryClient.setQueryData([path], now);
      done();
    },
  });
}
