import { TextInput } from '@mantine/core';
import { IconChevronRight, IconSearch } from '@tabler/icons-react';
import type { DragEvent, ReactNode } from 'react';
import { useTexts } from '../../../i18n/texts';
import { mapperTexts } from '../mapper.texts';
import type { FieldNode } from '../model/fields';
import styles from './trees.module.css';
import type { TreeState } from './use-tree-keys';

interface Props {
  readonly side: 'source' | 'target';
  readonly label: string;
  readonly tree: TreeState;
  readonly chosen: string | null;
  readonly enter: (node: FieldNode) => void;
  /** What stands in a row behind the name. */
  readonly children: (node: FieldNode) => ReactNode;
  readonly rowState?: (node: FieldNode) => Readonly<Record<`data-${string}`, string | undefined>>;
  readonly drag?: (node: FieldNode) => void;
  readonly drop?: (node: FieldNode) => void;
  readonly remove?: (node: FieldNode) => void;
}

const MIME = 'text/plain';
const INDENT_PX = 14;

/** One side of the mapping: every field by keyboard, click or drag. */
export function FieldTree(props: Props) {
  const { side, label, tree, chosen, enter, children, rowState, drag, drop, remove } = props;
  const texts = useTexts(mapperTexts);
  const over = (event: DragEvent): void => {
    if (drop) event.preventDefault();
  };
  return (
    <section className={styles['side']} aria-label={label}>
      <TextInput
        size="xs"
        aria-label={texts.find[side]}
        placeholder={texts.find[side]}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={tree.search}
        data-find={side}
        onChange={(event) => tree.find(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            tree.focusFirst();
          }
          if (event.key === 'Enter' && tree.search.trim() !== '' && tree.first) enter(tree.first);
        }}
      />
      <div role="tree" aria-label={label} className={styles['tree']} ref={tree.frame} data-tree={side}>
        {tree.rows.map((row) => {
          const { node, level, open } = row;
          return (
            <div
              key={node.key}
              role="treeitem"
              aria-level={level}
              aria-selected={chosen === node.key}
              {...(node.children.length > 0 ? { 'aria-expanded': open } : {})}
              tabIndex={tree.active === node.key ? 0 : -1}
              className={styles['row']}
              style={{ paddingInlineStart: 6 + (level - 1) * INDENT_PX }}
              data-key={node.key}
              {...(rowState?.(node) ?? {})}
              draggable={drag !== undefined}
              onDragStart={(event) => {
                event.dataTransfer.setData(MIME, node.key);
                event.dataTransfer.effectAllowed = 'link';
                drag?.(node);
              }}
              onDragOver={over}
              onDrop={(event) => {
                event.preventDefault();
                drop?.(node);
              }}
              onFocus={(event) => event.target === event.currentTarget && tree.activate(node.key)}
              onClick={() => enter(node)}
              onKeyDown={(event) => {
                if (remove && (event.key === 'Delete' || event.key === 'Backspace')) remove(node);
                tree.keyDown(event, row, enter);
              }}
            >
              <span
                className={styles['chevron']}
                data-open={open}
                aria-hidden
                onClick={(event) => {
                  if (node.children.length === 0) return;
                  event.stopPropagation();
                  tree.toggle(node.key);
                }}
              >
                {node.children.length > 0 && <IconChevronRight size={14} />}
              </span>
              <div className={styles['content']}>{children(node)}</div>
            </div>
          );
        })}
        {tree.rows.length === 0 && <div className={styles['nothing']}>{texts.notFound}</div>}
      </div>
    </section>
  );
}
