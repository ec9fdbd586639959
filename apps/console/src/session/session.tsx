import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useMemo, type ReactNode } from 'react';
import { get, post, remove } from '../api/client';
import { isUnauthenticated } from '../api/problem';

export const ROLES = ['viewer', 'operator', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who is signed in: `GET /api/v1/session`. */
export interface Session {
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  /** Null: all stores. */
  readonly stores: readonly string[] | null;
  readonly authentication: 'password' | 'oidc' | 'token';
  readonly expiresAt: string;
}

const SESSION_KEY = ['/api/v1/session'];
const SessionContext = createContext<Session | undefined>(undefined);

/** Undefined while unknown, null when nobody is signed in. */
export function useSessionQuery() {
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: ({ signal }): Promise<Session | null> =>
      get<Session>('/api/v1/session', {}, signal).catch((error: unknown) => {
        if (isUnauthenticated(error)) return null;
        throw error;
      }),
    staleTime: 60_000,
  });
}

export function SessionProvider(props: { readonly session: Session; readonly children: ReactNode }) {
  return <SessionContext value={props.session}>{props.children}</SessionContext>;
}

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('Nobody is signed in here');
  return session;
}

/** Whether a control that needs the role is to be offered. The server decides again. */
export function useMay(role: Role): boolean {
  return ROLES.indexOf(useSession().role) >= ROLES.indexOf(role);
}

export type Credentials = { readonly email: string; readonly password: string } | { readonly token: string };

export function useSignIn() {
  const queryClient = useQueryClient();
  return useMemo(
    () => ({
      signIn: async (credentials: Credentials): Promise<void> => {
        queryClient.setQueryData(SESSION_KEY, await post<Session>('/api/v1/session', credentials));
      },
      signOut: async (): Promise<void> => {
        const ended = await remove<{ logoutUrl: string } | undefined>('/api/v1/session');
        if (ended?.logoutUrl !== undefined) {
          window.location.assign(ended.logoutUrl);
          return;
        }
        queryClient.setQueryData(SESSION_KEY, null);
        queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
      },
    }),
    [queryClient],
  );
}
