import { Anchor, Button, Card, Center, PasswordInput, Stack, Tabs, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { useTexts } from '../i18n/texts';
import { Logo } from '../parts/logo';
import { ProblemNote } from '../parts/problem-note';
import { OpenIdSignIn } from './open-id-sign-in';
import { signInTexts } from './sign-in.texts';
import { useSignIn, type Credentials } from './session';

export function SignInPage() {
  const texts = useTexts(signInTexts);
  const { signIn } = useSignIn();
  useEffect(() => {
    document.title = `${texts.title} · Tillbridge`;
  }, [texts.title]);
  const attempt = useMutation({ mutationFn: (credentials: Credentials) => signIn(credentials) });
  return (
    <Center mih="100vh" p="md" component="main">
      <Card withBorder shadow="sm" padding="xl" w="100%" maw={420}>
        <Stack>
          <Logo size={40} />
          <Title order={1} size="h3">
            {texts.title}
          </Title>
          <OpenIdSignIn />
          <Tabs defaultValue="account">
            <Tabs.List grow>
              <Tabs.Tab value="account">{texts.withAccount}</Tabs.Tab>
              <Tabs.Tab value="token">{texts.withToken}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="account" pt="md">
              <AccountForm busy={attempt.isPending} submit={attempt.mutate} />
            </Tabs.Panel>
            <Tabs.Panel value="token" pt="md">
              <TokenForm busy={attempt.isPending} submit={attempt.mutate} />
            </Tabs.Panel>
          </Tabs>
          {attempt.isError && <ProblemNote error={attempt.error} />}
          <Anchor href="/api/docs" size="sm">
            API
          </Anchor>
        </Stack>
      </Card>
    </Center>
  );
}

interface FormProps {
  readonly busy: boolean;
  readonly submit: (credentials: Credentials) => void;
}

function AccountForm({ busy, submit }: FormProps) {
  const texts = useTexts(signInTexts);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    submit({ email, password });
  };
  return (
    <form onSubmit={send}>
      <Stack>
        <TextInput
          label={texts.email}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={texts.password}
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy}>
          {texts.signIn}
        </Button>
      </Stack>
    </form>
  );
}

function TokenForm({ busy, submit }: FormProps) {
  const texts = useTexts(signInTexts);
  const [token, setToken] = useState('');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    submit({ token: token.trim() });
  };
  return (
    <form onSubmit={send}>
      <Stack>
        <PasswordInput
          label={texts.token}
          description={texts.tokenHelp}
          autoComplete="off"
          required
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy}>
          {texts.signIn}
        </Button>
      </Stack>
    </form>
  );
}
