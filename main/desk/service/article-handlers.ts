import type { Content } from '../../../shared/article/content.ts';
import { checkArticle } from '../../../shared/checks/checks.ts';
import type { ArticleView } from '../../../shared/contract/articles.ts';
import { isEmptyQuery, parseQuery } from '../../../shared/search/query.ts';
import { pinnedPhotos } from '../store/article-photos.ts';
import { articleMeta, articleRecord } from '../store/article-row.ts';
import { createArticle, editArticle, markOpen, patchArticle } from '../store/articles.ts';
import { commitArticle, refreshNewerWords } from '../store/commit.ts';
import { readContent } from '../store/contents.ts';
import { setDeskFacts } from '../store/desk-facts.ts';
import { facets, listArticles } from '../store/list.ts';
import { moveArticle } from '../store/move.ts';
import { readHouse } from '../store/people.ts';
import { articleRevision, history, nameRevision } from '../store/revisions.ts';
import { adoptContent, pickHead, restoreRevision } from '../store/time-travel.ts';
import { articleView } from '../store/view.ts';
import { readWorkingCopy } from '../store/working-copy.ts';
import type { CallContext, Handlers } from './context.ts';
import { blankArticle, updateOf } from './new-article.ts';
import { actor, changed, outdated, typed } from './notices.ts';
import { searched } from './searched-list.ts';
import { contentFromTemplate } from './templates.ts';

type ArticleCalls = Exclude<
  Extract<keyof Handlers, `articles.${string}`>,
  'articles.purgePlan' | 'articles.purge'
>;

/** Everything about articles. */
export const articleHandlers: Pick<Handlers, ArticleCalls> = {
  'articles.list': (query, context) =>
    isEmptyQuery(parseQuery(query.search ?? ''))
      ? listArticles(context.store.read, query)
      : searched(query, context),
  'articles.facets': (_input, context) => facets(context.store.read),
  'articles.create'(input, context) {
    const id = createArticle(context.store.write, newContent(input, context), {
      person: context.person(),
      at: context.now(),
      reason: 'created',
    });
    changed(context, [id]);
    return { id };
  },
  'articles.open'({ id }, context) {
    const { holders, session } = context;
    const view = viewOf(id, context);
    if (session.sender !== 'window' || view.held) return view;
    context.store.write.transaction(() => markOpen(context.store.write, id, true));
    holders.open(id, session);
    return view;
  },
  async 'articles.takeOver'({ id }, context) {
    articleRecord(context.store.write, id);
    await context.holders.takeOver(id, context.session);
    context.store.write.transaction(() => markOpen(context.store.write, id, true));
    return viewOf(id, context);
  },
  'articles.keep'({ id, error }, context) {
    context.holders.keep(id, context.session, error);
    return null;
  },
  'articles.peek': ({ id }, context) => viewOf(id, context),
  'articles.close'({ id }, context) {
    const db = context.store.write;
    const person = actor(context);
    // A window that only read it has nothing to close.
    if (context.holders.isElsewhere(id, context.session)) return null;
    const kept = db.transaction(() => {
      const article = articleRecord(db, id);
      const dirty = article.dirty === 1 && person !== null;
      if (dirty) commitArticle(db, article, { person, at: context.now(), reason: 'closed', note: '' });
      markOpen(db, id, false);
      return dirty;
    });
    context.holders.close(id, context.session);
    if (kept) changed(context, [id]);
    return null;
  },
  'articles.patch'(patch, context) {
    const db = context.store.write;
    const by = { person: actor(context), at: context.now() };
    if (context.session.sender === 'window') {
      context.holders.require(patch.id, context.session);
      const { taken, ...saved } = patchArticle(db, patch, by);
      typed(context, patch.id);
      if (taken) outdated(context, patch.id, context.session);
      return saved;
    }
    // Windows count their own patches; the command line must not take a number away from them.
    editArticle(db, patch.id, patch, by);
    changed(context, [patch.id]);
    outdated(context, patch.id);
    return { seq: patch.seq, savedAt: by.at, meta: articleMeta(db, patch.id) };
  },
  'articles.commit'({ id, reason, note }, context) {
    const db = context.store.write;
    const person = context.person();
    const hash = db.transaction(() =>
      commitArticle(db, articleRecord(db, id), { person, at: context.now(), reason, note }),
    );
    changed(context, [id]);
    return { hash, meta: articleMeta(db, id) };
  },
  'articles.move'({ id, to, reason }, context) {
    const person = context.person();
    moveArticle(context.store.write, id, to, {
      person,
      at: context.now(),
      reason,
      missing: context.missingAssets,
    });
    changed(context, [id]);
    outdated(context, id);
    return { meta: articleMeta(context.store.write, id) };
  },
  'articles.checks'({ id }, context) {
    const view = viewOf(id, context);
    return checkArticle({
      content: view.content,
      photos: view.photos,
      missingAssets: view.missingAssets,
      heads: view.meta.heads.length,
      now: context.now(),
    });
  },
  'articles.setDesk'(input, context) {
    setDeskFacts(context.store.write, input, { person: actor(context), at: context.now() });
    changed(context, input.ids);
    if (input.section !== undefined) for (const id of input.ids) outdated(context, id);
    return null;
  },
  'articles.history': ({ id }, context) =>
    history(context.store.write, articleRecord(context.store.write, id)),
  'articles.revision'({ id, hash }, context) {
    const db = context.store.write;
    const content = readContent(db, articleRevision(db, articleRecord(db, id), hash).content);
    return { content, photos: pinnedPhotos(db, content.placements) };
  },
  'articles.nameRevision'({ id, hash, name }, context) {
    nameRevision(context.store.write, articleRecord(context.store.write, id), hash, name);
    return null;
  },
  'articles.adopt'({ id, content, note }, context) {
    context.holders.require(id, context.session);
    adoptContent(context.store.write, id, content, note, { person: context.person(), at: context.now() });
    changed(context, [id]);
    outdated(context, id);
    return viewOf(id, context);
  },
  'articles.restore'({ id, hash }, context) {
    context.holders.require(id, context.session);
    restoreRevision(context.store.write, id, hash, { person: context.person(), at: context.now() });
    changed(context, [id]);
    outdated(context, id);
    return viewOf(id, context);
  },
  'articles.pickHead'({ id, hash }, context) {
    context.holders.require(id, context.session);
    pickHead(context.store.write, id, hash, { person: context.person(), at: context.now() });
    changed(context, [id]);
    outdated(context, id);
    return viewOf(id, context);
  },
};

function newContent(
  input: { template?: string | undefined; updateOf?: string | undefined; content?: Content | undefined },
  context: CallContext,
): Content {
  const db = context.store.write;
  if (input.content) return input.content;
  if (input.updateOf !== undefined) {
    const earlier = articleRecord(db, input.updateOf);
    const sluglines = db.all<{ slugline: string }>("SELECT slugline FROM articles WHERE slugline <> ''");
    return updateOf(
      { id: earlier.id, content: readWorkingCopy(db, earlier.n) },
      sluglines.map(({ slugline }) => slugline),
    );
  }
  const house = readHouse(db);
  return input.template === undefined ? blankArticle(house) : contentFromTemplate(input.template, house);
}

function viewOf(id: string, context: CallContext): ArticleView {
  const db = context.store.write;
  const article = articleRecord(db, id);
  // Until words are committed the mark only says "perhaps": who looks at the article gets the truth.
  if (article.dirty === 1 && article.newer_words === 1) refreshNewerWords(db, article.n);
  const held = context.holders.isElsewhere(id, context.session);
  return { ...articleView(db, id, context.missingAssets), held };
}
