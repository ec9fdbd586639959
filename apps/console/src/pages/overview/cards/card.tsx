import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading } from '../../../parts/loading';
import { ProblemNote } from '../../../parts/problem-note';
import { Section } from '../../../parts/section';

interface Props<T> {
  readonly title: string;
  readonly query: UseQueryResult<T>;
  readonly actions?: ReactNode;
  readonly children: (figures: T) => ReactNode;
}

/** A card that waits and fails by itself. */
export function Card<T>({ title, query, actions, children }: Props<T>) {
  return (
    <Section title={title} actions={actions}>
      {query.isPending && <Loading />}
      {query.isError && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
      {query.data !== undefined && children(query.data)}
    </Section>
  );
}
