import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useTexts } from '../../../i18n/texts';
import { bankTexts } from './bank.texts';
import type { BankFormat } from './statement-file';
import { isWrongBalance, type UploadForm } from './upload-form';

interface Props {
  readonly form: UploadForm;
  readonly change: (more: Partial<UploadForm>) => void;
}

/** What a file does not say about itself: of CSV nearly everything. */
export function FormatFields({ form, change }: Props) {
  const texts = useTexts(bankTexts);
  const isCsv = form.format === 'csv';
  const balance = (key: 'opening' | 'closing', label: string) => (
    <TextInput
      label={label}
      description={texts.balanceHelp}
      inputMode="decimal"
      value={form[key]}
      error={isWrongBalance(form[key], form.currency) ? texts.balanceWrong : null}
      onChange={(event) => change({ [key]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <NativeSelect
        label={texts.format}
        value={form.format}
        data={['camt.053', { value: 'csv', label: 'CSV' }]}
        onChange={(event) => change({ format: event.currentTarget.value as BankFormat })}
      />
      <TextInput
        label={texts.account}
        description={texts.accountHelp}
        required={isCsv}
        maxLength={64}
        value={form.account}
        onChange={(event) => change({ account: event.currentTarget.value })}
      />
      {isCsv && (
        <>
          <TextInput
            label={texts.profile}
            description={texts.profileHelp}
            maxLength={100}
            value={form.profile}
            onChange={(event) => change({ profile: event.currentTarget.value })}
          />
          <TextInput
            label={texts.currency}
            required
            maxLength={3}
            value={form.currency}
            onChange={(event) => change({ currency: event.currentTarget.value.toUpperCase() })}
          />
          <SimpleGrid cols={2}>
            {balance('opening', texts.openingBalance)}
            {balance('closing', texts.closingBalance)}
          </SimpleGrid>
        </>
      )}
    </>
  );
}
