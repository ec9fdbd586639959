import { useTexts } from '../../../i18n/texts';
import { mapperTexts } from '../mapper.texts';
import { shortText } from '../short-text';
import { typeSign } from '../type-sign';
import { readPlain } from '../model/sample';
import type { FieldNode } from '../model/fields';
import styles from './trees.module.css';

interface Props {
  readonly node: FieldNode;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Name, type and, from the sample, the value. */
export function SourceRow({ node, input }: Props) {
  const texts = useTexts(mapperTexts);
  const value = node.children.length > 0 ? undefined : readPlain(input, node.key);
  return (
    <div className={styles['line']}>
      <span className={styles['name']} title={node.field?.meaning}>
        {node.name === '*' ? <em>{texts.anyName}</em> : node.name}
      </span>
      {value !== undefined && value !== null && value !== '' && (
        <span className={styles['value']}>{shortText(value)}</span>
      )}
      <span className={styles['type']}>{typeSign(node.type)}</span>
    </div>
  );
}
