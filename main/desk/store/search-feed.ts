import type { Content } from '../../../shared/article/content.ts';
import type { Photo } from '../../../shared/article/photo.ts';
import { printedWords } from '../../../shared/article/words.ts';
import type { Block, ListItem } from '../../../shared/manuscript/blocks.ts';
import { standingText } from '../../../shared/manuscript/count.ts';
import type { SearchDocument } from '../../../shared/search/document.ts';
import type { State } from '../../../shared/workflow/states.ts';
import { currentPhotos } from './article-photos.ts';
import type { ReadableDb } from './db.ts';
import { codeOf } from './errors.ts';
import { readWorkingCopy } from './working-copy.ts';

/** An article as the search reads it, with the desk's facts that lists filter by. */
export interface FedDocument extends SearchDocument {
  id: string;
  /** Its number in this store. */
  n: number;
  /** Person id, or empty. */
  assignee: string;
}

export interface Feed {
  changed: FedDocument[];
  /** Ids of purged articles. */
  removed: string[];
  /** How far this reaches; ask again from here until it stays the same. */
  change: number;
}

/**
 * What changed after `since` in the order of changes, about `limit` articles at a time. One whose words cannot be read
 * is passed over.
 */
export function readFeed(db: ReadableDb, since: number, limit: number): Feed {
  const rows = db.all<{
    n: number;
    id: string;
    state: State;
    updated_at: string;
    assignee: string;
    change: number;
  }>(
    `SELECT n, id, state, updated_at, assignee, change FROM articles WHERE change > ? ORDER BY change LIMIT ?`,
    since,
    limit,
  );
  const reach = rows.length < limit ? Number.MAX_SAFE_INTEGER : (rows.at(-1)?.change ?? since);
  const purged = db.all<{ id: string; change: number }>(
    'SELECT id, change FROM purged WHERE change > ? AND change <= ? ORDER BY change',
    since,
    reach,
  );
  return {
    changed: rows.flatMap((row) => {
      const words = readable(() => {
        const content = readWorkingCopy(db, row.n);
        return searchDocument(content, currentPhotos(db, content.placements));
      });
      if (words === null) return [];
      const { n, id, state, assignee } = row;
      return { ...words, id, n, state, updatedAt: row.updated_at, assignee };
    }),
    removed: purged.map(({ id }) => id),
    change: Math.max(since, rows.at(-1)?.change ?? since, purged.at(-1)?.change ?? since),
  };
}

/**
 * Null for words that are damaged on the disk: the check names them, and one such article must not end the search for
 * all others. A disk that fails or is busy is another matter: asked again, it may have them.
 */
function readable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (cause) {
    const code = codeOf(cause);
    if (code !== '' && !code.startsWith('SQLITE_CORRUPT')) throw cause;
    return null;
  }
}

function searchDocument(
  content: Content,
  photos: Readonly<Record<string, Photo>>,
): Omit<SearchDocument, 'state' | 'updatedAt'> {
  const { fields } = content;
  return {
    headline: standingText(fields.headline),
    slugline: fields.slugline,
    byline: fields.byline,
    topics: fields.topics,
    standfirst: standingText(fields.standfirst),
    body: [fields.dateline?.text ?? '', ...content.blocks.flatMap(blockLines), fields.signOff].join('\n'),
    captions: content.placements.map((placement) => {
      const photo = placement.photoId === null ? null : (photos[placement.photoId] ?? null);
      return standingText(printedWords(placement, photo).caption);
    }),
    keywords: fields.keywords,
    section: fields.section,
  };
}

function blockLines(block: Block): string[] {
  if (block.suggestion?.kind === 'delete' || block.type === 'figure') return [];
  return block.type === 'list' ? block.items.flatMap(itemLines) : [standingText(block.inline)];
}

function itemLines(item: ListItem): string[] {
  return [standingText(item.inline), ...(item.sub?.items ?? []).flatMap(itemLines)];
}
