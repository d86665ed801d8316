import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ChannelClient } from '../../main/desk/client.ts';
import { checkHandoff } from '../../main/desk/handoff/check.ts';
import { restoreBackup } from '../../main/desk/upkeep/restore.ts';
import type { Random } from '../bench/random.ts';
import type { WorkKind } from './kinds.ts';
import { freshPicture, type Material } from './material.ts';

/** What was found of a piece of work after the process that did it was killed. */
export interface Remains {
  /** How long the work took when it was let be, in ms. */
  ms: number;
  /** In sentences: finished work that is not there or not whole, work that cannot be done again. */
  faults: string[];
  /** Files that are not whole, under the name of whole ones; and what lies about once the work was done again. */
  halfFiles: string[];
}

/** Work of the desk service that is killed in its midst. */
export interface Work {
  /** Starts it over the socket, as the command line does; resolves when the service has answered. */
  begin(client: ChannelClient): Promise<void>;
  /** Looks at what it left, does it again, and looks again. */
  again(client: ChannelClient): Promise<Remains>;
}

export type Place = { folder: string; material: Material; random: Random };

export function workOf(kind: WorkKind | 'photo', place: Place): Work {
  switch (kind) {
    case 'backup':
      return backupWork(place);
    case 'export':
      return exportWork(place);
    case 'hand-off':
      return handoffWork(place);
    case 'revision':
      return revisionWork(place);
    case 'photo':
      return photoWork(place);
  }
}

/** Work that writes files into a folder of its own. `isWhole` answers what is wrong with a finished one. */
function filesWork(
  place: Place,
  write: (client: ChannelClient, out: string) => Promise<string[]>,
  isWhole: (client: ChannelClient, path: string) => Promise<string | null>,
): Work {
  const out = join(place.folder, 'out');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  let finished: string[] = [];
  const broken = async (client: ChannelClient, paths: string[]) => {
    const found: string[] = [];
    for (const path of paths) {
      const why = existsSync(path) ? await isWhole(client, path) : 'it is not there';
      if (why !== null) found.push(`${path}: ${why}`);
    }
    return found;
  };
  return {
    async begin(client) {
      finished = await write(client, out);
    },
    async again(client) {
      // A name with a dot in front, or one that says so, is still being written; any other name is a promise.
      const promised = readdirSync(out).filter((name) => !/^\.|\.part$/.test(name));
      const halfFiles = await broken(
        client,
        promised.map((name) => join(out, name)),
      );
      const faults = await broken(client, finished);
      const before = performance.now();
      const second = await write(client, out);
      const ms = performance.now() - before;
      faults.push(...(await broken(client, second)));
      const left = readdirSync(out).map((name) => join(out, name));
      halfFiles.push(...left.filter((path) => !second.includes(path)));
      return { ms, faults, halfFiles };
    },
  };
}

function backupWork(place: Place): Work {
  return filesWork(
    place,
    async (client, out) => [
      (await client.call('store.backup', { file: { path: join(out, 'desk.backup') } })).path,
    ],
    async (_client, path) => {
      const target = join(place.folder, 'restored');
      try {
        await restoreBackup(path, target, false);
        return null;
      } catch (cause) {
        return String(cause);
      } finally {
        rmSync(target, { recursive: true, force: true });
      }
    },
  );
}

function exportWork(place: Place): Work {
  const zip = place.random.next() < 0.5;
  return filesWork(
    place,
    async (client, out) => {
      const { ready: ids } = place.material;
      const results = await client.call('packages.export', { ids, out: { path: out }, zip, force: true });
      return results.map((result) => {
        if (!result.ok) throw new Error(result.error.message);
        return result.path;
      });
    },
    async (client, path) => {
      const { problems } = await client.call('packages.verify', { package: { path } });
      return problems.length === 0 ? null : problems.map(({ message }) => message).join(' ');
    },
  );
}

function handoffWork(place: Place): Work {
  return filesWork(
    place,
    async (client, out) => {
      const file = { path: join(out, 'desk.galley') };
      return [(await client.call('handoff.write', { ids: place.material.ready, file })).path];
    },
    async (_client, path) => {
      try {
        const handoff = await checkHandoff(path);
        for (const { id, present } of handoff.index.assets) {
          if (present) for await (const _ of handoff.asset(id));
        }
        handoff.close();
        return null;
      } catch (cause) {
        return String(cause);
      }
    },
  );
}

/** Versions of one draft after another, each with new words. What was acknowledged is in the history afterwards. */
function revisionWork({ material, random }: Place): Work {
  const told: { id: string; hash: string }[] = [];
  const first = random.below(material.drafts.length);
  const drafts = [...material.drafts.slice(first), ...material.drafts.slice(0, first)];
  const keep = async (client: ChannelClient, id: string) => {
    const { seq, content } = await client.call('articles.peek', { id });
    const section = content.fields.section === 'World' ? 'Sport' : 'World';
    await client.call('articles.patch', { id, seq: seq + 1, writer: 'crash', fields: { section } });
    told.push({ id, hash: (await client.call('articles.commit', { id, reason: 'saved', note: '' })).hash });
  };
  return {
    async begin(client) {
      for (const id of drafts) await keep(client, id);
    },
    async again(client) {
      const before = performance.now();
      const [id = ''] = drafts;
      await keep(client, id);
      const ms = (performance.now() - before) * drafts.length;
      const faults: string[] = [];
      for (const { id, hash } of told) {
        const history = await client.call('articles.history', { id });
        if (!history.some((entry) => entry.hash === hash)) faults.push(`revision ${hash} of ${id} is gone`);
      }
      return { ms, faults, halfFiles: [] };
    },
  };
}

/** A photo is taken in; a refused one goes in when it is taken in again. */
function photoWork({ folder, material, random }: Place): Work {
  const files = [0, 1, 2].map((count) => {
    const path = join(folder, `taken-in-${count}.jpg`);
    freshPicture(material.picture, path, `copy ${random.below(2 ** 31)}`);
    return { path };
  });
  return {
    async begin(client) {
      await client.call('photos.takeIn', { files });
    },
    async again(client) {
      const before = performance.now();
      const taken = await client.call('photos.takeIn', { files });
      const ms = performance.now() - before;
      const faults = taken.flatMap((one) => (one.ok ? [] : [`${one.file}: ${one.error.message}`]));
      return { ms, faults, halfFiles: [] };
    },
  };
}
