import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/client';
import { useLiveRefresh } from '../../api/live';
import type { Connection, ConnectionHealth, ConnectionList, Connector } from './connection';

export const CONNECTIONS = '/api/v1/connections';
const STATES = '/api/v1/connection-states';
const CONNECTORS = '/api/v1/connectors';

/** The live stream does not tell of the configuration: what others save is seen within this time. */
export const AGAIN_MS = 20_000;

export const connectionPath = (id: string): string => `${CONNECTIONS}/${encodeURIComponent(id)}`;

export const useConnectors = () =>
  useQuery({
    queryKey: [CONNECTORS],
    queryFn: ({ signal }) => get<{ readonly items: readonly Connector[] }>(CONNECTORS, {}, signal),
    staleTime: Infinity,
  });

export function useConnections() {
  return useQuery({
    queryKey: [CONNECTIONS],
    queryFn: ({ signal }) => get<ConnectionList>(CONNECTIONS, {}, signal),
    refetchInterval: AGAIN_MS,
  });
}

export function useConnection(id: string) {
  const path = connectionPath(id);
  return useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => get<Connection>(path, {}, signal),
    refetchInterval: AGAIN_MS,
  });
}

/** Asked of four services: the pages are there before it is. */
export function useConnectionStates() {
  useLiveRefresh([STATES], ({ type }) => type.startsWith('connection.'));
  return useQuery({
    queryKey: [STATES],
    queryFn: ({ signal }) =>
      get<{ readonly items: readonly ConnectionHealth[]; readonly silent: readonly string[] }>(
        STATES,
        {},
        signal,
      ),
    refetchInterval: 30_000,
  });
}
