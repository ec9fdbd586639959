import { Button, Group, JsonInput, Stack, Text, TextInput } from '@mantine/core';
import { IconPlayerPlay, IconPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { MappingTest } from '#mapping/document/mapping-document';
import { useTexts } from '../../../i18n/texts';
import { Entry, replaceAt, withoutAt } from '../../../parts/entry';
import { JsonView } from '../../../parts/json-view';
import { ProblemNote } from '../../../parts/problem-note';
import { StatusBadge } from '../../../parts/status-badge';
import { mapperTexts } from '../mapper.texts';
import { runTests } from '../mapping-api';
import { putDocument } from '../model/draft';
import type { Mapper } from '../use-mapper';
import type { LivePreview } from '../use-preview';

interface Props {
  readonly mapper: Mapper;
  readonly live: LivePreview;
}

const MOST = 100;

/** Examples kept with the mapping: run here, and again before it is published. They are of the base. */
export function TestsPanel({ mapper, live }: Props) {
  const texts = useTexts(mapperTexts);
  const { document } = mapper.draft;
  const { tests } = document;
  const run = useMutation({ mutationFn: () => runTests(document.id, document) });
  const put = (next: readonly MappingTest[], merge?: string): void =>
    mapper.history.edit(
      'tests',
      (before) => putDocument(before, { ...before.document, tests: [...next] }),
      merge,
    );
  const add = (): void =>
    put([
      ...tests,
      {
        name: texts.newTest(tests.length + 1),
        input: live.input as MappingTest['input'],
        output: (live.output ?? {}) as MappingTest['input'],
      },
    ]);
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {texts.testsAbout}
      </Text>
      <Group gap="xs">
        <Button
          size="xs"
          leftSection={<IconPlayerPlay size={14} aria-hidden />}
          loading={run.isPending}
          disabled={tests.length === 0}
          onClick={() => run.mutate()}
        >
          {texts.runTests}
        </Button>
        {!mapper.readOnly && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            disabled={mapper.scope !== null || live.output === null || !live.settled || tests.length >= MOST}
            onClick={add}
          >
            {texts.keepAsTest}
          </Button>
        )}
      </Group>
      {mapper.scope !== null && (
        <Text size="xs" c="dimmed">
          {texts.testsOfBase}
        </Text>
      )}
      {run.isError && <ProblemNote error={run.error} />}
      {tests.map((test, index) => {
        const result = run.data?.results[index];
        return (
          <Entry
            key={index}
            removeLabel={texts.removeTest(test.name)}
            {...(mapper.readOnly ? {} : { remove: () => put(withoutAt(tests, index)) })}
          >
            <TextInput
              size="xs"
              label={texts.testName}
              value={test.name}
              readOnly={mapper.readOnly}
              onChange={(event) =>
                put(replaceAt(tests, index, { ...test, name: event.currentTarget.value }), `test ${index}`)
              }
            />
            {result && (
              <StatusBadge tone={result.passed ? 'good' : 'bad'}>
                {result.passed ? texts.passed : texts.failed}
              </StatusBadge>
            )}
            {result && !result.passed && (
              <>
                {result.faults.map(({ field, expected }) => (
                  <Text size="xs" key={`${field} ${expected}`}>
                    {field}: {expected}
                  </Text>
                ))}
                <JsonView value={result.output} label={texts.cameOut(test.name)} />
              </>
            )}
            <JsonPart
              label={texts.testInput}
              value={test.input}
              readOnly={mapper.readOnly}
              change={(input) => put(replaceAt(tests, index, { ...test, input }), `test in ${index}`)}
            />
            {test.output !== undefined && (
              <JsonPart
                label={texts.testOutput}
                value={test.output}
                readOnly={mapper.readOnly}
                change={(output) => put(replaceAt(tests, index, { ...test, output }), `test out ${index}`)}
              />
            )}
            {test.fault && <Text size="xs">{texts.testFault(test.fault.field, test.fault.code)}</Text>}
          </Entry>
        );
      })}
      {tests.length === 0 && <Text size="sm">{texts.noTests}</Text>}
    </Stack>
  );
}

interface PartProps {
  readonly label: string;
  readonly value: MappingTest['input'];
  readonly readOnly: boolean;
  readonly change: (value: MappingTest['input']) => void;
}

/** Text that is no JSON object yet stays here and changes nothing. */
function JsonPart({ label, value, readOnly, change }: PartProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <JsonInput
      size="xs"
      label={label}
      autosize
      minRows={2}
      maxRows={8}
      readOnly={readOnly}
      value={typed ?? JSON.stringify(value, null, 2)}
      error={typed !== null}
      onChange={(text) => {
        const read = objectIn(text);
        setTyped(read ? null : text);
        if (read) change(read);
      }}
    />
  );
}

function objectIn(text: string): MappingTest['input'] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as MappingTest['input'])
      : undefined;
  } catch {
    return undefined;
  }
}
