/** Something the machine lacks or refuses, with the one thing to do about it. Printed without a stack. */
export class SetupError extends Error {
  /**
   * @param {string} problem what is missing, in one line
   * @param {string} [remedy] what to do, where the problem does not say it
   */
  constructor(problem, remedy) {
    super(remedy === undefined ? problem : `${problem} ${remedy}`);
    this.name = 'SetupError';
    this.problem = problem;
    this.remedy = remedy;
  }
}
