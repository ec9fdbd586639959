import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem';
import { isReadFar } from './read-far';

const MOST_RETRIES = 2;

/** Refusals are final; only what a second try may heal is tried again. */
const mayHeal = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 0 || error.status === 503 || error.status === 502);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) => count < MOST_RETRIES && mayHeal(error),
      refetchOnWindowFocus: (query) => !isReadFar(query),
      refetchOnReconnect: (query) => !isReadFar(query),
    },
    mutations: { retry: false },
  },
});
