import { type Content, contentSchema } from '../../../shared/article/content.ts';
import type { Photo } from '../../../shared/article/photo.ts';
import type { Revision, RevisionReason } from '../../../shared/article/revision.ts';
import { canonicalJson } from '../../../shared/canonical.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import type { Person } from '../../../shared/workflow/people.ts';
import type { State } from '../../../shared/workflow/states.ts';
import { type ArticleRecord, articleRecord, findArticle, nextChange, touchArticle } from './article-row.ts';
import { insertArticle } from './articles.ts';
import { commitArticle, refreshNewerWords, workingText } from './commit.ts';
import { readContent } from './contents.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { sha256, toBlob, toHex } from './hash.ts';
import { writeHeads } from './heads.ts';
import { findPhoto, findPhotoRevision, photoHash, putPhoto, putPhotoRevision } from './photos.ts';
import {
  articleRevision,
  findRevision,
  putRevision,
  putThinned,
  revisionHash,
  wasThinned,
} from './revisions.ts';
import { RevisionGraph, writeStanding } from './standing.ts';
import { asItPrinted } from './time-travel.ts';
import { replaceWorkingCopy } from './working-copy.ts';

/** An article's history as it comes from another machine. */
export interface IncomingArticle {
  id: string;
  /** The revision that the other machine's working copy stood on. */
  head: string;
  /** Parents before children. `content` is its canonical JSON; `name` what a person called it, or empty. */
  revisions: readonly { revision: Revision; content: string; name: string }[];
  /** Places in its history whose words were thinned out there. */
  thinned?: readonly {
    hash: string;
    parents: readonly string[];
    at: string;
    state: State | '';
    reason: RevisionReason | '';
  }[];
}

export type GraftOutcome = 'new' | 'updated' | 'unchanged' | 'diverged';

/**
 * Takes an article's history into this store, all or nothing. What is known is left; where this store's head
 * is an ancestor of what came, the article moves on to it; where both sides went on, both heads are kept and a
 * person picks. Its photos must be grafted first. Throws "handoff-damaged" for anything that does not add up.
 */
export function graftArticle(
  db: WritableDb,
  incoming: IncomingArticle,
  by: { person: Person; at: string },
): GraftOutcome {
  return db.transaction(() => {
    verify(db, incoming);
    const present = findArticle(db, incoming.id);
    if (!present) return plant(db, incoming, by);
    const fresh = incoming.revisions.filter(({ revision }) => !isKnown(db, revisionHash(revision)));
    if (fresh.length === 0) return 'unchanged';
    // Words in no revision yet get one before anything moves, so that they stay in history whatever happens.
    commitArticle(db, present, { ...by, reason: 'handoff', note: '' });
    put(db, present.n, incoming);
    return join(db, articleRecord(db, incoming.id), incoming.head, by);
  });
}

function plant(db: WritableDb, incoming: IncomingArticle, by: { person: Person; at: string }): GraftOutcome {
  const first = incoming.revisions[0]?.revision;
  if (!first) throw damaged('there is no revision in it');
  const n = insertArticle(db, incoming.id, first.at);
  put(db, n, incoming);
  const others = new RevisionGraph(db, n).leaves().filter((hash) => hash !== incoming.head);
  standOn(db, articleRecord(db, incoming.id), incoming.head, others);
  const head = articleRevision(db, articleRecord(db, incoming.id), incoming.head);
  db.run(
    'UPDATE articles SET updated_at = ?, saved_at = ?, changed_by = ?, change = ? WHERE n = ?',
    head.at,
    by.at,
    head.personInitials,
    nextChange(db),
    n,
  );
  return 'new';
}

function join(
  db: WritableDb,
  article: ArticleRecord,
  head: string,
  by: { person: Person; at: string },
): GraftOutcome {
  const graph = new RevisionGraph(db, article.n);
  const own = article.head ? toHex(article.head) : head;
  const leaves = graph.leaves();
  touchArticle(db, article.n, by.person, by.at);
  if (graph.isWithin(own, head)) {
    standOn(
      db,
      article,
      head,
      leaves.filter((hash) => hash !== head),
    );
    return leaves.length > 1 ? 'diverged' : 'updated';
  }
  writeHeads(
    db,
    article.n,
    own,
    leaves.filter((hash) => hash !== own),
  );
  return leaves.length > 1 ? 'diverged' : 'updated';
}

