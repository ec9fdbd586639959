import { Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { put } from '../../api/client';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { ConflictNote } from '../../parts/form/conflict-note';
import { faultsOf } from '../../parts/form/faults';
import { SaveBar } from '../../parts/form/save-bar';
import { useRevised } from '../../parts/form/use-revised';
import { ProblemNote } from '../../parts/problem-note';
import { Section } from '../../parts/section';
import { useMay } from '../../session/session';
import type { Connection, Connector } from './connection';
import { connectionPath, CONNECTIONS } from './connection-api';
import { connectionsTexts } from './connections.texts';
import { SettingsForm } from './settings-form';

interface Props {
  readonly connection: Connection;
  readonly connector: Connector;
}

/** The settings of a connection; editors change them, everybody sees them. */
export function ConnectionEditor({ connection, connector }: Props) {
  const { language } = useLanguage();
  const texts = useTexts(connectionsTexts);
  const queryClient = useQueryClient();
  const readOnly = !useMay('editor');
  const form = useRevised({ value: connection.settings, revision: connection.revision });
  const path = connectionPath(connection.id);
  const save = useMutation({
    mutationFn: () =>
      put<Connection>(path, { system: connection.system, settings: form.draft, revision: form.revision }),
    onSuccess: (now) => {
      form.saved({ value: now.settings, revision: now.revision });
      queryClient.setQueryData([path], now);
      return queryClient.invalidateQueries({ queryKey: [CONNECTIONS] });
    },
    onError: () => queryClient.invalidateQueries({ queryKey: [path] }),
  });
  const discard = (): void => {
    save.reset();
    form.discard();
  };
  return (
    <Section title={texts.settings}>
      <Stack>
        {form.theirs ? (
          <ConflictNote
            mine={form.draft}
            theirs={form.theirs}
            takeTheirs={discard}
            keepMine={() => {
              save.reset();
              form.keepMine();
            }}
          />
        ) : (
          save.error && <ProblemNote error={save.error} />
        )}
        <SettingsForm
          connector={connector}
          settings={form.draft}
          onChange={form.change}
          readOnly={readOnly}
          faultOf={faultsOf(save.error, language)}
        />
        {!readOnly && (
          <SaveBar
            dirty={form.dirty}
            busy={save.isPending}
            saved={save.isSuccess}
            disabled={form.theirs !== undefined}
            save={() => save.mutate()}
            discard={discard}
          />
        )}
      </Stack>
    </Section>
  );
}
