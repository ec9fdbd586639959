import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { send, withQuery } from '../../api/client';
import { useTexts } from '../../i18n/texts';
import { Confirm } from '../../parts/confirm';
import type { Connection } from './connection';
import { connectionPath, CONNECTIONS } from './connection-api';
import { connectionsTexts } from './connections.texts';

export function RemoveConnection({ connection }: { readonly connection: Connection }) {
  const texts = useTexts(connectionsTexts);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [asking, ask] = useState(false);
  const run = useMutation({
    mutationFn: () =>
      send(withQuery(connectionPath(connection.id), { revision: connection.revision }), { method: 'DELETE' }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: [CONNECTIONS] });
      await navigate('/connections');
    },
  });
  const inUse = connection.stores.length > 0;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        disabled={inUse}
        title={inUse ? texts.inUse : ''}
        onClick={() => ask(true)}
      >
        {texts.removeConnection}
      </Button>
      {asking && (
        <Confirm
          opened
          danger
          title={`${texts.removeConnection}: ${connection.id}`}
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
