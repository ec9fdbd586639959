import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { ReconciliationException } from '#contracts/models/reconciliation-exception';
import { useTexts } from '../../../i18n/texts';
import { useMay } from '../../../session/session';
import { ReasonDialog } from '../reason-dialog';
import { exceptionPath, linkTargetOf, possibleActions, type Doing } from './exception';
import { CorrectDialog } from './correct-dialog';
import { exceptionsTexts } from './exceptions.texts';
import { LinkDialog } from './link-dialog';
import { AssignDialog, CommentDialog } from './note-dialogs';

/** What operators may do about an exception; viewers see no buttons. */
export function ExceptionActions({ exception }: { readonly exception: ReconciliationException }) {
  const texts = useTexts(exceptionsTexts);
  const mayAct = useMay('operator');
  const [doing, act] = useState<Doing>();
  if (!mayAct) return null;
  return (
    <>
      <Group gap="xs">
        {possibleActions(exception).map((name) => (
          <Button key={name} size="compact-sm" variant="default" onClick={() => act(name)}>
            {texts.actions[name]}
          </Button>
        ))}
      </Group>
      {doing && <Dialog exception={exception} doing={doing} close={() => act(undefined)} />}
    </>
  );
}

interface Props {
  readonly exception: ReconciliationException;
  readonly doing: Doing;
  readonly close: () => void;
}

function Dialog({ exception, doing, close }: Props) {
  const texts = useTexts(exceptionsTexts);
  if (doing === 'assign') return <AssignDialog exception={exception} close={close} />;
  if (doing === 'comment') return <CommentDialog exception={exception} close={close} />;
  if (doing === 'correct') return <CorrectDialog exception={exception} close={close} />;
  const target = linkTargetOf(exception.kind);
  if (doing === 'link' && target) return <LinkDialog exception={exception} target={target} close={close} />;
  return (
    <ReasonDialog
      title={texts.actions[doing]}
      about={texts.actionAbout[doing]}
      action={texts.actions[doing]}
      danger={doing === 'force' || doing === 'void'}
      request={(reason) => ({
        path: `${exceptionPath(exception.exceptionId)}/actions`,
        body: { kind: doing, reason },
      })}
      close={close}
    />
  );
}
