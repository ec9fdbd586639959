import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CustomerImport } from '#contracts/models/customer-import';
import { post } from '../../api/client';
import { useLiveRefresh } from '../../api/live';
import { useList } from '../../api/use-list';
import { useTexts } from '../../i18n/texts';
import { Confirm } from '../../parts/confirm';
import { Loading } from '../../parts/loading';
import { ProblemNote } from '../../parts/problem-note';
import { Section } from '../../parts/section';
import { useMay } from '../../session/session';
import { StoreSelect } from '../stores/store-select';
import { customersTexts } from './customers.texts';
import { ImportProgress } from './import-progress';

const IMPORTS_PATH = '/api/v1/customers/imports';

export function ImportsSection() {
  const texts = useTexts(customersTexts);
  const mayStart = useMay('operator');
  const [starting, setStarting] = useState(false);
  const list = useList<CustomerImport>(IMPORTS_PATH, { limit: 20 });
  useLiveRefresh([IMPORTS_PATH], ({ type }) => type.startsWith('customer-import.'));
  const start = mayStart && (
    <Button size="xs" onClick={() => setStarting(true)}>
      {texts.start}
    </Button>
  );
  return (
    <Section title={texts.imports} actions={start}>
      {list.isError && <ProblemNote error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.isSuccess && list.items.length === 0 && <Text size="sm">{texts.noImports}</Text>}
      <Stack gap="lg">
        {list.items.map((job) => (
          <ImportProgress key={job.jobId} job={job} />
        ))}
      </Stack>
      {starting && <StartImport close={() => setStarting(false)} />}
    </Section>
  );
}

function StartImport({ close }: { readonly close: () => void }) {
  const texts = useTexts(customersTexts);
  const queryClient = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const [storeId, setStoreId] = useState('');
  const [from, setFrom] = useState<CustomerImport['from']>('commerce');
  const run = useMutation({
    mutationFn: () =>
      post('/api/v1/customers/import', { storeId, from }, { 'idempotency-key': `${key}-${storeId}-${from}` }),
    onSuccess: () => {
      close();
      return queryClient.invalidateQueries({ queryKey: [IMPORTS_PATH] });
    },
  });
  return (
    <Confirm
      opened
      title={texts.start}
      action={texts.start}
      busy={run.isPending}
      error={run.error}
      disabled={storeId === ''}
      confirm={() => run.mutate()}
      close={close}
    >
      <Text size="sm">{texts.startAbout}</Text>
      <Group grow>
        <StoreSelect label={texts.store} value={storeId} choose={setStoreId} />
        <Select
          label={texts.fromLabel}
          allowDeselect={false}
          value={from}
          data={[
            { value: 'commerce', label: texts.from.commerce },
            { value: 'payment', label: texts.from.payment },
          ]}
          onChange={(value) => setFrom(value === 'payment' ? 'payment' : 'commerce')}
        />
      </Group>
    </Confirm>
  );
}
