import { Alert, Text } from '@mantine/core';
import type { MessageInspection } from '#contracts/queries/message-inspection';
import { useFormat } from '../../i18n/format';
import { useTexts, type Language } from '../../i18n/texts';
import { ErpDocuments } from '../../parts/erp-documents/erp-documents';
import { erpDocumentsTexts } from '../../parts/erp-documents/erp-documents.texts';
import { erpForetold } from '../../parts/erp-documents/erp-foretold';
import { readDocuments } from '../../parts/erp-documents/read-documents';
import { orderStatusLooks } from '../orders/statuses';
import { dryRunTexts } from './dry-run.texts';
import { foretold } from './foretold';
import { toldPreview } from './preview-words';

/** The pale colours of titles are too close to their ground to be read by everybody. */
const READABLE = { title: { color: 'var(--mantine-color-text)' } };
const COLORS = { 'would-act': 'till', 'would-fail': 'red', 'nothing-to-do': 'gray' } as const;

interface Props {
  readonly preview: NonNullable<MessageInspection['preview']>;
}

/** What handling a message would do, with the documents that an ERP would get. */
export function PreviewNote({ preview }: Props) {
  const texts = useTexts(dryRunTexts);
  const erpTexts = useTexts(erpDocumentsTexts);
  const format = useFormat();
  const documents = readDocuments(preview.details);
  const told =
    erpForetold(preview, erpTexts) ??
    foretold(preview, texts.foretold, format.money, (status) => nameOf(status, format.language)) ??
    toldPreview(format.language, preview.sentence);
  return (
    <>
      <Alert
        color={COLORS[preview.verdict]}
        variant="light"
        styles={READABLE}
        title={texts.verdicts[preview.verdict]}
      >
        <Text size="sm">{told}</Text>
      </Alert>
      {documents && <ErpDocuments {...documents} />}
    </>
  );
}

const nameOf = (status: string, language: Language): string =>
  Object.entries(orderStatusLooks).find(([known]) => known === status)?.[1].name[language] ?? status;
