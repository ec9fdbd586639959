import { ExpressionField as Field, type ExpressionFieldProps } from '../../../parts/expression-field';
import { useData } from '../use-data';

/** An expression, and what it gives with the sample data of the step. */
export function ExpressionField(props: Omit<ExpressionFieldProps, 'complete' | 'data'>) {
  const { complete, data } = useData();
  return <Field {...props} complete={complete} data={data} />;
}
