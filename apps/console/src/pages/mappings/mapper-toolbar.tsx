import { Button, Select } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useTexts } from '../../i18n/texts';
import { HistoryButtons } from '../../parts/history-buttons';
import { mapperTexts, type Did } from './mapper.texts';
import { SampleSelect } from './sample-select';
import type { Mapper } from './use-mapper';
import type { LivePreview } from './use-preview';

interface Props {
  readonly mapper: Mapper;
  readonly live: LivePreview;
  readonly stores: readonly string[];
  readonly versions: () => void;
}

/** For whom, with which order, and the way back. */
export function MapperToolbar({ mapper, live, stores, versions }: Props) {
  const texts = useTexts(mapperTexts);
  const { history, draft, scope, readOnly } = mapper;
  const count = (storeId: string): number => Object.keys(draft.stores[storeId] ?? {}).length;
  return (
    <>
      <HistoryButtons
        history={history.history}
        did={(label) => texts.did[label as Did]}
        undo={history.undo}
        redo={history.redo}
        readOnly={readOnly}
      />
      <Select
        aria-label={texts.scope}
        data={[
          { value: '', label: texts.base },
          ...stores.map((storeId) => ({
            value: storeId,
            label: count(storeId) === 0 ? storeId : texts.storeDiffers(storeId, count(storeId)),
          })),
        ]}
        value={scope ?? ''}
        allowDeselect={false}
        w={{ base: 130, sm: 220 }}
        onChange={(storeId) => mapper.chooseScope(storeId === '' ? null : storeId)}
      />
      <SampleSelect live={live} store={scope} />
      <Button variant="default" leftSection={<IconHistory size={16} aria-hidden />} onClick={versions}>
        {texts.versions}
      </Button>
    </>
  );
}
