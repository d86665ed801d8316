import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankContent, type Content } from '../../../shared/article/content.ts';
import { inlineFromText, inlineToText } from '../../../shared/manuscript/inline.ts';
import type { Person } from '../../../shared/workflow/people.ts';
import { failure, tempFolder, testPhoto } from '../testing/desk.ts';
import { articleMeta, articleRecord } from './article-row.ts';
import { createArticle, editArticle } from './articles.ts';
import { commitArticle } from './commit.ts';
import { readContentText } from './contents.ts';
import type { WritableDb } from './db.ts';
import { graftArticle, graftPhoto, type IncomingArticle } from './graft.ts';
import { toHex } from './hash.ts';
import { moveArticle } from './move.ts';
import { findPhoto, photoHash, photoRevisions, putAsset, putPhoto } from './photos.ts';
import { revisionOf, revisionRows } from './revisions.ts';
import { openStore } from './store.ts';
import { pickHead } from './time-travel.ts';
import { readWorkingCopy } from './working-copy.ts';

const mara: Person = { id: 'mara', name: 'Mara', initials: 'MH', role: 'editor' };
const jon: Person = { id: 'jon', name: 'Jon', initials: 'JL', role: 'desk' };
let clock = 0;
const at = () => new Date(Date.UTC(2026, 10, 3) + clock++ * 1000).toISOString();

function withStores(work: (one: WritableDb, other: WritableDb) => void): void {
  const one = openStore(tempFolder());
  const other = openStore(tempFolder());
  work(one.write, other.write);
  one.close();
  other.close();
}

/** What a hand-off of an article carries. */
function outgoing(db: WritableDb, id: string): IncomingArticle {
  const article = articleRecord(db, id);
  return {
    id,
    head: article.head ? toHex(article.head) : '',
    revisions: revisionRows(db, article.n).map((row) => ({
      revision: revisionOf(row),
      content: readContentText(db, row.content),
      name: row.name,
    })),
  };
}

function article(db: WritableDb): string {
  const content = blankContent('b');
  content.fields.headline = inlineFromText('Ice');
  content.blocks = [{ id: 'b', type: 'paragraph', inline: inlineFromText('One.') }];
  return createArticle(db, content, { person: mara, at: at(), reason: 'created' });
}

function write(db: WritableDb, id: string, text: string, person = mara): void {
  const blocks = [{ id: 'b', type: 'paragraph' as const, inline: inlineFromText(text) }];
  editArticle(db, id, { blocks }, { person, at: at() });
}

function commit(db: WritableDb, id: string, person = mara): void {
  db.transaction(() =>
    commitArticle(db, articleRecord(db, id), { person, at: at(), reason: 'saved', note: '' }),
  );
}

function text(db: WritableDb, id: string): string {
  const [block] = readWorkingCopy(db, articleRecord(db, id).n).blocks;
  return block?.type === 'paragraph' ? inlineToText(block.inline) : '';
}

test('an article arrives under its id, with state and history; twice changes nothing', () => {
  withStores((one, other) => {
    const id = article(one);
    for (const to of ['submitted', 'in-review', 'approved', 'published'] as const) {
      moveArticle(one, id, to, { person: mara, at: at(), reason: '', missing: () => [] });
    }
    write(one, id, 'Next version.');
    commit(one, id);
    expect(graftArticle(other, outgoing(one, id), { person: jon, at: at() })).toBe('new');
    const { updatedAt: _u, ...sent } = articleMeta(one, id);
    expect(articleMeta(other, id)).toMatchObject({ ...sent, createdAt: expect.any(String) });
    expect(text(other, id)).toBe('Next version.');
    const before = articleMeta(other, id);
    expect(graftArticle(other, outgoing(one, id), { person: jon, at: at() })).toBe('unchanged');
    expect(articleMeta(other, id)).toEqual(before);
  });
});

test('a newer one moves the article on; an older one after it changes nothing', () => {
  withStores((one, other) => {
    const id = article(one);
    const older = outgoing(one, id);
    graftArticle(other, older, { person: jon, at: at() });
    write(one, id, 'Newer.');
    commit(one, id);
    expect(graftArticle(other, outgoing(one, id), { person: jon, at: at() })).toBe('updated');
    expect(text(other, id)).toBe('Newer.');
    expect(graftArticle(other, older, { person: jon, at: at() })).toBe('unchanged');
    expect(text(other, id)).toBe('Newer.');
  });
});

test('both sides wrote: both heads are kept, and a person picks', () => {
  withStores((one, other) => {
    const id = article(one);
    graftArticle(other, outgoing(one, id), { person: jon, at: at() });
    write(one, id, 'Here.');
    commit(one, id);
    moveArticle(one, id, 'submitted', { person: mara, at: at(), reason: '', missing: () => [] });
    // Not even committed: it must survive all the same.
    write(other, id, 'There.', jon);
    expect(graftArticle(other, outgoing(one, id), { person: jon, at: at() })).toBe('diverged');
    expect(text(other, id)).toBe('There.');
    const { heads, head } = articleMeta(other, id);
    expect(heads).toHaveLength(2);
    const theirs = heads.find((hash) => hash !== head) ?? '';
    pickHead(other, id, theirs, { person: jon, at: at() });
    expect(text(other, id)).toBe('Here.');
    expect(articleMeta(other, id)).toMatchObject({ state: 'submitted', heads: [expect.any(String)] });
    // Back again: the first machine follows without a question.
    expect(graftArticle(one, outgoing(other, id), { person: mara, at: at() })).toBe('updated');
    expect(articleMeta(one, id).head).toBe(articleMeta(other, id).head);
  });
});

