import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCloudStorm } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { TwinReport } from '#contracts/models/twin';
import { post } from '../../../api/client';
import { ApiProblem } from '../../../api/problem';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { ProblemNote } from '../../../parts/problem-note';
import { StoreSelect } from '../../stores/store-select';
import type { WorkflowDocument } from '../model/document';
import { WORKFLOWS } from '../workflow-api';
import { twinTexts } from './twin.texts';
import { ViolationCard } from './violation-card';

/** What the document does when things go wrong around it, before it is published. */
export function TwinSection({ document }: { readonly document: WorkflowDocument }) {
  const texts = useTexts(twinTexts);
  const format = useFormat();
  const [storeId, setStoreId] = useState('');
  const twin = useMutation({
    mutationFn: () =>
      post<TwinReport>(`${WORKFLOWS}/${encodeURIComponent(document.id)}/twin`, { document, storeId }),
  });
  const busy = twin.error instanceof ApiProblem && twin.error.code === 'twin-busy';
  const report = twin.data;
  return (
    <Stack gap="xs" role="group" aria-label={texts.title}>
      <Text size="sm" fw={600}>
        {texts.title}
      </Text>
      <Text size="sm">{texts.about}</Text>
      <Group align="flex-end" gap="xs">
        <StoreSelect label={texts.store} value={storeId} choose={setStoreId} />
        <Button
          variant="default"
          leftSection={<IconCloudStorm size={14} aria-hidden />}
          loading={twin.isPending}
          disabled={storeId === ''}
          onClick={() => twin.mutate()}
        >
          {texts.play}
        </Button>
      </Group>
      {busy && <Text size="sm">{texts.busy}</Text>}
      {twin.isError && !busy && <ProblemNote error={twin.error} />}
      <div aria-live="polite">
        {report && <Text size="sm">{texts.played(format.number(report.played))}</Text>}
        {report?.started === 0 && <Text size="sm">{texts.notStarted}</Text>}
        {report && report.started > 0 && report.violations.length === 0 && (
          <Text size="sm">{texts.fine}</Text>
        )}
      </div>
      {report?.violations.map((violation) => (
        <ViolationCard key={`${violation.code} ${violation.message}`} violation={violation} />
      ))}
    </Stack>
  );
}
