import { Select, Stack, Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../i18n/texts';
import { Loading } from '../../../parts/loading';
import { useListWhenVisited } from '../../../parts/use-list-when-visited';
import { designerTexts } from '../designer.texts';
import type { CallStep } from '../model/document';
import { messageQuery, useMessages } from '../workflow-api';
import { CatchEntries } from './catch-entries';
import { DurationField } from './duration-field';
import { FieldsForm } from './fields-form';
import type { FormProps } from './form-props';
import { RetryFields } from './retry-fields';
import { WaySelect } from './way-select';

const FIRST_RETRY = { attempts: 3, delay: 'PT1M' } as const;
const FIRST_TIMEOUT = 'PT1H';

/** A command: its fields by their contract, where it goes on, and what happens when it is refused. */
export function CallForm({ editor, step, change }: FormProps<CallStep>) {
  const texts = useTexts(designerTexts);
  const list = useListWhenVisited();
  const { readOnly } = editor;
  const commands = useMessages().filter(({ kind }) => kind === 'command');
  const message = useQuery({ ...messageQuery(step.command), enabled: step.command !== '' });
  const { retry, timeout, ...plain } = step;
  return (
    <Stack gap="sm">
      <Select
        {...list}
        label={texts.command}
        description={commands.find(({ name }) => name === step.command)?.summary}
        searchable
        allowDeselect={false}
        readOnly={readOnly}
        data={commands.map(({ name }) => name)}
        value={step.command}
        onChange={(command) => command !== null && change({ ...step, command })}
      />
      {message.isLoading && <Loading />}
      {message.data && (
        <FieldsForm
          command={step.command}
          schema={message.data.schema}
          fields={step.with ?? {}}
          onChange={(fields) => change({ ...step, with: fields })}
          readOnly={readOnly}
        />
      )}
      <WaySelect
        editor={editor}
        label={texts.leadsTo}
        value={step.next}
        except={step.id}
        onChange={(next) => change({ ...step, next })}
      />
      <CatchEntries
        editor={editor}
        stepId={step.id}
        entries={step.catch ?? []}
        onChange={(entries) => change({ ...step, catch: entries })}
      />
      <Switch
        label={texts.retry}
        checked={retry !== undefined}
        disabled={readOnly}
        onChange={(event) =>
          change(event.currentTarget.checked ? { ...step, retry: FIRST_RETRY } : withTimeout(plain, timeout))
        }
      />
      {retry && (
        <RetryFields
          retry={retry}
          readOnly={readOnly}
          change={(changed) => change({ ...step, retry: changed })}
        />
      )}
      <Switch
        label={texts.stepTimeout}
        checked={timeout !== undefined}
        disabled={readOnly}
        onChange={(event) =>
          change({
            ...withTimeout(plain, event.currentTarget.checked ? FIRST_TIMEOUT : undefined),
            ...(retry ? { retry } : {}),
          })
        }
      />
      {timeout !== undefined && (
        <>
          <DurationField
            label={texts.stepTimeout}
            value={timeout}
            readOnly={readOnly}
            onChange={(after) => change({ ...step, timeout: after })}
          />
          <Text size="xs" c="dimmed">
            {texts.stepTimeoutAbout}
          </Text>
        </>
      )}
    </Stack>
  );
}

const withTimeout = (step: Omit<CallStep, 'retry' | 'timeout'>, timeout: string | undefined): CallStep => ({
  ...step,
  ...(timeout === undefined ? {} : { timeout }),
});
