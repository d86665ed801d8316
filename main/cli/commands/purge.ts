import { DeskError } from '../../../shared/contract/error.ts';
import type { Command } from '../command.ts';
import { count } from '../count.ts';
import { needMany } from '../usage.ts';

export const purge: Command = {
  name: 'purge',
  usage: 'ID… [--yes]',
  summary:
    'takes spiked articles out of the store for good, with their history and the photos that nothing else uses; without --yes it only says what would go',
  options: { yes: 'flag' },
  async run(here) {
    const [, ids] = needMany(here.args, [], 'ID');
    const desk = await here.deskAs();
    const plan = await desk.call('articles.purgePlan', { ids });
    const versions = plan.articles.reduce((sum, article) => sum + article.versions, 0);
    const what = `${count(plan.articles.length, 'article')}, ${count(versions, 'version')}, ${count(plan.photos, 'photo')}`;
    if (!here.args.flags.has('yes')) {
      here.print(plan, `Would go: ${what}`);
      throw new DeskError(
        'not-purged',
        'Nothing was purged.',
        'Say --yes to take this out for good. Backups keep it.',
      );
    }
    const gone = await desk.call('articles.purge', { ids });
    here.print(gone, `Gone: ${what}`);
  },
};
