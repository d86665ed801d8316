import type { ExportResult } from '../../../shared/contract/desk.ts';
import { packageName } from '../../../shared/package/name.ts';
import { exportPackage } from '../export/export.ts';
import { approvedArticle } from '../export/frozen.ts';
import { verifyPackage } from '../export/verify/verify.ts';
import { toCallError } from './call-error.ts';
import type { CallContext, Handlers } from './context.ts';

/** So many articles are written at once: as many as the media worker makes pictures at once. */
const AT_ONCE = 2;

/** Packages: written from approved revisions, and checked. */
export const packageHandlers: Pick<Handlers, 'packages.export' | 'packages.verify'> = {
  async 'packages.export'({ ids, out, zip, force }, context) {
    const folder = context.resolveFile(out, context.session);
    const results = new Array<ExportResult>(ids.length);
    const names = new Map<string, Promise<unknown>>();
    let next = 0;
    let done = 0;
    const work = async () => {
      for (let index = next++; index < ids.length; index = next++) {
        const id = ids[index] ?? '';
        results[index] = await exportOne(id, { folder, zip, force, names }, context);
        done += 1;
        if (ids.length > 1) {
          const progress = { job: 'export', label: 'Writing packages', done, total: ids.length };
          context.emit('job.progress', progress);
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, ids.length) }, work));
    return results;
  },
  async 'packages.verify'(input, context) {
    const path = context.resolveFile(input.package, context.session);
    const schemasDir = input.schemas && context.resolveFile(input.schemas, context.session);
    const options = schemasDir === undefined ? {} : { schemasDir };
    return { problems: await verifyPackage(path, { ...options, media: context.media }) };
  },
};

interface Target {
  folder: string;
  zip: boolean;
  force: boolean;
  /** What is being written, by name: two articles with one slugline take their turns. */
  names: Map<string, Promise<unknown>>;
}

async function exportOne(articleId: string, target: Target, context: CallContext): Promise<ExportResult> {
  try {
    const generator = `Galley ${context.appVersion}`;
    const { frozen, newerWords } = approvedArticle(context.store.read, articleId, generator);
    const name = packageName(frozen.content.fields.slugline, frozen.version, articleId).toLowerCase();
    const job = {
      frozen,
      out: target.folder,
      zip: target.zip,
      force: target.force,
      now: context.now(),
    };
    const source = { media: context.media, assetPath: (asset: string) => context.assets.pathOf(asset) };
    const before = target.names.get(name) ?? Promise.resolve();
    const writing = before.then(() => exportPackage(job, source));
    target.names.set(
      name,
      writing.catch(() => undefined),
    );
    const { path, outcome, warnings } = await writing;
    if (newerWords) {
      warnings.unshift('There are newer words than those that were approved: they are not in the package.');
    }
    return { ok: true, articleId, path, outcome, warnings };
  } catch (cause) {
    return {
      ok: false,
      articleId,
      error: toCallError(cause, 'packages.export', { folder: context.store.folder, log: context.log }),
    };
  }
}
