import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTexts } from '../../../i18n/texts';
import { ProblemNote } from '../../../parts/problem-note';
import { useMay } from '../../../session/session';
import type { Step, WorkflowDocument } from '../model/document';
import { useData } from '../use-data';
import { tryStep } from '../workflow-try';
import { SampleData } from './sample-data';
import { StepOutcome } from './step-outcome';
import { stepTestTexts } from './step-test.texts';

interface Props {
  readonly document: WorkflowDocument;
  readonly step: Step;
}

/** One step on the sample data: what it sends, gives, waits for, and where it goes on. */
export function StepTest({ document, step }: Props) {
  const texts = useTexts(stepTestTexts);
  const mayEdit = useMay('editor');
  const { data } = useData();
  const run = useMutation({
    mutationFn: async () => ({
      ...(await tryStep(document, step.id, data)),
      of: JSON.stringify([step, data]),
    }),
  });
  if (!mayEdit) return null;
  const outdated = run.data !== undefined && run.data.of !== JSON.stringify([step, data]);
  return (
    <Stack gap="xs" role="group" aria-label={texts.title}>
      <Title order={3} size="h6">
        {texts.title}
      </Title>
      <Text size="xs" c="dimmed">
        {texts.about}
      </Text>
      <SampleData workflowId={document.id} />
      <Button
        size="xs"
        variant="default"
        w="fit-content"
        leftSection={<IconPlayerPlay size={14} aria-hidden />}
        loading={run.isPending}
        onClick={() => run.mutate()}
      >
        {texts.run}
      </Button>
      {run.isError && <ProblemNote error={run.error} />}
      <div aria-live="polite">
        {outdated && <Text size="xs">{texts.outdated}</Text>}
        {run.data?.errors.map(({ path, code, message }) => (
          <Alert key={`${path} ${code}`} color="red" variant="light" title={path === '' ? code : path}>
            {message}
          </Alert>
        ))}
        {run.data?.tried && (
          <StepOutcome document={document} tried={run.data.tried} preview={run.data.preview} />
        )}
      </div>
    </Stack>
  );
}