test.each([
  ['a text that was changed', (it: IncomingArticle) => change(it, 'content', '{}')],
  ['a signature over other words', (it: IncomingArticle) => sign(it, 'f'.repeat(64))],
  ['a missing parent', (it: IncomingArticle) => ({ ...it, revisions: it.revisions.slice(1) })],
  ['another article’s revision', (it: IncomingArticle) => ({ ...it, id: 'other' })],
  ['a head that is not there', (it: IncomingArticle) => ({ ...it, head: 'e'.repeat(64) })],
  ['nothing', (it: IncomingArticle) => ({ ...it, revisions: [] })],
])('%s is refused whole', async (_name, spoil) => {
  const one = openStore(tempFolder());
  const other = openStore(tempFolder());
  const id = article(one.write);
  write(one.write, id, 'Two.');
  commit(one.write, id);
  const spoilt = spoil(outgoing(one.write, id));
  const graft = async () => graftArticle(other.write, spoilt, { person: jon, at: at() });
  expect(await failure(graft())).toBe('handoff-damaged');
  expect(other.write.get('SELECT count(*) AS n FROM articles')).toEqual({ n: 0 });
  expect(other.write.get('SELECT count(*) AS n FROM revisions')).toEqual({ n: 0 });
  one.close();
  other.close();
});

function change(it: IncomingArticle, key: 'content', value: string): IncomingArticle {
  return { ...it, revisions: it.revisions.map((one) => ({ ...one, [key]: value })) };
}
function sign(it: IncomingArticle, content: string): IncomingArticle {
  return {
    ...it,
    revisions: it.revisions.map((one) => ({ ...one, revision: { ...one.revision, content } })),
  };
}

test('photos: newer words win, older ones do not, and what diverged keeps what it printed', () => {
  withStores((one, other) => {
    const first = testPhoto('photo');
    for (const db of [one, other])
      putAsset(db, { id: first.assetId, bytes: 1, mediaType: 'image/jpeg' }, at());
    putPhoto(one, first, at());
    const send = (): { id: string; head: string; revisions: ReturnType<typeof photoRevisions> } => ({
      id: 'photo',
      head: findPhoto(one, 'photo')?.revision ?? '',
      revisions: photoRevisions(one, 'photo'),
    });
    graftPhoto(other, send(), at());
    putPhoto(one, { ...first, credit: 'A. NEWER' }, at());
    graftPhoto(other, send(), at());
    expect(findPhoto(other, 'photo')?.photo.credit).toBe('A. NEWER');
    graftPhoto(other, { id: 'photo', head: photoHash(first), revisions: [first] }, at());
    expect(findPhoto(other, 'photo')?.photo.credit).toBe('A. NEWER');
    // Both change it: ours stays, and the article that came prints what it printed there.
    putPhoto(other, { ...first, credit: 'OURS' }, at());
    putPhoto(one, { ...first, credit: 'THEIRS' }, at());
    const id = article(one);
    const placement: Content['placements'][number] = {
      id: 'lead',
      photoId: 'photo',
      photoRevision: null,
      role: 'lead',
      caption: null,
      credit: null,
      altText: null,
      crops: [],
    };
    editArticle(one, id, { placements: [placement] }, { person: mara, at: at() });
    commit(one, id);
    graftPhoto(other, send(), at());
    graftArticle(other, outgoing(one, id), { person: jon, at: at() });
    expect(findPhoto(other, 'photo')?.photo.credit).toBe('OURS');
    expect(readWorkingCopy(other, articleRecord(other, id).n).placements[0]?.credit).toBe('THEIRS');
  });
});

test('any exchange between two machines keeps every revision, and once all is exchanged and picked they agree', () => {
  const step = fc.record({ who: fc.boolean(), do: fc.constantFrom('write', 'commit', 'send', 'pick') });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const stores = [openStore(tempFolder()), openStore(tempFolder())] as const;
      const dbs = stores.map((store) => store.write);
      const people = [mara, jon];
      const [first, second] = dbs;
      if (!first || !second) return;
      const id = article(first);
      graftArticle(second, outgoing(first, id), { person: jon, at: at() });
      let words = 0;
      const send = (from: WritableDb, to: WritableDb, person: Person) => {
        commit(from, id, person);
        graftArticle(to, outgoing(from, id), { person, at: at() });
      };
      for (const { who, do: what } of steps) {
        const index = who ? 1 : 0;
        const db = who ? second : first;
        const person = people[index] ?? mara;
        if (what === 'write') write(db, id, `Words ${words++}.`, person);
        if (what === 'commit') commit(db, id, person);
        if (what === 'send') send(db, who ? first : second, person);
        const { heads } = articleMeta(db, id);
        const last = heads.at(-1);
        if (what === 'pick' && heads.length > 1 && last) pickHead(db, id, last, { person, at: at() });
      }
      send(first, second, mara);
      send(second, first, jon);
      const { heads, head } = articleMeta(second, id);
      if (heads.length > 1 && head) pickHead(second, id, head, { person: jon, at: at() });
      send(second, first, jon);
      const [a, b] = [articleMeta(first, id), articleMeta(second, id)];
      expect(a.head).toBe(b.head);
      expect(a.heads).toEqual(b.heads);
      const hashes = (db: WritableDb) =>
        revisionRows(db, articleRecord(db, id).n)
          .map((row) => toHex(row.hash))
          .sort();
      expect(hashes(first)).toEqual(hashes(second));
      expect(text(first, id)).toBe(text(second, id));
      for (const store of stores) store.close();
    }),
    { numRuns: 30 },
  );
});
