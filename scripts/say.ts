/** One line for the person at the terminal; standard output stays free for results. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Says what is missing and what to do, and ends the script. */
export function stop(...lines: string[]): never {
  for (const line of lines) say(line);
  process.exit(1);
}