/** Makes a revision the head and its words the working copy. */
function standOn(db: WritableDb, article: ArticleRecord, head: string, others: readonly string[]): void {
  const row = articleRevision(db, article, head);
  const content = asItPrinted(db, readContent(db, row.content));
  replaceWorkingCopy(db, article.n, content);
  writeHeads(db, article.n, head, others);
  writeStanding(db, article, head);
  const text = workingText(db, article.n);
  // A photo whose words differ here prints them: then the working copy is not quite the head.
  const dirty = sha256(text) !== toHex(row.contentHash);
  db.run('UPDATE articles SET dirty = ? WHERE n = ?', dirty ? 1 : 0, article.n);
  refreshNewerWords(db, article.n, text);
}

function put(db: WritableDb, article: number, incoming: IncomingArticle): void {
  for (const { hash, parents, ...rest } of incoming.thinned ?? []) {
    if (findRevision(db, hash)) continue;
    putThinned(db, article, { hash: toBlob(hash), parents: toBlob(parents.join('')), ...rest });
  }
  for (const { revision, content, name } of incoming.revisions) {
    // What was thinned out here does not come back from a machine that still has it.
    if (name === '' && wasThinned(db, revisionHash(revision))) continue;
    const hash = putRevision(db, article, revision, content, name);
    if (name !== '') {
      db.run("UPDATE revisions SET name = ? WHERE hash = ? AND name = ''", name, toBlob(hash));
    }
  }
}

function isKnown(db: ReadableDb, hash: string): boolean {
  return findRevision(db, hash) !== undefined || wasThinned(db, hash);
}

/** Nothing is believed: every hash is computed, every parent and photo must be there. */
function verify(db: ReadableDb, incoming: IncomingArticle): void {
  const seen = new Set<string>(incoming.thinned?.map(({ hash }) => hash));
  for (const { revision, content } of incoming.revisions) {
    if (revision.article !== incoming.id) throw damaged('a revision belongs to another article');
    if (sha256(content) !== revision.content) throw damaged('a text is not the one that was signed');
    requireContent(db, content);
    for (const parent of revision.parents) {
      const known =
        seen.has(parent) || findRevision(db, parent)?.articleId === incoming.id || wasThinned(db, parent);
      if (!known) throw damaged('a part of its history is missing');
    }
    seen.add(revisionHash(revision));
  }
  if (!seen.has(incoming.head)) throw damaged('its newest revision is missing');
}

function requireContent(db: ReadableDb, text: string): void {
  const content = parseContent(text);
  const ids = content.blocks.map((block) => block.id);
  const places = content.placements.map((placement) => placement.id);
  if (new Set(ids).size !== ids.length || new Set(places).size !== places.length) {
    throw damaged('two parts of a text have one name');
  }
  for (const { photoRevision } of content.placements) {
    if (photoRevision !== null && !findPhotoRevision(db, photoRevision)) {
      throw damaged('the words of a photo are missing');
    }
  }
}

function parseContent(text: string): Content {
  try {
    const content = contentSchema.parse(JSON.parse(text));
    if (canonicalJson(content) === text) return content;
  } catch {
    // Falls through: whatever is wrong with it, it is not a content of ours.
  }
  throw damaged('a text cannot be read');
}

function damaged(what: string): DeskError {
  return new DeskError(
    'handoff-damaged',
    `The hand-off is damaged: ${what}.`,
    'Nothing of it was taken in. Ask for it again.',
  );
}

/** A photo's words as they come from another machine. */
export interface IncomingPhoto {
  id: string;
  /** Hash of its newest revision there. */
  head: string;
  /** All of them, the earliest first. */
  revisions: readonly Photo[];
}

/**
 * Takes a photo's revisions in; its asset must be noted first. Its newest words become ours when they go on
 * from ours; otherwise ours stay the newest, and what was approved elsewhere keeps printing its own.
 */
export function graftPhoto(db: WritableDb, incoming: IncomingPhoto, at: string): void {
  db.transaction(() => {
    const { revisions } = incoming;
    const newest = revisions.find((photo) => photoHash(photo) === incoming.head);
    if (!newest || revisions.some((photo) => photo.id !== incoming.id)) {
      throw damaged('a photo has no words or those of another');
    }
    const present = findPhoto(db, incoming.id);
    const ours = present?.revision;
    const goesOn =
      !present ||
      (revisions.some((photo) => photoHash(photo) === ours) && !findPhotoRevision(db, incoming.head));
    const [first = newest] = revisions;
    if (!present) putPhoto(db, first, at);
    for (const photo of revisions) putPhotoRevision(db, photo, at);
    if (goesOn) putPhoto(db, newest, at);
  });
}
