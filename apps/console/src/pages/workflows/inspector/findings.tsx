import { Alert, Button, List, Text, UnstyledButton } from '@mantine/core';
import { useLanguage } from '../../../i18n/language';
import { useTexts } from '../../../i18n/texts';
import { designerTexts } from '../designer.texts';
import { findStep, nameOf, titleOf, type WorkflowDocument } from '../model/document';
import { stepOf } from '../use-faults';
import type { Fault, Warning } from '../workflow-api';

interface Props {
  readonly document: WorkflowDocument;
  readonly errors: readonly Fault[];
  readonly warnings: readonly Warning[];
  readonly select: (ids: readonly string[]) => void;
}

/** Everything the checks have found anywhere, each leading to its place; of a danger the shortest way to it. */
export function Findings({ document, errors, warnings, select }: Props) {
  const texts = useTexts(designerTexts);
  const { language } = useLanguage();
  return (
    <>
      {errors.length > 0 && (
        <Alert color="red" variant="light" p="xs" title={texts.problems(errors.length)}>
          <List size="xs">
            {errors.map((fault) => {
              const id = stepOf(fault, document);
              const step = id === undefined ? undefined : findStep(document, id);
              return (
                <List.Item key={`${fault.path} ${fault.code}`}>
                  {step && (
                    <UnstyledButton fz="xs" fw={600} td="underline" onClick={() => select([step.id])}>
                      {titleOf(step, language)}
                    </UnstyledButton>
                  )}
                  {step ? `: ${fault.message}` : fault.message}
                </List.Item>
              );
            })}
          </List>
        </Alert>
      )}
      {warnings.map(({ code, path, message, way }) => (
        <Alert key={`${code} ${path}`} color="orange" variant="light" p="xs" title={message}>
          <Text size="xs">{texts.wayThere(way.map((id) => nameOf(document, id, language)).join(' → '))}</Text>
          <Button size="compact-xs" variant="default" mt={6} onClick={() => select(way)}>
            {texts.showWay}
          </Button>
        </Alert>
      ))}
    </>
  );
}
