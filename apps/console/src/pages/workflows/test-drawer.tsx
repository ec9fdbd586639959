import { Alert, Button, Group, JsonInput, Select, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLanguage } from '../../i18n/language';
import { useTexts, type Language } from '../../i18n/texts';
import { DetailDrawer } from '../../parts/detail-drawer';
import { JsonView } from '../../parts/json-view';
import { ProblemNote } from '../../parts/problem-note';
import { findStep, titleOf, type WorkflowDocument } from './model/document';
import { sampleOf } from './model/sample';
import { runLooks } from './run-states';
import { toldFinding } from './words/fault-words';
import { dryRun, messageQuery, useMessages, type DryRunRequest } from './workflow-api';
import { workflowsTexts } from './workflows.texts';

interface Props {
  readonly document: WorkflowDocument;
  readonly close: () => void;
}

const nameOf = (state: string, language: Language): string =>
  Object.entries(runLooks).find(([known]) => known === state)?.[1].name[language] ?? state;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Plays events through the document as it stands on the canvas. */
export function TestDrawer({ document, close }: Props) {
  const texts = useTexts(workflowsTexts);
  const { language } = useLanguage();
  const queryClient = useQueryClient();
  const events = useMessages().filter(({ kind }) => kind === 'event');
  const [played, setPlayed] = useState('[]');
  const [results, setResults] = useState('{}');
  const trigger = document.trigger.event;
  const append = async (name: string): Promise<void> => {
    const message = await queryClient.fetchQuery(messageQuery(name));
    setPlayed((before) => {
      const list = parse(before);
      const next = [
        ...(Array.isArray(list) ? (list as unknown[]) : []),
        { type: name, body: sampleOf(message.schema) },
      ];
      return JSON.stringify(next, null, 2);
    });
  };
  useEffect(() => {
    let wanted = true;
    void queryClient.fetchQuery(messageQuery(trigger)).then(({ schema }) => {
      if (wanted) setPlayed(JSON.stringify([{ type: trigger, body: sampleOf(schema) }], null, 2));
    });
    return () => {
      wanted = false;
    };
  }, [queryClient, trigger]);
  const list = parse(played);
  const answers = parse(results);
  const run = useMutation({
    mutationFn: () =>
      dryRun({
        document,
        storeId: null,
        events: list as DryRunRequest['events'],
        results: answers as DryRunRequest['results'],
      }),
  });
  return (
    <DetailDrawer title={texts.test} close={close}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {texts.testAbout}
        </Text>
        <JsonInput
          label={texts.events}
          autosize
          minRows={6}
          maxRows={16}
          value={played}
          onChange={setPlayed}
          error={Array.isArray(list) ? null : texts.wrongJson}
        />
        <Select
          aria-label={texts.addEvent}
          placeholder={texts.addEvent}
          searchable
          data={events.map(({ name }) => name)}
          value={null}
          onChange={(name) => name !== null && void append(name)}
        />
        <JsonInput
          label={texts.results}
          description={texts.resultsAbout}
          autosize
          minRows={2}
          maxRows={10}
          value={results}
          onChange={setResults}
          error={answers === undefined ? texts.wrongJson : null}
        />
        <Group>
          <Button
            loading={run.isPending}
            disabled={!Array.isArray(list) || list.length === 0 || answers === undefined}
            onClick={() => run.mutate()}
          >
            {texts.run}
          </Button>
        </Group>
        {run.isError && <ProblemNote error={run.error} />}
        {run.data && (
          <Stack gap="sm" aria-live="polite">
            {run.data.errors.map(({ path, code, message }) => (
              <Alert key={`${path} ${code}`} color="red" title={path === '' ? code : path}>
                {toldFinding(language, message)}
              </Alert>
            ))}
            <Text size="sm">
              {run.data.started ? `${texts.state}: ${nameOf(run.data.state, language)}` : texts.notStarted}
            </Text>
            <Title order={3} size="h6">
              {texts.sent}
            </Title>
            {run.data.steps.length === 0 && <Text size="sm">{texts.nothingSent}</Text>}
            {run.data.steps.map((sent, index) => {
              const step = findStep(document, sent.stepId);
              return (
                <div key={index}>
                  <Text size="sm" fw={600}>
                    {`${index + 1}. ${step ? titleOf(step, language) : sent.stepId} · ${sent.type}`}
                  </Text>
                  <JsonView value={sent.input} label={`${sent.stepId}: ${texts.input}`} />
                </div>
              );
            })}
          </Stack>
        )}
      </Stack>
    </DetailDrawer>
  );
}
