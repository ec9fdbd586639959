import { Button, Group, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { put as putJson } from '../../api/client';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { faultsOf } from '../../parts/form/faults';
import { Page } from '../../parts/page';
import { ProblemNote } from '../../parts/problem-note';
import { Section } from '../../parts/section';
import { ConnectionsSection } from './connections-section';
import { storePath, STORES, type Store, type StoreView } from './store-api';
import { Back } from './store-page';
import { storesTexts } from './stores.texts';
import { UrlsSection } from './urls-section';

/** What cannot be guessed; everything else begins with its default and is changed on the store's page. */
type Beginning = Pick<Store, 'commerce' | 'payment' | 'erp' | 'mail' | 'crm' | 'urls'>;
const EMPTY: Beginning = {
  commerce: '',
  payment: '',
  erp: null,
  mail: null,
  crm: null,
  urls: { success: '', cancel: '' },
};

export function NewStorePage() {
  const { language } = useLanguage();
  const texts = useTexts(storesTexts);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [id, setId] = useState('');
  const [beginning, change] = useState(EMPTY);
  const create = useMutation({
    mutationFn: () => putJson<StoreView>(storePath(id), { store: beginning, revision: null }),
    onSuccess: async (made) => {
      queryClient.setQueryData([storePath(id)], made);
      await queryClient.invalidateQueries({ queryKey: [STORES] });
      await navigate(`/stores/${encodeURIComponent(id)}`);
    },
  });
  const faultOf = faultsOf(create.error, language);
  const section = {
    store: beginning as Store,
    put: (more: Partial<Store>) => change({ ...beginning, ...more }),
    readOnly: false,
    faultOf,
  };
  return (
    <Page title={texts.add}>
      <Back />
      <Section title={texts.name}>
        <TextInput
          label={texts.id}
          description={texts.idHelp}
          required
          maw={480}
          value={id}
          error={faultOf('id')}
          onChange={(event) => setId(event.currentTarget.value.trim())}
        />
      </Section>
      <ConnectionsSection {...section} />
      <UrlsSection {...section} />
      {create.error && <ProblemNote error={create.error} />}
      <Group justify="flex-end">
        <Button
          loading={create.isPending}
          disabled={id === '' || beginning.commerce === '' || beginning.payment === ''}
          onClick={() => create.mutate()}
        >
          {texts.create}
        </Button>
      </Group>
    </Page>
  );
}
