import { Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { remove } from '../../api/client';
import { useTexts } from '../../i18n/texts';
import { Confirm } from '../../parts/confirm';
import { peopleTexts } from './people.texts';
import { TOKENS_PATH, type ApiToken } from './rights';

interface Props {
  readonly token: ApiToken;
  readonly close: () => void;
}

export function RevokeDialog({ token, close }: Props) {
  const texts = useTexts(peopleTexts);
  const queryClient = useQueryClient();
  const run = useMutation({
    mutationFn: () => remove(`${TOKENS_PATH}/${token.id}`),
    onSuccess: () => {
      close();
      return queryClient.invalidateQueries({ queryKey: [TOKENS_PATH] });
    },
  });
  return (
    <Confirm
      opened
      danger
      title={`${texts.revoke}: ${token.name}`}
      action={texts.revoke}
      busy={run.isPending}
      error={run.error}
      confirm={() => run.mutate()}
      close={close}
    >
      <Text size="sm">{texts.revokeAbout}</Text>
    </Confirm>
  );
}
