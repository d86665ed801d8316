import { existsSync } from 'node:fs';
import type { Problem } from '../../../shared/contract/desk.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import { verifyPackage } from '../../desk/export/verify/verify.ts';
import { openMediaClient } from '../../desk/media-client.ts';
import { mediaChild } from '../../desk/media-entry.ts';
import type { Command } from '../command.ts';
import { count } from '../count.ts';
import { need, needMany, needOption } from '../usage.ts';

export const exportCommand: Command = {
  name: 'export',
  usage: 'ID… --out DIR [--zip] [--force]',
  summary: 'writes packages of what was approved',
  options: { out: 'value', zip: 'flag', force: 'flag' },
  async run(here) {
    const [, ids] = needMany(here.args, [], 'ID');
    const out = { path: here.path(needOption(here.args, 'out', 'DIR')) };
    const desk = await here.desk();
    const { flags } = here.args;
    const results = await desk.call('packages.export', {
      ids,
      out,
      zip: flags.has('zip'),
      force: flags.has('force'),
    });
    const good = results.flatMap((result) => {
      if (!result.ok) {
        here.fail(result.articleId, result.error);
        return [];
      }
      for (const warning of result.warnings) here.say(`${result.articleId}: ${warning}`);
      return [{ articleId: result.articleId, path: result.path, outcome: result.outcome }];
    });
    here.print(good, good.map((one) => `${one.path}  (${one.outcome})`).join('\n'));
  },
};

export const verify: Command = {
  name: 'verify',
  usage: 'PACKAGE [--schemas DIR]',
  summary:
    'checksums, rules of every format, links and pictures of a package; with DIR the official schemas as well',
  options: { schemas: 'value' },
  async run(here) {
    const [name = ''] = need(here.args, 'PACKAGE');
    const given = here.args.values.get('schemas');
    const schemasDir = given === undefined ? undefined : here.path(given);
    if (schemasDir !== undefined && !existsSync(schemasDir)) throw noSchemas(schemasDir);
    // A package stands alone: no store is opened for it.
    const media = openMediaClient({ open: here.media ?? mediaChild });
    try {
      const problems = await verifyPackage(here.path(name), {
        media,
        ...(schemasDir === undefined ? {} : { schemasDir }),
      });
      if (problems.length > 0) {
        here.fail(name, {
          message: `${count(problems.length, 'problem')}.`,
          hint: '',
        });
      }
      here.print(problems, problemLines(problems) || 'The package is sound.');
    } finally {
      media.close();
    }
  },
};

function noSchemas(folder: string): DeskError {
  return new DeskError(
    'no-schemas',
    `There is no folder of schemas ${folder}.`,
    'The package was not looked at. Check its name.',
  );
}

export function problemLines(problems: readonly Problem[]): string {
  return problems.map((problem) => `${problem.file}: ${problem.message} [${problem.rule}]`).join('\n');
}

export const handoff: Command = {
  name: 'handoff',
  usage: 'ID… --out FILE',
  summary:
    'one .galley file with articles in any state, their history and photos, for `import` on another machine',
  options: { out: 'value' },
  async run(here) {
    const [, ids] = needMany(here.args, [], 'ID');
    const file = { path: here.path(needOption(here.args, 'out', 'FILE')) };
    const desk = await here.deskAs();
    const written = await desk.call('handoff.write', { ids, file });
    if (written.missing > 0) {
      here.say(
        `The store has lost ${count(written.missing, 'photo file')}: only the words of those photos are in the hand-off.`,
      );
    }
    here.print(
      written,
      `${written.path}  (${count(written.articles, 'article')}, ${count(written.photos, 'photo')})`,
    );
  },
};
