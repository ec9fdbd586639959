import { Button, Card, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useList } from '../../api/use-list';
import { useTexts } from '../../i18n/texts';
import { DetailDrawer } from '../../parts/detail-drawer';
import { Instant } from '../../parts/instant';
import { Loading } from '../../parts/loading';
import { ProblemNote } from '../../parts/problem-note';
import { DifferenceView } from './difference-view';
import type { WorkflowDocument } from './model/document';
import { getVersion, WORKFLOWS } from './workflow-api';
import { workflowsTexts } from './workflows.texts';

interface Version {
  readonly version: number;
  readonly publishedAt: string;
  readonly publishedBy: string;
}

interface Props {
  readonly document: WorkflowDocument;
  /** Left out for who may not edit. */
  readonly restore: ((document: WorkflowDocument) => void) | undefined;
  readonly close: () => void;
}

/** Every published version: compared with the canvas, or brought back as an edit. */
export function VersionsDrawer({ document, restore, close }: Props) {
  const texts = useTexts(workflowsTexts);
  const list = useList<Version>(`${WORKFLOWS}/${encodeURIComponent(document.id)}/versions`);
  const [chosen, setChosen] = useState<number | null>(null);
  const version = useQuery({
    queryKey: [WORKFLOWS, document.id, chosen],
    queryFn: ({ signal }) => getVersion(document.id, chosen ?? 1, signal),
    enabled: chosen !== null,
    staleTime: Infinity,
  });
  return (
    <DetailDrawer title={texts.versions} close={close}>
      <Stack gap="sm">
        {list.isPending && <Loading />}
        {list.isError && <ProblemNote error={list.error} retry={() => void list.refetch()} />}
        {list.isSuccess && list.items.length === 0 && <Text size="sm">{texts.noVersions}</Text>}
        {restore && list.items.length > 0 && (
          <Text size="sm" c="dimmed">
            {texts.restoreAbout}
          </Text>
        )}
        {list.items.map((item) => (
          <Card key={item.version} withBorder padding="sm">
            <Group justify="space-between">
              <div>
                <Text size="sm" fw={600}>
                  {texts.version(item.version)}
                </Text>
                <Text size="xs" c="dimmed">
                  <Instant at={item.publishedAt} /> {texts.by(item.publishedBy)}
                </Text>
              </div>
              <Group gap="xs">
                <Button
                  size="xs"
                  variant="default"
                  aria-expanded={chosen === item.version}
                  onClick={() => setChosen(chosen === item.version ? null : item.version)}
                >
                  {texts.compare}
                </Button>
                {restore && (
                  <Button
                    size="xs"
                    variant="default"
                    onClick={() =>
                      void getVersion(document.id, item.version).then((old) => {
                        restore(old.document);
                        close();
                      })
                    }
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
                  <DifferenceView
                    before={version.data.document}
                    after={document}
                    same={texts.sameAsCanvas}
                    sideBySide
                  />
                )}
              </div>
            )}
          </Card>
        ))}
        {list.hasNextPage && (
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            …
          </Button>
        )}
      </Stack>
    </DetailDrawer>
  );
}
