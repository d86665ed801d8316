import pino from 'pino';

/**
 * The one logger. Lines are JSON: `{ level, time, part, msg, … }`. It never gets the words of an article or a
 * person's name: ids, counts, durations in ms and errors only.
 */
export type Log = pino.Logger;

type Sink = (line: string) => void;

let sink: Sink = (line) => {
  process.stderr.write(line);
};

/** Processes of the app log from "info" on; scripts, the command line and tests are silent unless `GALLEY_LOG` names a level. */
function firstLevel(): string {
  return process.env.GALLEY_LOG ?? ('type' in process ? 'info' : 'silent');
}

const root = pino(
  { level: firstLevel(), base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime },
  { write: (line: string) => sink(line) },
);

/** A logger for one part of the program, such as "desk" or "windows". */
export function logger(part: string): Log {
  return root.child({ part });
}

/** Sends all lines of this process to another place than standard error. Each line ends with a line feed. */
export function logTo(place: Sink): void {
  sink = place;
}

/** Takes over a line that another process of the app has logged. */
export function passOn(line: string): void {
  sink(`${line}\n`);
}
