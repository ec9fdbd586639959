import { Badge, Button, Card, Group, Progress, Stack, Text } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Suggestion, TargetSuggestions } from '#mapping/suggest/suggest-sources';
import { useState } from 'react';
import { useTexts } from '../../../i18n/texts';
import { Loading } from '../../../parts/loading';
import { ProblemNote } from '../../../parts/problem-note';
import { useMay } from '../../../session/session';
import { mapperTexts } from '../mapper.texts';
import { decide, suggest } from '../mapping-api';
import { findNode } from '../model/fields';
import type { Mapper } from '../use-mapper';
import { AskModel } from './ask-model';
import { evidenceWords } from './evidence-words';

const KEY = 'mapping-suggestions';
const AFTER_MS = 400;
/** Less likely ones, those that were rejected among them, are not shown. */
const WORTH_TELLING = 0.02;

interface Props {
  readonly mapper: Mapper;
  readonly open: (field: string) => void;
}

/** For each open field the likeliest sources with what speaks for them; where nothing is likely, it says so. */
export function SuggestionsPanel({ mapper, open }: Props) {
  const texts = useTexts(mapperTexts);
  const queryClient = useQueryClient();
  const { document } = mapper.draft;
  const mayAsk = useMay('editor');
  const [rules] = useDebouncedValue(mapper.rules, AFTER_MS);
  const query = useQuery({
    queryKey: [KEY, document.id, rules],
    queryFn: () => suggest(document.id, { ...document, fields: [...rules] as typeof document.fields }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const [asked, ask] = useState(false);
  const advised = useQuery({
    queryKey: [KEY, document.id, rules, 'advised'],
    queryFn: () => suggest(document.id, { ...document, fields: [...rules] as typeof document.fields }, true),
    placeholderData: keepPreviousData,
    enabled: asked,
    retry: false,
  });
  const decision = useMutation({
    mutationFn: ({ source, target, accepted }: { source: string; target: string; accepted: boolean }) =>
      decide(document.id, { source, target, accepted }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [KEY, document.id] }),
  });
  const accept = (target: string, { source }: Suggestion): void => {
    const [from, to] = [findNode(mapper.sources, source), findNode(mapper.targets, target)];
    if (from && to && mapper.connect(from, to)) decision.mutate({ source, target, accepted: true });
  };
  if (query.isPending) return <Loading />;
  const items = (advised.data ?? query.data)?.items ?? [];
  const model = query.data?.model ?? null;
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {texts.suggestionsAbout}
      </Text>
      {model !== null && mayAsk && !advised.data && items.length > 0 && (
        <AskModel
          model={model}
          busy={advised.isFetching}
          ask={() => (asked ? void advised.refetch() : ask(true))}
        />
      )}
      {advised.isError && <ProblemNote error={advised.error} />}
      {query.isError && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
      {decision.isError && <ProblemNote error={decision.error} />}
      {query.isSuccess && items.length === 0 && <Text size="sm">{texts.allMapped}</Text>}
      {items.map((item) => (
        <ForField
          key={item.target}
          item={item}
          readOnly={mapper.readOnly}
          select={() => open(item.target)}
          accept={(suggestion) => accept(item.target, suggestion)}
          reject={({ source }) => decision.mutate({ source, target: item.target, accepted: false })}
        />
      ))}
    </Stack>
  );
}

interface FieldProps {
  readonly item: TargetSuggestions;
  readonly readOnly: boolean;
  readonly select: () => void;
  readonly accept: (suggestion: Suggestion) => void;
  readonly reject: (suggestion: Suggestion) => void;
}

function ForField({ item, readOnly, select, accept, reject }: FieldProps) {
  const texts = useTexts(mapperTexts);
  const { target, best, alternatives } = item;
  return (
    <Card withBorder padding="xs" component="section" aria-label={texts.suggestionsFor(target)}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
          {target}
        </Text>
        <Button size="compact-xs" variant="subtle" aria-label={texts.openField(target)} onClick={select}>
          {texts.open}
        </Button>
      </Group>
      {best === null && (
        <Text size="sm" c="dimmed">
          {texts.abstains}
        </Text>
      )}
      <Stack gap={8} mt={4}>
        {alternatives
          .filter(({ confidence }) => confidence >= WORTH_TELLING)
          .map((one) => (
            <div key={one.source}>
              <Group gap={6} wrap="nowrap" justify="space-between">
                <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                  {one.source}
                </Text>
                <Text size="xs" c="dimmed">
                  {percent(one.confidence)}
                </Text>
              </Group>
              <Progress
                value={one.confidence * 100}
                size={4}
                color={one === best ? 'till' : 'gray'}
                aria-label={texts.confidence(one.source, percent(one.confidence))}
              />
              <Group gap={4} mt={4}>
                {evidenceWords(one, texts.evidence).map((word) => (
                  <Badge key={word} variant="default" size="xs" tt="none">
                    {word}
                  </Badge>
                ))}
              </Group>
              {!readOnly && (
                <Group gap={6} mt={4}>
                  <Button
                    size="compact-xs"
                    variant={one === best ? 'filled' : 'default'}
                    leftSection={<IconCheck size={13} aria-hidden />}
                    aria-label={texts.acceptOf(one.source, target)}
                    onClick={() => accept(one)}
                  >
                    {texts.accept}
                  </Button>
                  <Button
                    size="compact-xs"
                    variant="default"
                    leftSection={<IconX size={13} aria-hidden />}
                    aria-label={texts.rejectOf(one.source, target)}
                    onClick={() => reject(one)}
                  >
                    {texts.reject}
                  </Button>
                </Group>
              )}
            </div>
          ))}
      </Stack>
    </Card>
  );
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
