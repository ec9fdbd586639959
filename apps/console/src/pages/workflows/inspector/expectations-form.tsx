import { Button, Divider, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTexts } from '../../../i18n/texts';
import { Entry, replaceAt, withoutAt } from '../../../parts/entry';
import type { Expectation } from '../model/document';
import * as edits from '../model/edits';
import type { Editor } from '../use-editor';
import type { Fault } from '../workflow-api';
import { ExpectationFields } from './expectation-fields';
import { expectationsTexts } from './expectations.texts';

interface Props {
  readonly editor: Editor;
  readonly errors: readonly Fault[];
}

/** What must follow what: a setting of the workflow, which no step shows. */
export function ExpectationsForm({ editor, errors }: Props) {
  const texts = useTexts(expectationsTexts);
  const { document, readOnly, edit } = editor;
  const { expectations = [] } = document;
  const set = (next: readonly Expectation[], merge?: string): void =>
    edit('expect', (before) => edits.setExpectations(before, next), merge);
  return (
    <Stack gap="xs">
      <Divider label={texts.title} labelPosition="left" />
      <Text size="xs" c="dimmed">
        {texts.about}
      </Text>
      {expectations.map((expectation, index) => (
        <Entry
          key={expectation.id}
          removeLabel={texts.remove(expectation.name ?? expectation.id)}
          remove={readOnly ? undefined : () => set(withoutAt(expectations, index))}
        >
          <ExpectationFields
            expectation={expectation}
            readOnly={readOnly}
            faults={errors.filter(({ path }) => path.startsWith(`expectations[${index}]`))}
            change={(next) => set(replaceAt(expectations, index, next), expectation.id)}
          />
        </Entry>
      ))}
      {!readOnly && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => edit('expect', edits.addExpectation)}
        >
          {texts.add}
        </Button>
      )}
    </Stack>
  );
}
