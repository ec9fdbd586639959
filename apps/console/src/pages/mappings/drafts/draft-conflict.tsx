import { Text } from '@mantine/core';
import { useTexts } from '../../../i18n/texts';
import { ConflictNote } from '../conflict-note';
import type { MappingDraft } from '../model/draft';
import type { StoredDraft } from './draft-api';
import { DraftDifference } from './draft-difference';
import { draftsTexts } from './drafts.texts';

interface Props {
  readonly stored: StoredDraft;
  readonly draft: MappingDraft;
  /** Whether something of one's own would be lost. */
  readonly dirty: boolean;
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
}

/** Two have edited: whose draft it was, in what it differs, and the choice. */
export function DraftConflict({ stored, draft, dirty, takeTheirs, keepMine }: Props) {
  const texts = useTexts(draftsTexts);
  const by = stored.savedBy ?? '';
  return (
    <ConflictNote
      dirty={dirty}
      takeTheirs={takeTheirs}
      keepMine={keepMine}
      title={stored.content === null ? texts.conflictGone(by) : texts.conflict(by)}
      about={texts.conflictAbout}
    >
      {stored.content !== null && (
        <details>
          <summary>
            <Text size="sm" span>
              {texts.compareTheirs}
            </Text>
          </summary>
          <DraftDifference
            before={stored.content.draft}
            after={draft}
            names={{ before: texts.theirs, after: texts.mine }}
          />
        </details>
      )}
    </ConflictNote>
  );
}
