/** What an expression gives with the sample data; the evaluator is the services' own and is loaded when first needed. */
export async function previewExpression(
  source: string,
  data: Readonly<Record<string, unknown>>,
): Promise<{ readonly text: string | undefined; readonly error?: string }> {
  const { compileExpression } = await import('#mapping/expressions/expression');
  const compiled = compileExpression(source);
  if (!compiled.ok) return { text: undefined, error: compiled.error.message };
  const result = await compiled.value.evaluate(data);
  if (!result.ok) return { text: undefined, error: result.error.message };
  return { text: result.value === undefined ? undefined : JSON.stringify(result.value, null, 2) };
}
