import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLanguage } from '../../i18n/language';
import type { WorkflowDocument } from './model/document';
import { toldFinding } from './words/fault-words';
import { validate, type Fault } from './workflow-api';

const CHECK_AFTER_MS = 500;

/** Faults of the document while it is edited, in the reader's language, and which step each belongs to. */
export function useFaults(document: WorkflowDocument) {
  const [settled] = useDebouncedValue(document, CHECK_AFTER_MS);
  // One text, or the whole document would be read member by member whenever the designer is drawn.
  const text = useMemo(() => JSON.stringify(settled), [settled]);
  const query = useQuery({
    queryKey: ['workflow-faults', text],
    queryFn: async () => ({ document: settled, ...(await validate(settled)) }),
    placeholderData: keepPreviousData,
    enabled: settled.steps.length > 0,
    gcTime: 30_000,
    staleTime: Infinity,
  });
  const data = query.data;
  const { language } = useLanguage();
  return useMemo(() => {
    const told = <T extends { readonly message: string }>(found: readonly T[] = []): T[] =>
      found.map((one) => ({ ...one, message: toldFinding(language, one.message) }));
    const errors = told(data?.errors);
    return {
      errors,
      warnings: told(data?.warnings),
      byStep: groupByStep(errors, data?.document),
    };
  }, [data, language]);
}

function groupByStep(errors: readonly Fault[], document: WorkflowDocument | undefined): Map<string, Fault[]> {
  const groups = new Map<string, Fault[]>();
  for (const fault of errors) {
    const id = stepOf(fault, document);
    if (id !== undefined) groups.set(id, [...(groups.get(id) ?? []), fault]);
  }
  return groups;
}

/** Undefined for a fault of the document itself. */
export function stepOf({ path }: Fault, document: WorkflowDocument | undefined): string | undefined {
  const index = /^steps\[(\d+)\]/.exec(path)?.[1];
  return index === undefined ? undefined : document?.steps[Number(index)]?.id;
}
