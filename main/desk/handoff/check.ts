import type { z } from 'zod';
import { type Content, contentSchema } from '../../../shared/article/content.ts';
import { type Photo, photoSchema } from '../../../shared/article/photo.ts';
import { type Revision, revisionSchema } from '../../../shared/article/revision.ts';
import { canonicalJson } from '../../../shared/canonical.ts';
import {
  HANDOFF_INDEX,
  type HandoffIndex,
  handoffIndexSchema,
  handoffPath,
} from '../../../shared/package/handoff.ts';
import { sha256 } from '../store/hash.ts';
import { openZip, type SafeZip } from '../zip/reader.ts';
import { ZipRefused } from '../zip/refused.ts';
import { HANDOFF_LIMITS, MAX_TEXT } from './limits.ts';
import { damaged, newer } from './refuse.ts';

/** A hand-off of which everything was looked at, except the bytes of its photo files. */
export interface CheckedHandoff {
  index: HandoffIndex;
  photos: ReadonlyMap<string, Photo>;
  revision(hash: string): Promise<Revision>;
  /** Canonical JSON. */
  content(hash: string): Promise<string>;
  asset(id: string): AsyncIterable<Uint8Array>;
  close(): void;
}

/**
 * Opens a hand-off and believes nothing of it: the zip is safe, every file in it is expected and every
 * expected one is there, every text has the hash that names it and the one spelling of its value, and all
 * that anything refers to is inside. Throws "handoff-damaged" or "handoff-newer" otherwise. Writes nothing.
 */
export async function checkHandoff(path: string): Promise<CheckedHandoff> {
  let zip: SafeZip;
  try {
    zip = await openZip(path, HANDOFF_LIMITS);
  } catch (cause) {
    throw refusal(cause);
  }
  try {
    return await check(new Reader(zip));
  } catch (cause) {
    zip.close();
    throw refusal(cause);
  }
}

async function check(reader: Reader): Promise<CheckedHandoff> {
  const index = await reader.index();
  const expected = new Set([HANDOFF_INDEX]);
  for (const asset of index.assets) {
    if (!asset.present) continue;
    expected.add(handoffPath.asset(asset.id));
    reader.requireAsset(asset.id, asset.bytes);
  }
  const assets = new Set(index.assets.map((asset) => asset.id));
  const photos = new Map<string, Photo>();
  const photoIds = new Set<string>();
  for (const { id, head, revisions } of index.photos) {
    if (photoIds.has(id)) throw damaged('it lists a photo twice.');
    photoIds.add(id);
    if (!revisions.includes(head)) throw damaged('the newest words of a photo are missing.');
    for (const hash of revisions) {
      const photo = await reader.photo(hash);
      expected.add(handoffPath.photo(hash));
      if (photo.id !== id) throw damaged('the words of a photo are those of another.');
      if (!assets.has(photo.assetId)) throw damaged('the file of a photo is not listed.');
      photos.set(hash, photo);
    }
  }
  const seen = new Set<string>();
  for (const article of index.articles) {
    if (seen.has(article.id)) throw damaged('it lists an article twice.');
    seen.add(article.id);
    await checkHistory(reader, article, photos, expected);
  }
  reader.requireOnly(expected);
  return {
    index,
    photos,
    revision: (hash) => reader.revision(hash),
    content: (hash) => reader.text(handoffPath.content(hash)),
    asset: (id) => reader.stream(handoffPath.asset(id)),
    close: () => reader.close(),
  };
}

async function checkHistory(
  reader: Reader,
  article: HandoffIndex['articles'][number],
  photos: ReadonlyMap<string, Photo>,
  expected: Set<string>,
): Promise<void> {
  const before = new Set<string>();
  const thinned = new Set(article.thinned?.map(({ hash }) => hash));
  if (
    thinned.size !== (article.thinned?.length ?? 0) ||
    article.revisions.some((hash) => thinned.has(hash))
  ) {
    throw damaged('it lists a revision twice.');
  }
  for (const hash of article.revisions) {
    const revision = await reader.revision(hash);
    expected.add(handoffPath.revision(hash));
    if (revision.article !== article.id) throw damaged('a revision belongs to another article.');
    if (before.has(hash)) throw damaged('it lists a revision twice.');
    for (const parent of revision.parents) {
      if (!before.has(parent) && !thinned.has(parent)) throw damaged('a part of the history is missing.');
    }
    before.add(hash);
    if (!expected.has(handoffPath.content(revision.content))) {
      checkContent(await reader.contentValue(revision.content), photos);
      expected.add(handoffPath.content(revision.content));
    }
  }
  if (!before.has(article.head)) throw damaged('the newest revision is missing.');
  if (article.names.some(({ revision }) => !before.has(revision))) {
    throw damaged('it names a revision that is not in it.');
  }
}

