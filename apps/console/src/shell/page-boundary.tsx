import { Button, Stack } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useTexts } from '../i18n/texts';
import { ProblemNote } from '../parts/problem-note';
import { shellTexts } from './shell.texts';

interface State {
  readonly error: unknown;
}

/** A page that breaks leaves the rest of the console standing. */
export class PageBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    return <BrokenPage error={this.state.error} />;
  }
}

function BrokenPage({ error }: { readonly error: unknown }) {
  const texts = useTexts(shellTexts);
  return (
    <Stack p="lg" align="flex-start">
      <ProblemNote error={error} />
      <Button variant="default" onClick={() => location.reload()}>
        {texts.reload}
      </Button>
    </Stack>
  );
}
