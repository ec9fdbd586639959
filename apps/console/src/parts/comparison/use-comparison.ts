import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { get, post, remove } from '../../api/client';

/** As far as every comparison in the background is alike. */
export interface ComparisonJob {
  readonly state: 'running' | 'done' | 'canceled' | 'failed';
  readonly total: number;
  readonly result: { readonly played: number };
}

const ASK_AGAIN_MS = 1_000;

/** One comparison at a time; it is canceled when another begins or nobody looks any more. */
export function useComparison<J extends ComparisonJob>(path: string, bodyOf: (days: number) => object) {
  const start = useMutation({
    mutationFn: (days: number) => post<{ readonly jobId: string }>(path, bodyOf(days)),
  });
  const jobId = start.data?.jobId;
  const job = useQuery({
    queryKey: [path, jobId],
    queryFn: ({ signal }) => get<J>(`${path}/${jobId}`, {}, signal),
    enabled: jobId !== undefined,
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.state === 'running' ? ASK_AGAIN_MS : false,
  });
  useEffect(() => {
    if (jobId === undefined) return undefined;
    return () => void remove(`${path}/${jobId}`).catch(() => undefined);
  }, [path, jobId]);
  const cancel = useMutation({
    mutationFn: () => remove(`${path}/${jobId}`),
    onSettled: () => job.refetch(),
  });
  return { start, job, cancel };
}
