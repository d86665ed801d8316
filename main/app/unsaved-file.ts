import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { type Content, contentSchema } from '../../shared/article/content.ts';
import { canonicalJson } from '../../shared/canonical.ts';
import { HANDOFF_INDEX, type HandoffIndex, handoffPath } from '../../shared/package/handoff.ts';
import type { Kept, Unsaved } from '../../shared/shell/rescue.ts';
import { checkHandoff } from '../desk/handoff/check.ts';
import { writeHandoff } from '../desk/handoff/write.ts';
import { sha256 } from '../desk/store/hash.ts';
import type { ZipEntry } from '../desk/zip/writer.ts';

const NOTE = 'Kept outside the store, which did not take it';

/**
 * Writes the words of a window as a hand-off of one article with one revision, which `galley import`, the desk
 * and every other Galley read. Whole or not at all, and on the disk when this resolves. Works without the desk
 * service and without the store. Throws the `DeskError`s of `writeHandoff`.
 * @param assetPath where the file of a photo lies, to bring it along; null leaves photo files where they are
 */
export async function writeUnsaved(
  unsaved: Unsaved,
  path: string,
  options: { generator: string; at: string; assetPath: ((assetId: string) => string) | null },
): Promise<Kept> {
  const entries: ZipEntry[] = [];
  const add = (name: string, text: string) =>
    entries.push({ path: name, stored: false, source: { data: () => text } });
  const photos = unsaved.photos.map((photo) => ({ photo, hash: sha256(canonicalJson(photo)) }));
  const known = new Map(photos.map(({ photo, hash }) => [photo.id, hash]));
  const content: Content = {
    ...unsaved.content,
    placements: unsaved.content.placements.map((placement) => ({
      ...placement,
      photoRevision: known.get(placement.photoId ?? '') ?? null,
    })),
  };
  const text = canonicalJson(content);
  const revision = canonicalJson({
    schema: 1,
    article: unsaved.id,
    content: sha256(text),
    parents: [],
    person: who(unsaved),
    at: options.at,
    state: 'draft',
    reason: 'saved',
    note: NOTE,
  });
  const head = sha256(revision);
  add(handoffPath.content(sha256(text)), text);
  add(handoffPath.revision(head), revision);
  for (const { photo, hash } of photos) add(handoffPath.photo(hash), canonicalJson(photo));
  const assets = assetsOf(unsaved, options.assetPath, entries);
  const index: HandoffIndex = {
    handoff: 1,
    generator: options.generator,
    articles: [{ id: unsaved.id, head, revisions: [head], names: [] }],
    photos: photos.map(({ photo, hash }) => ({ id: photo.id, head: hash, revisions: [hash] })),
    assets,
  };
  const first: ZipEntry = {
    path: HANDOFF_INDEX,
    stored: false,
    source: { data: () => `${canonicalJson(index)}\n` },
  };
  const sorted = entries.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  await writeHandoff({ index, entries: [first, ...sorted] }, path);
  return { name: basename(path), folder: dirname(path) };
}

function who({ person }: Unsaved): { id: string; name: string; initials: string } {
  return person === null
    ? { id: 'unknown', name: '', initials: '' }
    : { id: person.id, name: person.name, initials: person.initials };
}

function assetsOf(
  { photos }: Unsaved,
  assetPath: ((assetId: string) => string) | null,
  entries: ZipEntry[],
): HandoffIndex['assets'] {
  const types = new Map(photos.map(({ assetId, mediaType }) => [assetId, mediaType]));
  return [...types].sort().map(([id, mediaType]) => {
    const path = assetPath?.(id) ?? null;
    const size = path === null ? undefined : statSync(path, { throwIfNoEntry: false })?.size;
    if (path === null || size === undefined) return { id, bytes: 0, mediaType, present: false };
    entries.push({ path: handoffPath.asset(id), stored: true, source: { file: path } });
    return { id, bytes: size, mediaType, present: true };
  });
}

/** Reads such a file again, everything held against its hash. Throws "handoff-damaged". */
export async function readUnsaved(
  path: string,
): Promise<{ articleId: string; at: string; content: Content } | null> {
  const handoff = await checkHandoff(path);
  try {
    const [article] = handoff.index.articles;
    if (!article) return null;
    const revision = await handoff.revision(article.head);
    const content = contentSchema.parse(JSON.parse(await handoff.content(revision.content)));
    return { articleId: article.id, at: revision.at, content };
  } finally {
    handoff.close();
  }
}
