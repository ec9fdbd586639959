/** Asks at the terminal without showing what is typed; undefined where there is no terminal. */
export function askSecret(input = process.stdin, output = process.stderr) {
  if (!input.isTTY) return undefined;
  return (question) =>
    new Promise((resolve) => {
      let typed = '';
      const end = () => {
        input.off('data', take).setRawMode(false).pause();
        output.write('\n');
        resolve(typed);
      };
      const take = (chunk) => {
        for (const letter of chunk) {
          if (letter === '\u0003') typed = '';
          if (['\r', '\n', '\u0003', '\u0004'].includes(letter)) return end();
          typed = letter === '\u007f' ? typed.slice(0, -1) : typed + letter;
        }
      };
      output.write(question);
      input.setEncoding('utf8').setRawMode(true).resume().on('data', take);
    });
}
