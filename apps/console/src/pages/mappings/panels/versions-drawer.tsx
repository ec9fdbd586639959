import { Button, Card, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { MappingDocument } from '#mapping/document/mapping-document';
import { useTexts } from '../../../i18n/texts';
import { DetailDrawer } from '../../../parts/detail-drawer';
import { Instant } from '../../../parts/instant';
import { Loading } from '../../../parts/loading';
import { ProblemNote } from '../../../parts/problem-note';
import { StatusBadge } from '../../../parts/status-badge';
import { mapperTexts } from '../mapper.texts';
import { getVersion, listVersions, MAPPINGS } from '../mapping-api';
import { rulesChanged } from '../model/difference';
import { DifferenceList } from './difference-list';

interface Props {
  readonly document: MappingDocument;
  /** Left out for who may not edit. */
  readonly restore: ((document: MappingDocument) => void) | undefined;
  readonly close: () => void;
  readonly children?: ReactNode;
}

/** Every version: compared with what is being edited, or brought back as an edit. */
export function VersionsDrawer({ document, restore, close, children }: Props) {
  const texts = useTexts(mapperTexts);
  const { id } = document;
  const list = useQuery({
    queryKey: [MAPPINGS, id, 'versions'],
    queryFn: ({ signal }) => listVersions(id, signal),
  });
  const [chosen, setChosen] = useState<number | null>(null);
  const version = useQuery({
    queryKey: [MAPPINGS, id, 'versions', chosen],
    queryFn: ({ signal }) => getVersion(id, chosen ?? 1, signal),
    enabled: chosen !== null,
    staleTime: Infinity,
  });
  const bringBack = useMutation({
    mutationFn: (wanted: number) => getVersion(id, wanted),
    onSuccess: (old) => {
      restore?.(old.document);
      close();
    },
  });
  return (
    <DetailDrawer title={texts.versions} close={close}>
      <Stack gap="sm">
        {list.isPending && <Loading />}
        {list.isError && <ProblemNote error={list.error} retry={() => void list.refetch()} />}
        {bringBack.isError && <ProblemNote error={bringBack.error} />}
        {restore && (
          <Text size="sm" c="dimmed">
            {texts.restoreAbout}
          </Text>
        )}
        {list.data?.items.map((item) => (
          <Card key={`${item.origin} ${item.version}`} withBorder padding="sm">
            <Group justify="space-between">
              <div>
                <Group gap="xs">
                  <Text size="sm" fw={600}>
                    {texts.version(item.version)}
                  </Text>
                  {item.current && <StatusBadge tone="good">{texts.inUse}</StatusBadge>}
                </Group>
                <Text size="xs" c="dimmed">
                  {item.publishedAt === null ? (
                    texts.shipped
                  ) : (
                    <>
                      <Instant at={item.publishedAt} /> {texts.by(item.publishedBy ?? '')}
                    </>
                  )}
                </Text>
              </div>
              <Group gap="xs">
                <Button
                  size="xs"
                  variant="default"
                  aria-label={texts.compareVersion(item.version)}
                  aria-expanded={chosen === item.version}
                  onClick={() => setChosen(chosen === item.version ? null : item.version)}
                >
                  {texts.compare}
                </Button>
                {restore && (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={texts.restoreVersion(item.version)}
                    loading={bringBack.isPending && bringBack.variables === item.version}
                    onClick={() => bringBack.mutate(item.version)}
                  >
                    {texts.restore}
                  </Button>
                )}
              </Group>
            </Group>
            {chosen === item.version && (
              <div style={{ marginTop: 12 }}>
                {version.isPending && <Loading />}
                {version.isError && <ProblemNote error={version.error} />}
                {version.data && (
                  <DifferenceList
                    changes={rulesChanged(version.data.document.fields, document.fields)}
                    names={{ before: texts.version(item.version), after: texts.edited }}
                    sideBySide
                  />
                )}
              </div>
            )}
          </Card>
        ))}
        {children}
      </Stack>
    </DetailDrawer>
  );
}
