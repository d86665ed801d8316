import type { Command } from '../command.ts';
import { needMany } from '../usage.ts';

export const importCommand: Command = {
  name: 'import',
  usage: 'FILE… [--new-store]',
  summary: 'reads stories, packages and hand-offs; a bad file is reported and the others still go in',
  details:
    'Makes the store where there is none. Where there was one on a disk that is not connected now, none is made, unless --new-store says so.',
  options: { 'new-store': 'flag' },
  makesStore: true,
  async run(here) {
    const [, files] = needMany(here.args, [], 'FILE');
    const typed = new Map(files.map((file) => [here.path(file), file]));
    const desk = await here.deskAs();
    const results = await desk.call('intake.files', { files: [...typed.keys()].map((path) => ({ path })) });
    const good = results.flatMap((result) => {
      const file = typed.get(result.file) ?? result.file;
      if (!result.ok) {
        here.fail(file, result.error);
        return [];
      }
      for (const warning of result.warnings) here.say(`${file}: ${warning}`);
      const { articleId, headline, outcome, warnings } = result;
      return [{ file, articleId, headline, warnings, outcome }];
    });
    const lines = good.map(
      (one) => `${one.articleId}  ${one.headline || 'no headline'}  (${one.file}, ${one.outcome})`,
    );
    here.print(good, lines.join('\n'));
  },
};
