import type { StoreReport } from '../../../shared/contract/desk.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import { restoreBackup } from '../../desk/upkeep/restore.ts';
import type { Command, Surroundings } from '../command.ts';
import { count } from '../count.ts';
import { need, needOption } from '../usage.ts';
import { problemLines } from './packages.ts';

export const check: Command = {
  name: 'check',
  usage: '',
  summary: 'reads the whole store and says what is damaged, missing or left over',
  options: {},
  async run(here) {
    need(here.args);
    const report = await readReport(here);
    if (!report.ok) {
      here.fail('', { message: `The store has ${count(report.problems.length, 'problem')}.`, hint: '' });
    }
    const counts = [
      count(report.articles, 'article'),
      count(report.revisions, 'revision'),
      count(report.photos, 'photo'),
    ].join(', ');
    const left = report.orphanAssets.length;
    const text = [
      report.ok ? `The store is sound: ${counts}.` : problemLines(report.problems),
      ...(left > 0 ? [`Files that no photo uses: ${left}`] : []),
    ];
    here.print(report, text.join('\n'));
  },
};

/** The report; of a store that cannot even be opened for its damage, that it is so. */
async function readReport(here: Surroundings): Promise<StoreReport> {
  try {
    return await (await here.desk()).call('store.check', null);
  } catch (cause) {
    if (!(cause instanceof DeskError) || cause.code !== 'store-damaged') throw cause;
    const message = `${cause.message} Restore the newest backup.`;
    const problems = [{ rule: cause.code, file: 'galley.sqlite', message }];
    return { ok: false, articles: 0, revisions: 0, photos: 0, problems, orphanAssets: [] };
  }
}

export const backup: Command = {
  name: 'backup',
  usage: '--out FILE',
  summary: 'a consistent copy of the store with its photos, in one file',
  options: { out: 'value' },
  async run(here) {
    need(here.args);
    const file = { path: here.path(needOption(here.args, 'out', 'FILE')) };
    const desk = await here.desk();
    const written = await desk.call('store.backup', { file });
    if (written.missing > 0) {
      here.say(
        `The store has lost ${count(written.missing, 'photo file')}, so this backup has not got them either. See \`check\`, and keep older backups.`,
      );
    }
    here.print(written, `${written.path}  (${written.bytes} bytes)`);
  },
};

export const restore: Command = {
  name: 'restore',
  usage: 'FILE [--force]',
  summary:
    'puts a backup back; a store that is there is replaced only with --force, and kept in its backups folder',
  options: { force: 'flag' },
  makesStore: true,
  async run(here) {
    const [name = ''] = need(here.args, 'FILE');
    const restored = await restoreBackup(here.path(name), here.storeDir, here.args.flags.has('force'));
    if (restored.replaced) here.say(`The store that was there is kept as ${restored.replaced}.`);
    const { articles, photos, at } = restored;
    here.print(
      { store: here.storeDir, articles, photos, at, replaced: restored.replaced },
      `${here.storeDir}  (${count(articles, 'article')}, ${count(photos, 'photo')}, as of ${at})`,
    );
  },
};
