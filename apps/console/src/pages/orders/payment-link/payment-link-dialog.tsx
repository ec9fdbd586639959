import { Alert, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OrderKey } from '#contracts/models/common';
import { get, post } from '../../../api/client';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { Confirm } from '../../../parts/confirm';
import { Facts } from '../../../parts/facts';
import { Loading } from '../../../parts/loading';
import { ProblemNote } from '../../../parts/problem-note';
import { orderPath, type PaymentLinkPreview } from './payment-link';
import { paymentLinkTexts } from './payment-link.texts';

/** The pale colours of titles are too close to their ground to be read by everybody. */
const READABLE = { title: { color: 'var(--mantine-color-text)' } };

interface Props {
  readonly order: OrderKey;
  readonly close: () => void;
}

/** Shows the mail before it goes out. One key per dialog: a second click repeats, it does not mail twice. */
export function PaymentLinkDialog({ order, close }: Props) {
  const texts = useTexts(paymentLinkTexts);
  const queryClient = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const path = `${orderPath(order)}/payment-link`;
  const preview = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => get<PaymentLinkPreview>(path, {}, signal),
    // What was true when the dialog was open last says nothing now.
    gcTime: 0,
  });
  const send = useMutation({
    mutationFn: () => post(path, {}, { 'idempotency-key': key }),
    onSuccess: () => {
      close();
      return queryClient.invalidateQueries({ queryKey: [orderPath(order)] });
    },
  });
  return (
    <Confirm
      opened
      title={texts.mail}
      action={texts.mail}
      busy={send.isPending}
      error={send.error}
      disabled={!preview.data?.mail}
      confirm={() => send.mutate()}
      close={close}
    >
      <Stack gap="sm">
        <Text size="sm">{texts.about}</Text>
        {preview.isPending && <Loading />}
        {preview.isError && <ProblemNote error={preview.error} retry={() => void preview.refetch()} />}
        {preview.data && <Foretold preview={preview.data} />}
      </Stack>
    </Confirm>
  );
}

function Foretold({ preview: { mail, refusal } }: { readonly preview: PaymentLinkPreview }) {
  const texts = useTexts(paymentLinkTexts);
  const format = useFormat();
  const words: Readonly<Record<string, string>> = texts.refusals;
  return (
    <Stack gap="sm" role="status">
      {refusal && (
        <Alert color="gray" variant="light" styles={READABLE} title={texts.nothing}>
          <Text size="sm">
            {words[refusal.code] ?? refusal.detail}{' '}
            {refusal.until !== null && texts.until(format.age(refusal.until))}
          </Text>
        </Alert>
      )}
      {mail && (
        <>
          <Facts
            facts={[
              [texts.to, mail.to],
              [texts.subject, mail.subject],
            ]}
          />
          <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {mail.text}
          </Text>
        </>
      )}
    </Stack>
  );
}
