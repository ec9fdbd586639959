import { Alert, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTexts } from '../../../i18n/texts';
import { Confirm } from '../../../parts/confirm';
import { useSession } from '../../../session/session';
import { ComparisonOfDraft } from '../comparison/comparison-of-draft';
import { mapperTexts } from '../mapper.texts';
import { MAPPINGS, publish, publishOverrides } from '../mapping-api';
import { documentChanged, overridesChanged, rulesChanged, same } from '../model/difference';
import type { MappingDraft } from '../model/draft';
import type { LivePreview } from '../use-preview';
import { DifferenceList } from './difference-list';

interface Props {
  readonly base: MappingDraft;
  readonly draft: MappingDraft;
  readonly live: LivePreview;
  readonly done: (version: number | null) => Promise<void>;
  readonly close: () => void;
}

/** Says what will differ and for whom, and what the check found; the server checks again and tells every fault here. */
export function PublishDialog({ base, draft, live, done, close }: Props) {
  const texts = useTexts(mapperTexts);
  const queryClient = useQueryClient();
  const seesAll = useSession().stores === null;
  const baseChanged = documentChanged(base, draft);
  const stores = overridesChanged(base, draft);
  const work = useMutation({
    mutationFn: async () => {
      const { id, version } = base.document;
      const published = baseChanged ? await publish(draft.document, version) : null;
      for (const storeId of stores.keys()) await publishOverrides(id, storeId, draft.stores[storeId] ?? {});
      return published?.version ?? null;
    },
    onSuccess: async (version) => {
      await queryClient.invalidateQueries({ queryKey: [MAPPINGS] });
      await done(version);
    },
  });
  const names = { before: texts.live, after: texts.edited };
  return (
    <Confirm
      opened
      title={texts.publishTitle}
      action={texts.publish}
      busy={work.isPending}
      error={work.error}
      disabled={live.checkErrors > 0 || !live.settled || (!baseChanged && stores.size === 0)}
      confirm={() => work.mutate()}
      close={close}
    >
      <Text size="sm">{texts.publishAbout}</Text>
      <Alert
        color={live.checkErrors > 0 ? 'red' : live.errors + live.warnings > 0 ? 'orange' : 'teal'}
        variant="light"
        p="xs"
      >
        {live.checkErrors > 0 ? texts.checkErrors(live.checkErrors) : texts.checkFine(live.warnings)}
        {live.errors > live.checkErrors && ` ${texts.sampleFaults(live.errors - live.checkErrors)}`}
      </Alert>
      {baseChanged && (
        <div>
          <Text size="sm" fw={600}>
            {texts.forAll}
          </Text>
          <DifferenceList changes={rulesChanged(base.document.fields, draft.document.fields)} names={names} />
          {!same(base.document.tests, draft.document.tests) && (
            <Text size="sm">{texts.testsChanged(draft.document.tests.length)}</Text>
          )}
        </div>
      )}
      {[...stores].map(([storeId, changes]) => (
        <div key={storeId}>
          <Text size="sm" fw={600}>
            {texts.forStore(storeId)}
          </Text>
          <DifferenceList changes={changes} names={names} />
        </div>
      ))}
      {seesAll && live.checkErrors === 0 && (baseChanged || stores.size > 0) && (
        <ComparisonOfDraft draft={draft} baseChanged={baseChanged} stores={stores.keys()} />
      )}
      {!baseChanged && stores.size === 0 && <Text size="sm">{texts.nothingToPublish}</Text>}
    </Confirm>
  );
}
