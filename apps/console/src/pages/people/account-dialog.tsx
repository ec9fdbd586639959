import { Checkbox, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post, send } from '../../api/client';
import { useTexts } from '../../i18n/texts';
import { Confirm } from '../../parts/confirm';
import { useOpenId } from '../../session/open-id-sign-in';
import { peopleTexts } from './people.texts';
import { ACCOUNTS_PATH, storesOf, storesText, type Account } from './rights';
import { RightsFields, type Rights } from './rights-fields';

const SHORTEST_PASSWORD = 12;

interface Props {
  /** Null: a new one. */
  readonly account: Account | null;
  readonly close: () => void;
}

export function AccountDialog({ account, close }: Props) {
  const texts = useTexts(peopleTexts);
  const queryClient = useQueryClient();
  const [email, setEmail] = useState(account?.email ?? '');
  const [password, setPassword] = useState('');
  const [disabled, setDisabled] = useState(account?.disabled ?? false);
  const [rights, change] = useState<Rights>({
    name: account?.name ?? '',
    role: account?.role ?? 'viewer',
    stores: storesText(account?.stores ?? null),
  });
  const save = useMutation({
    mutationFn: () => {
      const body = { name: rights.name, role: rights.role, stores: storesOf(rights.stores) };
      return account
        ? send(`${ACCOUNTS_PATH}/${account.id}`, {
            method: 'PATCH',
            body: { ...body, disabled, ...(password === '' ? {} : { password }) },
          })
        : post(ACCOUNTS_PATH, { ...body, email, password: password === '' ? null : password });
    },
    onSuccess: () => {
      close();
      return queryClient.invalidateQueries({ queryKey: [ACCOUNTS_PATH] });
    },
  });
  const openId = useOpenId();
  const mayBeEmpty = account !== null || openId;
  const passwordMissing = !(mayBeEmpty && password === '') && password.length < SHORTEST_PASSWORD;
  return (
    <Confirm
      opened
      title={account ? texts.edit : texts.addAccount}
      action={account ? texts.save : texts.create}
      busy={save.isPending}
      error={save.error}
      disabled={rights.name.trim() === '' || email === '' || passwordMissing}
      confirm={() => save.mutate()}
      close={close}
    >
      {!account && (
        <TextInput
          label={texts.email}
          type="email"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          data-autofocus
        />
      )}
      <RightsFields rights={rights} change={change} />
      <PasswordInput
        label={account ? texts.newPassword : texts.password}
        description={!account && openId ? texts.passwordOrOpenId : texts.passwordHelp}
        autoComplete="new-password"
        required={!mayBeEmpty}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {account && (
        <Checkbox
          label={texts.disable}
          checked={disabled}
          onChange={(event) => setDisabled(event.currentTarget.checked)}
        />
      )}
    </Confirm>
  );
}
