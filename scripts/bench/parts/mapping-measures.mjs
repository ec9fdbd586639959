const BINS = 10;

/**
 * @param {Array<{right: Set<string>, ranked: string[], confidence: number, taken: boolean}>} answers
 */
export function measures(answers) {
  const correct = ({ right, ranked }) => right.has(ranked[0]);
  const answerable = answers.filter(({ right }) => right.size > 0);
  const taken = answers.filter((one) => one.taken);
  const hits = taken.filter(correct).length;
  const precision = taken.length === 0 ? 0 : hits / taken.length;
  const recall = hits / answerable.length;
  return {
    decisions: answers.length,
    negatives: answers.length - answerable.length,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    'hit@1': answerable.filter(correct).length / answerable.length,
    'hit@3':
      answerable.filter(({ right, ranked }) => ranked.slice(0, 3).some((id) => right.has(id))).length /
      answerable.length,
    ece: calibrationError(answers.map((one) => ({ confidence: one.confidence, right: correct(one) }))),
  };
}

/** How far what is said is from what is so: the mean gap between confidence and accuracy over ten equal bins. */
function calibrationError(answers) {
  let error = 0;
  for (let bin = 0; bin < BINS; bin += 1) {
    const inside = answers.filter(
      ({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin,
    );
    if (inside.length === 0) continue;
    const said = inside.reduce((sum, { confidence }) => sum + confidence, 0) / inside.length;
    const was = inside.filter(({ right }) => right).length / inside.length;
    error += (inside.length / answers.length) * Math.abs(said - was);
  }
  return error;
}
