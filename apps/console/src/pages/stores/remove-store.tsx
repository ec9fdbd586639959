import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { send, withQuery } from '../../api/client';
import { useTexts } from '../../i18n/texts';
import { Confirm } from '../../parts/confirm';
import { storePath, STORES, type StoreView } from './store-api';
import { storesTexts } from './stores.texts';

export function RemoveStore({ view: { store, revision } }: { readonly view: StoreView }) {
  const texts = useTexts(storesTexts);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [asking, ask] = useState(false);
  const run = useMutation({
    mutationFn: () => send(withQuery(storePath(store.id), { revision }), { method: 'DELETE' }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: [STORES] });
      await navigate('/stores');
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => ask(true)}>
        {texts.remove}
      </Button>
      {asking && (
        <Confirm
          opened
          danger
          title={`${texts.remove}: ${store.id}`}
          action={texts.remove}
          busy={run.isPending}
          error={run.error}
          confirm={() => run.mutate()}
          close={() => ask(false)}
        >
          <Text size="sm">{texts.removeAbout}</Text>
        </Confirm>
      )}
    </>
  );
}
