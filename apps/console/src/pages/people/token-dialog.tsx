import { Alert, Button, Code, CopyButton, Group, Modal, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/client';
import { useTexts } from '../../i18n/texts';
import { Confirm } from '../../parts/confirm';
import { partsTexts } from '../../parts/parts.texts';
import { peopleTexts } from './people.texts';
import { storesOf, TOKENS_PATH } from './rights';
import { RightsFields, type Rights } from './rights-fields';

/** Makes a token and shows it, once. */
export function TokenDialog({ close }: { readonly close: () => void }) {
  const texts = useTexts(peopleTexts);
  const queryClient = useQueryClient();
  const [rights, change] = useState<Rights>({ name: '', role: 'viewer', stores: '' });
  const create = useMutation({
    mutationFn: () =>
      post<{ readonly token: string }>(TOKENS_PATH, {
        name: rights.name,
        role: rights.role,
        stores: storesOf(rights.stores),
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [TOKENS_PATH] }),
  });
  if (create.data) return <ShownOnce token={create.data.token} close={close} />;
  return (
    <Confirm
      opened
      title={texts.addToken}
      action={texts.create}
      busy={create.isPending}
      error={create.error}
      disabled={rights.name.trim() === ''}
      confirm={() => create.mutate()}
      close={close}
    >
      <RightsFields rights={rights} change={change} />
    </Confirm>
  );
}

function ShownOnce({ token, close }: { readonly token: string; readonly close: () => void }) {
  const texts = useTexts(peopleTexts);
  const parts = useTexts(partsTexts);
  return (
    <Modal
      opened
      onClose={close}
      title={texts.addToken}
      centered
      closeButtonProps={{ 'aria-label': texts.close }}
    >
      <Stack>
        <Alert color="till" variant="light">
          {texts.tokenOnce}
        </Alert>
        <Code block>{token}</Code>
        <Group justify="flex-end">
          <CopyButton value={token}>
            {({ copied, copy }) => <Button onClick={copy}>{copied ? parts.copied : parts.copy}</Button>}
          </CopyButton>
          <Button variant="default" onClick={close}>
            {texts.close}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
