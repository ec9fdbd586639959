import { Alert, Button, List, Stack, Table, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { MessageInspection } from '#contracts/queries/message-inspection';
import { post, withQuery } from '../../api/client';
import { useFormat } from '../../i18n/format';
import { toldRefusal } from '../../i18n/refusal-words';
import { useTexts } from '../../i18n/texts';
import { readDocuments } from '../../parts/erp-documents/read-documents';
import { JsonView } from '../../parts/json-view';
import { ProblemNote } from '../../parts/problem-note';
import { useMay } from '../../session/session';
import type { DeadLetter } from './dead-letter';
import { dryRunTexts } from './dry-run.texts';
import { PreviewNote } from './preview-note';

/** The pale colours of titles are too close to their ground to be read by everybody. */
const READABLE = { title: { color: 'var(--mantine-color-text)' } };

interface Props {
  readonly letter: DeadLetter;
  /** In place of the body it died with. */
  readonly body?: unknown;
}

/** What a replay would do, asked of the service that would do it. */
export function DryRun({ letter, body }: Props) {
  const texts = useTexts(dryRunTexts);
  const mayAct = useMay('operator');
  const path = withQuery(`/api/v1/dead-letters/${encodeURIComponent(letter.id)}/dry-run`, {
    service: letter.service,
  });
  const run = useMutation({
    mutationFn: () => post<MessageInspection>(path, body === undefined ? {} : { body }),
  });
  if (!mayAct) return null;
  return (
    <Stack gap="sm">
      <Button
        size="xs"
        variant="default"
        w="fit-content"
        title={texts.about}
        loading={run.isPending}
        onClick={() => run.mutate()}
      >
        {texts.try}
      </Button>
      {run.isError && <ProblemNote error={run.error} />}
      {run.data && <Outcome inspection={run.data} />}
    </Stack>
  );
}

function Outcome({ inspection }: { readonly inspection: MessageInspection }) {
  const texts = useTexts(dryRunTexts);
  const format = useFormat();
  const { handled, effectHappened, faults, preview } = inspection;
  const sentence = !handled ? texts.unknownType : effectHappened ? texts.effectHappened : texts.cannotSay;
  return (
    <Stack gap="sm" role="status">
      {faults.length > 0 && (
        <Alert color="red" variant="light" styles={READABLE} title={texts.faults}>
          <List size="sm">
            {faults.map(({ path, message }) => (
              <List.Item key={path}>
                <b>{path}</b>: {toldRefusal(format.language, message)}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {preview && !effectHappened && <PreviewNote preview={preview} />}
      {(effectHappened || (!preview && faults.length === 0)) && (
        <Alert color="gray" variant="light" styles={READABLE} title={texts.title}>
          <Text size="sm">{sentence}</Text>
        </Alert>
      )}
      {preview && !readDocuments(preview.details) && Object.keys(preview.details).length > 0 && (
        <JsonView value={preview.details} label={texts.title} />
      )}
      <Difference inspection={inspection} />
    </Stack>
  );
}

function Difference({ inspection }: { readonly inspection: MessageInspection }) {
  const texts = useTexts(dryRunTexts);
  const format = useFormat();
  const { comparedWith, differences } = inspection;
  if (comparedWith === null) return <Text size="sm">{texts.noGood}</Text>;
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {texts.difference}
      </Text>
      {differences.length === 0 ? (
        <Text size="sm">{texts.noDifference}</Text>
      ) : (
        <Table aria-label={texts.difference}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.field}</Table.Th>
              <Table.Th>{texts.good}</Table.Th>
              <Table.Th>{texts.now}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {differences.map(({ path, good, now }) => (
              <Table.Tr key={path}>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{path}</Table.Td>
                <Table.Td>{good ?? texts.absent}</Table.Td>
                <Table.Td>{now ?? texts.absent}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Text size="xs" c="dimmed">
        {texts.comparedWith(comparedWith.messageId, format.instant(comparedWith.handledAt))}
      </Text>
    </Stack>
  );
}
