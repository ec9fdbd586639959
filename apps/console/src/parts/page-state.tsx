import { Button } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ApiProblem } from '../api/problem';
import { useTexts } from '../i18n/texts';
import { BackLink, type Way } from './back-link';
import { EmptyState } from './empty-state';
import { Loading } from './loading';
import { Page } from './page';
import { partsTexts } from './parts.texts';
import { ProblemNote } from './problem-note';

interface Props {
  readonly title: string;
  /** What went wrong; nothing while the page is on its way. */
  readonly error?: unknown;
  readonly retry?: () => void;
  /** The list that the thing of this page is from. */
  readonly back: Way;
  /** For an address that leads to nothing: what may be the reason, and what to do. */
  readonly unknown?: { readonly title?: string; readonly teach?: string; readonly action?: ReactNode };
}

const PAGE_PX = 480;

/** A page whose one thing is on its way, cannot be had, or is not there. */
export function PageState({ title, error, retry, back, unknown }: Props) {
  const texts = useTexts(partsTexts);
  const isUnknown = error instanceof ApiProblem && error.status === 404;
  return (
    <Page title={title}>
      {!isUnknown && <BackLink {...back} />}
      {(error === undefined || error === null) && <Loading height={PAGE_PX} />}
      {isUnknown && (
        <EmptyState
          icon={IconMapQuestion}
          title={unknown?.title ?? texts.unknown}
          teach={unknown?.teach ?? texts.unknownTeach}
          action={
            unknown?.action ?? (
              <Button component={Link} to={back.to} variant="default">
                {back.label}
              </Button>
            )
          }
        />
      )}
      {error !== undefined && error !== null && !isUnknown && (
        <ProblemNote error={error} {...(retry ? { retry } : {})} />
      )}
    </Page>
  );
}
