import { Select, SimpleGrid, Switch, TextInput } from '@mantine/core';
import { useTexts } from '../../i18n/texts';
import { Section } from '../../parts/section';
import type { Store } from './store-api';
import { choicesOf, type StoreSectionProps } from './store-section';
import { storesTexts } from './stores.texts';

type Capture = Store['capture'];

/** When and how money is taken, and what happens when the order does not go its usual way. */
export function PaymentsSection({ store, put, readOnly, faultOf }: StoreSectionProps) {
  const texts = useTexts(storesTexts);
  const { capture } = store;
  const set = (more: Partial<Capture>): void => put({ capture: { ...capture, ...more } });
  const choice = { readOnly, allowDeselect: false } as const;
  const status = (field: 'approvedStatus' | 'readyStatus', label: string, description: string) => (
    <TextInput
      label={label}
      description={description}
      withAsterisk
      readOnly={readOnly}
      value={capture[field] ?? ''}
      error={faultOf(`capture.${field}`)}
      onChange={(event) => set({ [field]: event.currentTarget.value || null })}
    />
  );
  return (
    <Section title={texts.payments}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <Select
          {...choice}
          label={texts.captureMode}
          data={choicesOf(texts.captureModes)}
          value={capture.mode}
          error={faultOf('capture.mode')}
          onChange={(mode) => set({ mode: mode as Capture['mode'] })}
        />
        <Select
          {...choice}
          label={texts.paymentMode}
          data={choicesOf(texts.paymentModes)}
          value={store.paymentMode}
          error={faultOf('paymentMode')}
          onChange={(paymentMode) => put({ paymentMode: paymentMode as Store['paymentMode'] })}
        />
        {capture.mode === 'manual' && status('approvedStatus', texts.approvedStatus, texts.approvedHelp)}
        {capture.mode === 'manual' && status('readyStatus', texts.readyStatus, texts.readyHelp)}
        <Select
          {...choice}
          label={texts.afterCancel}
          data={choicesOf(texts.afterCancels)}
          value={capture.afterCancel}
          error={faultOf('capture.afterCancel')}
          onChange={(value) => set({ afterCancel: value as Capture['afterCancel'] })}
        />
        <Select
          {...choice}
          label={texts.whenShort}
          data={choicesOf(texts.whenShorts)}
          value={store.stock.whenShort}
          error={faultOf('stock.whenShort')}
          onChange={(value) => put({ stock: { whenShort: value as Store['stock']['whenShort'] } })}
        />
        <Switch
          label={texts.byShipment}
          checked={capture.byShipment}
          disabled={readOnly}
          onChange={(event) => set({ byShipment: event.currentTarget.checked })}
        />
        {capture.byShipment && (
          <Select
            {...choice}
            label={texts.singleCapture}
            data={choicesOf(texts.singleCaptures)}
            value={capture.singleCapture}
            error={faultOf('capture.singleCapture')}
            onChange={(value) => set({ singleCapture: value as Capture['singleCapture'] })}
          />
        )}
      </SimpleGrid>
    </Section>
  );
}
