import { Alert, Stack, Text } from '@mantine/core';
import { toldFailure } from '../../../i18n/failure-words';
import { useLanguage } from '../../../i18n/language';
import { useTexts } from '../../../i18n/texts';
import { ErpDocuments } from '../../../parts/erp-documents/erp-documents';
import { erpDocumentsTexts } from '../../../parts/erp-documents/erp-documents.texts';
import { erpForetold } from '../../../parts/erp-documents/erp-foretold';
import { readDocuments } from '../../../parts/erp-documents/read-documents';
import { JsonView } from '../../../parts/json-view';
import { findStep, titleOf, type WorkflowDocument } from '../model/document';
import type { StepPreview, TriedStep } from '../workflow-try';
import { stepTestTexts } from './step-test.texts';

const END = 'end';

interface Props {
  readonly document: WorkflowDocument;
  readonly tried: TriedStep;
  readonly preview: StepPreview;
}

/** What a step did when it was tried. */
export function StepOutcome({ document, tried, preview }: Props) {
  const texts = useTexts(stepTestTexts);
  const { language } = useLanguage();
  const { sends, output, error, waitsFor, goesOnTo, state } = tried;
  const next = goesOnTo === null || goesOnTo === END ? undefined : findStep(document, goesOnTo);
  return (
    <Stack gap="xs">
      {error && (
        <Alert color="red" variant="light" title={error.code}>
          {toldFailure(language, error.message, error.code)}
        </Alert>
      )}
      {sends && (
        <>
          <Text size="sm" fw={600}>
            {texts.sends(sends.name)}
          </Text>
          <JsonView value={sends.body} label={texts.sends(sends.name)} />
        </>
      )}
      {state === 'completed' && output !== null && !sends && <JsonView value={output} label={texts.output} />}
      {preview && <Preview preview={preview} />}
      {waitsFor !== null && goesOnTo === null && <Text size="sm">{texts.waitsFor(waitsFor)}</Text>}
      {goesOnTo === END && <Text size="sm">{texts.ends}</Text>}
      {next && <Text size="sm">{texts.goesOn(titleOf(next, language))}</Text>}
      {error && goesOnTo === null && <Text size="sm">{texts.stands}</Text>}
    </Stack>
  );
}

function Preview({ preview }: { readonly preview: NonNullable<StepPreview> }) {
  const texts = useTexts(stepTestTexts);
  const words = useTexts(erpDocumentsTexts);
  const documents = readDocuments(preview.details);
  return (
    <>
      <Text size="sm">
        <b>{texts.preview[preview.verdict]}</b> {erpForetold(preview, words) ?? preview.sentence}
      </Text>
      {documents && <ErpDocuments {...documents} />}
    </>
  );
}
