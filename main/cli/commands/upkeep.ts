import type { StoreReport } from '../../../shared/contract/desk.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import type { BackupEntry } from '../../../shared/upkeep/backups.ts';
import { openAssets } from '../../desk/assets/assets.ts';
import { openReadable } from '../../desk/store/db.ts';
import { storeFile } from '../../desk/store/store-file.ts';
import { repairStore } from '../../desk/upkeep/repair.ts';
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
    const message = `${cause.message} See \`repair\`; or put a backup back with \`restore\`.`;
    const problems = [{ rule: cause.code, file: 'galley.sqlite', message }];
    return { ok: false, articles: 0, revisions: 0, photos: 0, problems, orphanAssets: [] };
  }
}

export const backup: Command = {
  name: 'backup',
  usage: '[--out FILE | --list | --folder DIR]',
  summary:
    'a consistent copy of the store with its photos: in one file with --out, else among the backups; --list shows those, --folder says where they go from now on',
  options: { out: 'value', list: 'flag', folder: 'value' },
  async run(here) {
    need(here.args);
    if (!here.args.values.has('out')) {
      await amongBackups(here);
      return;
    }
    const file = { path: here.path(needOption(here.args, 'out', 'FILE')) };
    const desk = await here.desk();
    const written = await desk.call('store.backup', { file });
    sayMissing(here, written.missing);
    here.print(written, `${written.path}  (${written.bytes} bytes)`);
  },
};

/** `backup` without a file: the folder of backups, as Settings has it. */
async function amongBackups(here: Surroundings): Promise<void> {
  const desk = await here.desk();
  const folder = here.args.values.get('folder');
  if (folder !== undefined) {
    const status = await desk.call('backups.setFolder', { folder: { path: here.path(folder) } });
    here.print(status, `Backups go to ${status.folder}`);
    return;
  }
  if (here.args.flags.has('list')) {
    const status = await desk.call('backups.status', null);
    if (status.problem) here.fail('', status.problem);
    here.print(status, status.entries.map(entryLine).join('\n') || `No backups yet in ${status.folder}`);
    return;
  }
  const entry = await desk.call('backups.make', null);
  sayMissing(here, entry.missing);
  here.print(entry, entryLine(entry));
}

function entryLine(entry: BackupEntry): string {
  const articles = entry.articles === null ? '' : `  ${count(entry.articles, 'article')}`;
  return `${entry.at}  ${entry.kind}${articles}  ${entry.name}`;
}

function sayMissing(here: Surroundings, missing: number): void {
  if (missing === 0) return;
  here.say(
    `The store has lost ${count(missing, 'photo file')}, so this backup has not got them either. See \`check\`, and keep older backups.`,
  );
}

export const restore: Command = {
  name: 'restore',
  usage: 'BACKUP [--force]',
  summary:
    'puts a backup back: a file, one of a folder of backups, or the newest of such a folder; a store that is there is replaced only with --force, and kept in its backups folder',
  options: { force: 'flag' },
  makesStore: true,
  async run(here) {
    const [name = ''] = need(here.args, 'BACKUP');
    const restored = await restoreBackup(here.path(name), here.storeDir, here.args.flags.has('force'));
    if (restored.replaced) here.say(`The store that was there is kept as ${restored.replaced}.`);
    const lost = await missingPhotos(here.storeDir);
    if (lost > 0)
      here.say(`The backup has not got ${count(lost, 'photo file')}. See \`check\`, and keep other backups.`);
    const { articles, photos, at } = restored;
    here.print(
      { store: here.storeDir, articles, photos, at, replaced: restored.replaced },
      `${here.storeDir}  (${count(articles, 'article')}, ${count(photos, 'photo')}, as of ${at})`,
    );
  },
};

/** How many photo files a store knows and has not got. */
async function missingPhotos(folder: string): Promise<number> {
  const db = openReadable(storeFile(folder));
  try {
    const ids = db.all<{ id: string }>('SELECT id FROM assets').map(({ id }) => id);
    return (await openAssets(folder).missing(ids)).length;
  } finally {
    db.close();
  }
}

export const repair: Command = {
  name: 'repair',
  usage: '',
  summary:
    'mends a damaged store from all that can be read in it and the newest good backup, and lists what is not as it was; the damaged file is kept',
  options: {},
  makesStore: true,
  async run(here) {
    need(here.args);
    const report = await repairStore(here.storeDir, new Date().toISOString(), () => undefined);
    const lines = [
      `${count(report.articles, 'article')}, ${report.intact} as they were.`,
      ...report.listed.map(({ headline, id, what }) => `${headline || id}: ${what}`),
      ...report.photos.lost.map((name) => `Photo ${name}: its file is gone.`),
      ...report.other,
      ...(report.kept ? [`The damaged file is kept as ${report.kept}.`] : []),
    ];
    here.print(report, lines.join('\n'));
    const lost = report.listed.length + report.photos.lost.length + report.other.length;
    if (lost > 0) {
      here.fail('', { message: `${count(lost, 'thing')} could not be brought back as they were.`, hint: '' });
    }
  },
};
