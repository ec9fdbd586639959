import { Button, FileInput, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { BankStatement } from '#contracts/models/bank-statement';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { Confirm } from '../../../parts/confirm';
import { useStores } from '../../stores/store-api';
import { useAction } from '../use-action';
import { BANK_STATEMENTS } from './bank';
import { bankTexts } from './bank.texts';
import { FormatFields } from './format-fields';
import { EMPTY_FORM, requestOf, type UploadForm } from './upload-form';
import { formatOf, packFile } from './statement-file';

interface Answer {
  readonly statements: readonly BankStatement[];
  readonly repeated: boolean;
}

interface Props {
  readonly store: string | null;
  readonly close: () => void;
}

export function UploadDialog({ store, close }: Props) {
  const texts = useTexts(bankTexts);
  const ids = useStores().data?.items.map(({ store: { id } }) => id) ?? [];
  const [form, setForm] = useState<UploadForm>(EMPTY_FORM);
  const [file, setFile] = useState<File | null>(null);
  /** Which file was read last, and what of it can be sent. */
  const [packed, setPacked] = useState<{ readonly of: File; readonly content: string | null }>();
  const run = useAction(() => undefined);
  const storeId = form.storeId ?? store ?? ids[0] ?? '';
  const isRead = file !== null && packed?.of === file;
  const content = isRead ? packed.content : null;
  const request = content === null ? null : requestOf({ ...form, storeId }, content);
  const take = (chosen: File | null): void => {
    setFile(chosen);
    if (!chosen) return;
    setForm((before) => ({ ...before, format: formatOf(chosen.name) }));
    void packFile(chosen).then((content) => setPacked({ of: chosen, content }));
  };
  if (run.data !== undefined) return <Taken answer={run.data as Answer} close={close} />;
  return (
    <Confirm
      opened
      title={texts.upload}
      action={texts.upload}
      busy={run.isPending}
      error={run.error}
      disabled={request === null}
      confirm={() => request && run.mutate({ path: BANK_STATEMENTS, body: request })}
      close={close}
    >
      <Text size="sm">{texts.uploadAbout}</Text>
      <NativeSelect
        label={texts.store}
        value={storeId}
        data={ids}
        onChange={(event) => setForm({ ...form, storeId: event.currentTarget.value })}
      />
      <FileInput
        label={texts.file}
        description={texts.fileHelp}
        placeholder={texts.chooseFile}
        required
        clearable
        clearButtonProps={{ 'aria-label': texts.clearFile }}
        value={file}
        onChange={take}
        error={isRead && content === null ? texts.tooLong : null}
      />
      <FormatFields form={form} change={(more) => setForm({ ...form, ...more })} />
    </Confirm>
  );
}

function Taken({ answer, close }: { readonly answer: Answer; readonly close: () => void }) {
  const texts = useTexts(bankTexts);
  const { number } = useFormat();
  return (
    <Modal
      opened
      onClose={close}
      title={texts.taken}
      centered
      closeButtonProps={{ 'aria-label': texts.close }}
    >
      <Stack align="flex-start" role="status">
        {answer.repeated && <Text size="sm">{texts.repeated}</Text>}
        {answer.statements.map(({ statementId, account, from, to, lines, known }) => (
          <Text key={statementId} size="sm">
            {account}, {from} – {to}: {texts.done(number(lines), number(known))}
          </Text>
        ))}
        <Button variant="default" onClick={close}>
          {texts.close}
        </Button>
      </Stack>
    </Modal>
  );
}
