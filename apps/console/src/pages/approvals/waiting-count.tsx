import { Badge } from '@mantine/core';
import { useTexts } from '../../i18n/texts';
import { useWaiting } from './approval';
import { approvalsTexts } from './approvals.texts';

/** How many wait for who is signed in; nothing when none do. */
export function WaitingCount() {
  const texts = useTexts(approvalsTexts);
  const waiting = useWaiting();
  const mine = (waiting.data?.items ?? []).filter(({ mayDecide }) => mayDecide).length;
  if (mine === 0) return null;
  return (
    <Badge variant="filled" color="#ad3f06" size="sm" circle={mine < 10} aria-label={texts.waitForYou(mine)}>
      {mine}
    </Badge>
  );
}
