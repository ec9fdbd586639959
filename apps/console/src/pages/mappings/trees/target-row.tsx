import { IconAlertTriangleFilled, IconAsterisk } from '@tabler/icons-react';
import type { FieldRule } from '#mapping/document/mapping-document';
import { useTexts } from '../../../i18n/texts';
import { mapperTexts } from '../mapper.texts';
import type { Origin } from '../model/draft';
import type { FieldFault } from '../model/faults';
import type { FieldNode } from '../model/fields';
import { shortText } from '../short-text';
import { typeSign } from '../type-sign';
import styles from './trees.module.css';

interface Props {
  readonly node: FieldNode;
  readonly rule: FieldRule | undefined;
  readonly origin: Origin | undefined;
  readonly faults: readonly FieldFault[];
  /** What comes out with the sample. */
  readonly value: unknown;
}

/** A target field: what gives it, what comes out, what is wrong. */
export function TargetRow({ node, rule, origin, faults, value }: Props) {
  const texts = useTexts(mapperTexts);
  const required = node.field?.required ?? rule?.required ?? false;
  const fault = faults.find(({ severity }) => severity === 'error') ?? faults[0];
  return (
    <>
      <div className={styles['line']}>
        <span className={styles['name']} title={node.field?.meaning} data-removed={origin === 'removed'}>
          {node.name === '*' ? <em>{texts.anyName}</em> : node.name}
        </span>
        {required && (
          <span title={texts.required} className={styles['required']}>
            <IconAsterisk size={10} aria-hidden />
            <span className={styles['hidden']}>{texts.required}</span>
          </span>
        )}
        <span className={styles['type']}>{typeSign(node.type)}</span>
        {origin !== undefined && origin !== 'base' && (
          <span className={styles['own']}>{texts.originSign[origin]}</span>
        )}
      </div>
      {rule && (
        <div className={styles['line']}>
          <span className={styles['from']}>{texts.from(describe(rule, texts))}</span>
          {value !== undefined && value !== null && value !== '' && (
            <span className={styles['value']}>{shortText(value, 90)}</span>
          )}
        </div>
      )}
      {fault && (
        <div className={styles['fault']} data-severity={fault.severity}>
          <IconAlertTriangleFilled size={12} aria-hidden />
          <span>{fault.message}</span>
        </div>
      )}
    </>
  );
}

/** A rule in one line: where its value comes from and through which steps it goes. */
function describe(
  { source, expression, value, cases, transforms, each }: FieldRule,
  texts: {
    readonly cases: (count: number) => string;
    readonly elements: (count: number) => string;
    readonly noOrigin: string;
  },
): string {
  const from =
    source ??
    (expression === undefined ? undefined : shortText(expression)) ??
    (value === undefined ? undefined : shortText(value)) ??
    (cases ? texts.cases(cases.length) : texts.noOrigin);
  const steps = transforms.map(({ name }) => name);
  return [from, ...steps, ...(each ? [texts.elements(each.fields.length)] : [])].join(' → ');
}
