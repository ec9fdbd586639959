import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Store } from '#contracts/models/configuration';
import { get, put } from '../../api/client';
import { useRevised } from '../../parts/form/use-revised';
import { AGAIN_MS } from '../connections/connection-api';

export type { Store };

/** `GET /api/v1/stores/{id}`. */
export interface StoreView {
  readonly store: Store;
  readonly revision: string;
}

export const STORES = '/api/v1/stores';
export const storePath = (id: string): string => `${STORES}/${encodeURIComponent(id)}`;

export function useStores() {
  return useQuery({
    queryKey: [STORES],
    queryFn: ({ signal }) => get<{ readonly items: readonly StoreView[] }>(STORES, {}, signal),
    refetchInterval: AGAIN_MS,
  });
}

export function useStore(id: string) {
  const path = storePath(id);
  return useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => get<StoreView>(path, {}, signal),
    refetchInterval: AGAIN_MS,
  });
}

export const putStore = ({ id, ...store }: Store, revision: string | null) =>
  put<StoreView>(storePath(id), { store, revision });

/** A store being edited: whatever page edits a part of it, it is saved as a whole. */
export function useStoreEditor({ store, revision }: StoreView) {
  const queryClient = useQueryClient();
  const form = useRevised({ value: store, revision });
  const path = storePath(store.id);
  const save = useMutation({
    mutationFn: () => putStore(form.draft, form.revision),
    onSuccess: (now) => {
      form.saved({ value: now.store, revision: now.revision });
      queryClient.setQueryData([path], now);
      return queryClient.invalidateQueries({ queryKey: [STORES] });
    },
    onError: () => queryClient.invalidateQueries({ queryKey: [path] }),
  });
  return {
    ...form,
    save,
    put: (more: Partial<Store>): void => form.change((before) => ({ ...before, ...more })),
    discard: (): void => {
      save.reset();
      form.discard();
    },
    keepMine: (): void => {
      save.reset();
      form.keepMine();
    },
  };
}
