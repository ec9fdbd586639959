import { Alert, Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DraftedDocuments } from '#contracts/queries/erp-drafts';
import { get } from '../../../api/client';
import { useTexts } from '../../../i18n/texts';
import { ErpDocuments } from '../../../parts/erp-documents/erp-documents';
import { erpDocumentsTexts } from '../../../parts/erp-documents/erp-documents.texts';
import { Loading } from '../../../parts/loading';
import { ProblemNote } from '../../../parts/problem-note';
import { counterfactualTexts } from './counterfactual.texts';

type Drafted = DraftedDocuments & { readonly stepId: string };
interface Answer {
  readonly before: readonly Drafted[];
  readonly after: readonly Drafted[];
}

/** Commands that give the ERP something. */
const ERP_COMMANDS = [
  'reconciliation.post-order',
  'reconciliation.reserve-inventory',
  'reconciliation.release-inventory',
  'reconciliation.post-journal',
];

interface Props {
  /** Address of the comparison. */
  readonly path: string;
  readonly command: string;
  readonly storeId: string;
  readonly orderId: string;
}

/** What a change of a command means in the ERP, on the order that is the example; asked when somebody wants to know. */
export function ErpChange({ path, command, storeId, orderId }: Props) {
  const texts = useTexts(counterfactualTexts);
  const [wanted, setWanted] = useState(false);
  const params = { storeId, orderId, command };
  const answer = useQuery({
    queryKey: [path, 'erp-documents', params],
    queryFn: ({ signal }) => get<Answer>(`${path}/erp-documents`, params, signal),
    enabled: wanted,
  });
  if (!ERP_COMMANDS.includes(command)) return null;
  if (!wanted)
    return (
      <Button size="compact-xs" variant="default" w="fit-content" onClick={() => setWanted(true)}>
        {texts.inErp}
      </Button>
    );
  if (answer.isError) return <ProblemNote error={answer.error} retry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading height={80} />;
  return (
    <Stack gap="xs" role="status">
      <Side title={texts.before} drafted={answer.data.before} />
      <Side title={texts.after} drafted={answer.data.after} />
    </Stack>
  );
}

function Side({ title, drafted }: { readonly title: string; readonly drafted: readonly Drafted[] }) {
  const texts = useTexts(counterfactualTexts);
  const words = useTexts(erpDocumentsTexts);
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      {drafted.length === 0 && <Text size="sm">{texts.nothing}</Text>}
      {drafted.map(({ stepId, connectionId, documents, fault }) => (
        <Stack key={stepId} gap={4}>
          {fault && (
            <Alert color="red" variant="light" title={texts.wouldFail(fault.code)}>
              {fault.message}
            </Alert>
          )}
          {connectionId === null && fault === null && <Text size="sm">{words.noErp}</Text>}
          {connectionId !== null && documents.length > 0 && (
            <ErpDocuments connectionId={connectionId} documents={documents} />
          )}
        </Stack>
      ))}
    </Stack>
  );
}
