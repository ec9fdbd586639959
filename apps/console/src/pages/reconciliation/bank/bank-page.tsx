import { Button, Stack, Tabs } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useTexts } from '../../../i18n/texts';
import { Page } from '../../../parts/page';
import { useMay } from '../../../session/session';
import { bankTexts } from './bank.texts';
import { LinesView } from './lines-view';
import { StatementsView } from './statements-view';
import { UploadDialog } from './upload-dialog';

const VIEWS = ['lines', 'statements'] as const;

export function BankPage() {
  const texts = useTexts(bankTexts);
  const mayUpload = useMay('operator');
  const [uploading, upload] = useState(false);
  const [search, setSearch] = useSearchParams();
  const view = VIEWS.find((name) => name === search.get('view')) ?? 'lines';
  return (
    <Page
      title={texts.title}
      about={texts.about}
      actions={
        mayUpload && (
          <Button size="xs" leftSection={<IconUpload size={14} aria-hidden />} onClick={() => upload(true)}>
            {texts.upload}
          </Button>
        )
      }
    >
      <Tabs value={view} onChange={(value) => setSearch({ view: value ?? 'lines' })} keepMounted={false}>
        <Tabs.List mb="md">
          {VIEWS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {texts[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="lines">
          <Stack gap="md">
            <LinesView />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="statements">
          <Stack gap="md">
            <StatementsView />
          </Stack>
        </Tabs.Panel>
      </Tabs>
      {uploading && <UploadDialog store={search.get('store')} close={() => upload(false)} />}
    </Page>
  );
}
