import { Alert, Badge, CloseButton, Group, Text } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { useTexts } from '../../../i18n/texts';
import { mapperTexts } from '../mapper.texts';
import { faultsAt } from '../model/faults';
import type { FieldNode } from '../model/fields';
import { readPlain } from '../model/sample';
import type { Mapper } from '../use-mapper';
import type { LivePreview } from '../use-preview';
import { FieldTree } from './field-tree';
import { Lines } from './lines';
import { linksOf } from './links';
import { SourceRow } from './source-row';
import { TargetRow } from './target-row';
import styles from './trees.module.css';
import { useTree } from './use-tree-keys';

interface Props {
  readonly mapper: Mapper;
  readonly live: LivePreview;
  readonly names: { readonly source: string; readonly target: string };
}

/** Source left, target right, lines between them. A source is chosen, then its target: by Enter, click or drag. */
export function Trees({ mapper, live, names }: Props) {
  const texts = useTexts(mapperTexts);
  const { picked, pick, connect, select, selected, readOnly, drop } = mapper;
  const frame = useRef<HTMLDivElement>(null);
  const source = useTree(mapper.sources);
  const target = useTree(mapper.targets);
  const { draft, scope, rules, sources } = mapper;
  const links = useMemo(
    () => linksOf({ ...mapper, draft, scope, rules, sources, selected }, live.faults),
    [draft, scope, rules, sources, selected, live.faults],
  );
  const dragged = useRef<FieldNode | null>(null);
  const toSearch = (side: string): void =>
    frame.current?.querySelector<HTMLElement>(`[data-find="${side}"]`)?.focus();

  const enterSource = (node: FieldNode): void => {
    if (readOnly) return;
    pick(picked?.key === node.key ? null : node);
    target.find('');
    toSearch('target');
  };
  const enterTarget = (node: FieldNode): void => {
    if (picked && !readOnly) connect(picked, node);
    else select(node.key);
  };
  useEffect(() => {
    if (selected === null) return;
    const row = frame.current?.querySelector(`[data-tree="target"] [data-key="${CSS.escape(selected)}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    const from = links.find(({ chosen }) => chosen)?.from;
    const first =
      from && frame.current?.querySelector(`[data-tree="source"] [data-key="${CSS.escape(from)}"]`);
    if (first) first.scrollIntoView({ block: 'nearest' });
    // When another field is chosen; while its rule is edited the trees stay where they are.
  }, [selected]);

  return (
    <div className={styles['frame']}>
      <div className={styles['status']} aria-live="polite">
        {picked ? (
          <Group gap="xs" wrap="nowrap">
            <Badge variant="filled" tt="none" radius="sm">
              {picked.key}
            </Badge>
            <Text size="sm">{texts.chooseTarget}</Text>
            <CloseButton size="sm" aria-label={texts.letGo} onClick={() => pick(null)} />
          </Group>
        ) : (
          <Text size="sm" c="dimmed">
            {readOnly ? texts.lookOnly : texts.chooseSource}
          </Text>
        )}
        {mapper.refused && (
          <Alert color="orange" role="alert" p="xs">
            {texts.refused[mapper.refused]}
          </Alert>
        )}
      </div>
      <div
        className={styles['trees']}
        ref={frame}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && picked) pick(null);
        }}
      >
        <div className={`${styles['side']} ${styles['source']}`}>
          <FieldTree
            side="source"
            label={texts.source(names.source)}
            tree={source}
            chosen={picked?.key ?? null}
            enter={enterSource}
            {...(readOnly
              ? {}
              : {
                  drag: (node: FieldNode) => {
                    dragged.current = node;
                    pick(node);
                  },
                })}
          >
            {(node) => <SourceRow node={node} input={live.input} />}
          </FieldTree>
        </div>
        <div className={`${styles['side']} ${styles['target']}`}>
          <FieldTree
            side="target"
            label={texts.target(names.target)}
            tree={target}
            chosen={selected}
            enter={enterTarget}
            rowState={({ key }) => ({
              'data-origin': mapper.originOf(key),
              'data-faulty': faultsAt(live.faults, key).some(({ severity }) => severity === 'error')
                ? 'error'
                : undefined,
            })}
            {...(readOnly
              ? {}
              : {
                  remove: ({ key }: FieldNode) => drop(key),
                  drop: (node: FieldNode) => {
                    if (dragged.current) connect(dragged.current, node);
                    dragged.current = null;
                  },
                })}
          >
            {(node) => (
              <TargetRow
                node={node}
                rule={mapper.ruleAt(node.key)}
                origin={mapper.originOf(node.key)}
                faults={faultsAt(live.faults, node.key)}
                value={mapper.ruleAt(node.key) && live.output ? readPlain(live.output, node.key) : undefined}
              />
            )}
          </FieldTree>
        </div>
        <Lines links={links} frame={frame} />
      </div>
    </div>
  );
}
