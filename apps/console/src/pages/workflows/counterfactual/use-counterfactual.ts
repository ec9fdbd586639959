import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Counterfactual } from '#contracts/models/counterfactual';
import { get, post, remove } from '../../../api/client';
import type { WorkflowDocument } from '../model/document';
import { WORKFLOWS } from '../workflow-api';

const ASK_AGAIN_MS = 1_000;

/** One comparison at a time; it is canceled when another begins or nobody looks any more. */
export function useCounterfactual(document: WorkflowDocument) {
  const path = `${WORKFLOWS}/${encodeURIComponent(document.id)}/counterfactual`;
  const start = useMutation({
    mutationFn: (days: number) => post<{ readonly jobId: string }>(path, { document, days }),
  });
  const jobId = start.data?.jobId;
  const job = useQuery({
    queryKey: [path, jobId],
    queryFn: ({ signal }) => get<Counterfactual>(`${path}/${jobId}`, {}, signal),
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
