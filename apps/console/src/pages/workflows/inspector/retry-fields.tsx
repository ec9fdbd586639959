import { NumberInput, TagsInput } from '@mantine/core';
import { useTexts } from '../../../i18n/texts';
import { designerTexts } from '../designer.texts';
import type { Retry } from '../model/document';
import { DurationField } from './duration-field';

interface Props {
  readonly retry: Retry;
  readonly change: (retry: Retry) => void;
  readonly readOnly: boolean;
}

/** What the orchestrator takes where nothing is said. */
const DEFAULTS = { backoff: 2, maxDelay: 'PT1H', errors: ['*'] } as const;

/** How often a refused command is tried again, after which waits, and after which refusals. */
export function RetryFields({ retry, change, readOnly }: Props) {
  const texts = useTexts(designerTexts);
  const { attempts, delay, backoff, maxDelay, errors } = { ...DEFAULTS, ...retry };
  return (
    <>
      <NumberInput
        label={texts.attempts}
        min={2}
        max={100}
        allowDecimal={false}
        readOnly={readOnly}
        value={attempts}
        onChange={(count) => typeof count === 'number' && change({ ...retry, attempts: count })}
      />
      <DurationField
        label={texts.delay}
        value={delay}
        readOnly={readOnly}
        onChange={(time) => change({ ...retry, delay: time })}
      />
      <NumberInput
        label={texts.backoff}
        description={texts.backoffAbout}
        min={1}
        max={10}
        step={0.5}
        readOnly={readOnly}
        value={backoff}
        onChange={(factor) => typeof factor === 'number' && change({ ...retry, backoff: factor })}
      />
      <DurationField
        label={texts.maxDelay}
        value={maxDelay}
        readOnly={readOnly}
        onChange={(time) => change({ ...retry, maxDelay: time })}
      />
      <TagsInput
        label={texts.retryErrors}
        description={texts.errorCodes}
        readOnly={readOnly}
        value={[...errors]}
        error={errors.length === 0}
        onChange={(codes) => change({ ...retry, errors: codes })}
      />
    </>
  );
}
