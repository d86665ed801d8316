import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { tempFolder } from '../../desk/testing/desk.ts';
import { runCli } from '../run.ts';

export const STORY = `Ice closes the airport
TROMSØ, Norway, Nov 3 (Reuters) - The airport closed on Friday.

It opened again at noon.
`;

export interface Ran {
  code: number;
  out: string;
  err: string;
  json: unknown;
}

/** A command line of its own on a store of its own, in a folder with a story and a photo. */
export function workplace(store = join(tempFolder(), 'store')) {
  const cwd = tempFolder();
  const config = tempFolder();
  writeFileSync(join(cwd, 'story.txt'), STORY);
  const galley = async (...argv: string[]): Promise<Ran> => {
    let out = '';
    let err = '';
    const code = await runCli(argv, {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      cwd,
      env: { GALLEY_STORE: store, XDG_CONFIG_HOME: config, APPDATA: config },
    });
    return { code, out, err, json: argv.includes('--json') && out !== '' ? JSON.parse(out) : null };
  };
  const importStory = async () => {
    const { json } = await galley('import', 'story.txt', '--as', 'MH', '--json');
    return z.array(z.object({ articleId: z.string() })).parse(json)[0]?.articleId ?? '';
  };
  return { galley, importStory, cwd, store, config };
}
