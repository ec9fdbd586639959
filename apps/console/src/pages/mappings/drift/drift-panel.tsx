import { Select, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../i18n/texts';
import { Loading } from '../../../parts/loading';
import { ProblemNote } from '../../../parts/problem-note';
import { decide, type Decision } from '../mapping-api';
import { findNode } from '../model/fields';
import type { Mapper } from '../use-mapper';
import { getDrift } from './drift-api';
import { driftTexts } from './drift.texts';
import { FindingCard } from './finding-card';
import { sourceNode } from './source-node';

const KEY = 'mapping-drift';

interface Props {
  readonly mapper: Mapper;
  readonly storeIds: readonly string[];
  readonly open: (field: string) => void;
}

/** In what the last inputs of a store differ from those before, and which rules that concerns. */
export function DriftPanel({ mapper, storeIds, open }: Props) {
  const texts = useTexts(driftTexts);
  const queryClient = useQueryClient();
  const { id } = mapper.draft.document;
  const [chosen, choose] = useState<string | null>(null);
  const storeId = mapper.scope ?? chosen ?? storeIds[0] ?? null;
  const query = useQuery({
    queryKey: [KEY, id, storeId],
    queryFn: ({ signal }) => getDrift(id, storeId ?? '', signal),
    enabled: storeId !== null,
    retry: false,
  });
  const decision = useMutation({
    mutationFn: (made: Decision) => decide(id, made),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [KEY, id] }),
  });
  const take = (source: string, target: string): void => {
    const from = sourceNode(mapper.sides.source, source);
    const to = findNode(mapper.targets, target);
    if (!from || !to || !mapper.connect(from, to)) return;
    // What no catalogue lists cannot be remembered for other mappings.
    if (from.field && to.field) decision.mutate({ source, target, accepted: true });
  };
  if (storeId === null) return <Text size="sm">{texts.noStores}</Text>;
  const drift = query.data;
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {texts.about}
      </Text>
      {mapper.scope === null && storeIds.length > 1 && (
        <Select
          size="xs"
          label={texts.store}
          data={[...storeIds]}
          value={storeId}
          onChange={choose}
          allowDeselect={false}
        />
      )}
      {query.isPending && <Loading />}
      {query.isError && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
      {decision.isError && <ProblemNote error={decision.error} />}
      {drift && (
        <div role="status">
          <Text size="sm">{texts.compared(drift.later, drift.earlier)}</Text>
          {drift.abstains !== null && <Text size="sm">{texts.abstains[drift.abstains]}</Text>}
          {drift.abstains === null && drift.findings.length === 0 && <Text size="sm">{texts.none}</Text>}
        </div>
      )}
      {drift?.findings.map((finding) => (
        <FindingCard
          key={`${finding.kind} ${finding.path}`}
          finding={finding}
          totals={drift}
          mapper={mapper}
          open={open}
          take={take}
        />
      ))}
      {drift && drift.left > 0 && <Text size="sm">{texts.left(drift.left)}</Text>}
    </Stack>
  );
}
