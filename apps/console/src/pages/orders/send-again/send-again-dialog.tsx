import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OrderKey } from '#contracts/models/common';
import { get, post } from '../../../api/client';
import { useTexts } from '../../../i18n/texts';
import { Confirm } from '../../../parts/confirm';
import { Loading } from '../../../parts/loading';
import { ProblemNote } from '../../../parts/problem-note';
import { RECEIVERS, sendAgainPath, type Receiver, type SendAgainPreview } from './send-again';
import { SendAgainForetold } from './send-again-foretold';
import { sendAgainTexts } from './send-again.texts';

interface Props {
  readonly order: OrderKey;
  readonly close: () => void;
}

/** Shows what each receiver would get before it is sent. One key per dialog and receiver: a second click repeats, it does not do it twice. */
export function SendAgainDialog({ order, close }: Props) {
  const texts = useTexts(sendAgainTexts);
  const queryClient = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const [to, choose] = useState<Receiver>('shop');
  const path = sendAgainPath(order);
  const preview = useQuery({
    queryKey: [path, to],
    queryFn: ({ signal }) => get<SendAgainPreview>(path, { to }, signal),
    // What was true when the dialog was open last says nothing now.
    gcTime: 0,
  });
  const send = useMutation({
    mutationFn: () => post(path, { to }, { 'idempotency-key': `${key} ${to}` }),
    onSuccess: () => {
      close();
      return queryClient.invalidateQueries({ queryKey: [path.replace(/\/send-again$/, '')] });
    },
  });
  return (
    <Confirm
      opened
      title={texts.sendAgain}
      action={`${texts.sendAgain} (${texts.receivers[to]})`}
      busy={send.isPending}
      error={send.error}
      disabled={preview.data === undefined || preview.data.refusal !== null}
      confirm={() => send.mutate()}
      close={close}
    >
      <Stack gap="sm">
        <SegmentedControl
          aria-label={texts.to}
          data={RECEIVERS.map((value) => ({ value, label: texts.receivers[value] }))}
          value={to}
          onChange={(value) => {
            send.reset();
            choose(value === 'erp' ? 'erp' : 'shop');
          }}
        />
        <Text size="sm">{texts.about[to]}</Text>
        {preview.isPending && <Loading />}
        {preview.isError && <ProblemNote error={preview.error} retry={() => void preview.refetch()} />}
        {preview.data && <SendAgainForetold preview={preview.data} />}
      </Stack>
    </Confirm>
  );
}