function checkContent(content: Content, photos: ReadonlyMap<string, Photo>): void {
  const names = [
    content.blocks.map((block) => block.id),
    content.placements.map((placement) => placement.id),
  ];
  if (names.some((ids) => new Set(ids).size !== ids.length)) {
    throw damaged('two parts of a text have one name.');
  }
  for (const { photoId, photoRevision } of content.placements) {
    if (photoRevision === null) continue;
    if (photos.get(photoRevision)?.id !== photoId) throw damaged('the words of a photo are missing.');
  }
}

/** Reads the files of a hand-off and holds each against its name. */
class Reader {
  readonly #zip: SafeZip;
  readonly #entries: ReadonlyMap<string, SafeZip['entries'][number]>;

  constructor(zip: SafeZip) {
    this.#zip = zip;
    this.#entries = new Map(zip.entries.map((entry) => [entry.path, entry]));
  }

  async index(): Promise<HandoffIndex> {
    const value = this.#parse(await this.text(HANDOFF_INDEX));
    const version = value !== null && typeof value === 'object' && 'handoff' in value ? value.handoff : null;
    if (typeof version === 'number' && version > 1) throw newer();
    const parsed = handoffIndexSchema.safeParse(value);
    if (!parsed.success) throw damaged('its list of contents is none.');
    return parsed.data;
  }

  revision(hash: string): Promise<Revision> {
    return this.#named(handoffPath.revision(hash), hash, revisionSchema);
  }

  photo(hash: string): Promise<Photo> {
    return this.#named(handoffPath.photo(hash), hash, photoSchema);
  }

  contentValue(hash: string): Promise<Content> {
    return this.#named(handoffPath.content(hash), hash, contentSchema);
  }

  async text(path: string): Promise<string> {
    const entry = this.#entries.get(path);
    if (!entry) throw damaged(`it has no ${path}.`);
    if (entry.bytes > MAX_TEXT) throw damaged(`${path} is larger than any article.`);
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await this.#zip.read(path));
    } catch (cause) {
      if (cause instanceof TypeError) throw damaged(`${path} is not UTF-8.`);
      throw cause;
    }
  }

  async *stream(path: string): AsyncIterable<Uint8Array> {
    try {
      yield* await this.#zip.stream(path);
    } catch (cause) {
      throw refusal(
        cause instanceof ZipRefused ? cause : new ZipRefused('zip-damaged', `${path} is damaged.`),
      );
    }
  }

  requireAsset(id: string, bytes: number): void {
    const entry = this.#entries.get(handoffPath.asset(id));
    if (!entry) throw damaged('the file of a photo is missing.');
    if (!entry.stored || entry.bytes !== bytes) throw damaged('the file of a photo is not as large as said.');
  }

  requireOnly(expected: ReadonlySet<string>): void {
    for (const path of this.#entries.keys()) {
      if (!expected.has(path)) throw damaged(`nothing in it speaks of ${path.slice(0, 100)}.`);
    }
  }

  close(): void {
    this.#zip.close();
  }

  async #named<T>(path: string, hash: string, schema: z.ZodType<T>): Promise<T> {
    const text = await this.text(path);
    if (sha256(text) !== hash) throw damaged(`${path} does not have the hash that it is named by.`);
    const value = this.#parse(text);
    const version = value !== null && typeof value === 'object' && 'schema' in value ? value.schema : null;
    if (typeof version === 'number' && version > 1) throw newer();
    const parsed = schema.safeParse(value);
    if (!parsed.success || canonicalJson(parsed.data) !== text) throw damaged(`${path} cannot be read.`);
    return parsed.data;
  }

  #parse(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  }
}

function refusal(cause: unknown): unknown {
  return cause instanceof ZipRefused ? damaged(cause.message) : cause;
}
