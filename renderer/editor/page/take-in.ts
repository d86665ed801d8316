import { $getSelection, $isRangeSelection, type LexicalEditor, PASTE_TAG } from 'lexical';
import { FIELD_NAMES, type FieldName, type Fields } from '../../../shared/article/fields.ts';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import { newShortId } from '../../../shared/id.ts';
import type { IntakeDraft, IntakeNote } from '../../../shared/intake/draft.ts';
import { pageDraft } from '../../../shared/intake/page/page.ts';
import { clipPieces, pasteDraft } from '../../../shared/intake/paste.ts';
import type { Block } from '../../../shared/manuscript/blocks.ts';
import { type Inline, inlineFromText, inlineToText, type Mark } from '../../../shared/manuscript/inline.ts';
import { withDatelines } from '../../article/dateline.ts';
import type { ArticleSession } from '../../article/session.ts';
import { blocksToInline, type Clip, renewed } from '../clipboard.ts';
import { $blockToNode, $inlineToNodes } from '../from-manuscript.ts';
import type { PageHistory } from '../history.ts';
import { $setBlocks } from '../load.ts';
import type { FieldPart } from './field-part.ts';
import { type PartId, photoPart, photoPartOf } from './part.ts';
import { placementsAside } from './placements-aside.ts';

/** What a paste needs of the page. */
interface Target {
  readonly session: ArticleSession;
  readonly client: DeskClient;
  readonly history: PageHistory;
  readonly body: LexicalEditor;
  field(part: PartId): FieldPart;
  isBlank(): boolean;
  say(title: string, notes: readonly IntakeNote[]): void;
}

/** Takes in what was pasted: into a field, at the caret of the body, or over the whole of a blank page. */
export async function paste(page: Target, part: PartId, clip: Clip): Promise<void> {
  const mayFill = clip.own === null && (part === 'body' || part === 'headline') && page.isBlank();
  if (!mayFill || !(await takeInStory(page, clip, 'Taken in from the clipboard')))
    insertClip(page, part, clip);
}

/**
 * Takes a whole clipping apart and fills the blank page with it. False, and nothing changes, when it is a single
 * paragraph, or when the page is not blank any more.
 */
export async function takeInStory(
  page: Target,
  clip: Pick<Clip, 'html' | 'text'>,
  title: string,
  notes: readonly IntakeNote[] = [],
): Promise<boolean> {
  const { pieces } = clipPieces(clip, newShortId);
  if (pieces.filter((piece) => piece.kind === 'block').length < 2) return false;
  const context = { language: page.session.snapshot.fields.language, year: new Date().getFullYear() };
  const draft = await withDatelines(page.client, context, (readDateline) =>
    pasteDraft(clip, { whole: true, readDateline }),
  );
  if (!page.isBlank()) return false;
  await fillPage(page, draft);
  page.say(title, [...notes, ...draft.notes]);
  return true;
}

/** Fills the blank page with the story of a saved web page. False, and nothing changes, when it holds none. */
export async function takeInPage(
  page: Target,
  html: string,
  title: string,
  notes: readonly IntakeNote[] = [],
): Promise<boolean> {
  const context = { language: page.session.snapshot.fields.language, year: new Date().getFullYear() };
  const draft = await withDatelines(page.client, context, (readDateline) =>
    pageDraft(html, { readDateline }),
  );
  if (draft.blocks.length === 0 || !page.isBlank()) return false;
  await fillPage(page, draft);
  page.say(title, [...notes, ...draft.notes]);
  return true;
}

/** Inserts at the caret of a part. */
export function insertClip(page: Target, part: PartId, clip: Clip): void {
  if (part !== 'body') pasteIntoField(page, part, clip);
  else page.say('Pasted', pasteIntoBody(page, clip));
}

/** Marks that each kind of field keeps from a paste: a headline is bold by itself and has no links. */
const HEADLINE_MARKS: readonly Mark[] = ['italic', 'superscript', 'subscript'];

/** Inserts what was pasted into the body at the caret, as one step. Returns what there is to say of it. */
export function pasteIntoBody(page: Target, clip: Clip): IntakeNote[] {
  if (clip.own) {
    const own = renewed(clip.own);
    if (own.inline) insertInline(page, page.body, own.inline);
    else {
      page.history.group(() => {
        const before = page.session.snapshot.placements;
        page.session.setPlacements([...before, ...own.placements], 'page');
        page.history.addAside(placementsAside(page.session, before, page.session.snapshot.placements));
        insertBlocks(page.body, own.blocks);
      });
    }
    return [];
  }
  const draft = pasteDraft({ html: clip.html, text: clip.text });
  const only = draft.blocks[0];
  if (draft.blocks.length === 1 && only?.type === 'paragraph') insertInline(page, page.body, only.inline);
  else if (draft.blocks.length > 0) page.history.group(() => insertBlocks(page.body, draft.blocks));
  return draft.notes;
}

/** Inserts what was pasted into a field of one paragraph: its words in one line, with what marks it may have. */
export function pasteIntoField(page: Target, part: PartId, clip: Clip): void {
  const field = page.field(part);
  const blocks = clip.own?.blocks ?? pasteDraft({ html: clip.html, text: clip.text }).blocks;
  const inline = clip.own?.inline ?? blocksToInline(blocks);
  insertInline(page, field.editor, fitting(inline, part, field.kind === 'plain'));
}

function fitting(inline: Inline, part: PartId, plain: boolean): Inline {
  if (plain) return inlineFromText(inlineToText(inline).replace(/\s+/gu, ' ').trim());
  if (photoPartOf(part)) return inline;
  return inline.map((item) => {
    if (item.type === 'break') return { type: 'text', text: ' ' };
    const { href: _href, marks, ...run } = item;
    const kept = (marks ?? []).filter((mark) => HEADLINE_MARKS.includes(mark));
    return { ...run, ...(kept.length > 0 ? { marks: kept } : {}) };
  });
}

function insertInline(page: Target, editor: LexicalEditor, inline: Inline): void {
  if (inline.length === 0) return;
  page.history.seal();
  editor.update(
    () => {
      const selection = $getSelection();
      if ($isRangeSelection(selection)) selection.insertNodes($inlineToNodes(inline));
    },
    { discrete: true, tag: PASTE_TAG },
  );
}

function insertBlocks(body: LexicalEditor, blocks: readonly Block[]): void {
  body.update(
    () => {
      $getSelection()?.insertNodes(blocks.map((block) => $blockToNode(block)));
    },
    { discrete: true, tag: PASTE_TAG },
  );
}

const PARTS: readonly PartId[] = ['headline', 'standfirst', 'byline', 'dateline', 'signOff'];

/** Fills a blank page from a draft: every part, field, photo to come and the body, as one undo step. */
export async function fillPage(page: Target, draft: IntakeDraft): Promise<void> {
  const topics = await Promise.all(
    draft.topicNames.map((name) => page.client.call('topics.resolve', { name }).catch(() => null)),
  );
  const fields: Partial<Fields> = { ...draft.fields };
  const resolved = topics.flatMap((answer) => (answer ? [answer.topic] : []));
  if (resolved.length > 0) fields.topics = [...(fields.topics ?? []), ...resolved];
  page.history.group(() => {
    setFields(page, fields);
    if (draft.placements.length > 0) {
      const before = page.session.snapshot.placements;
      page.session.setPlacements([...before, ...draft.placements], 'page');
      page.history.addAside(placementsAside(page.session, before, page.session.snapshot.placements));
      for (const { id } of draft.placements) {
        for (const word of ['caption', 'credit', 'altText'] as const) page.field(photoPart(word, id)).sync();
      }
    }
    if (draft.blocks.length > 0) {
      page.body.update(() => $setBlocks(draft.blocks), { discrete: true, skipTransforms: true });
    }
  });
}

/** Fields with a place on the page change in their editors, the others beside them; both are taken back by undo. */
function setFields(page: Target, fields: Partial<Fields>): void {
  for (const name of FIELD_NAMES) setField(page, name, fields[name]);
}

function setField<N extends FieldName>(page: Target, name: N, value: Fields[N] | undefined): void {
  if (value === undefined) return;
  const before = page.session.snapshot.fields[name];
  page.session.setField(name, value, 'page');
  const part = PARTS.find((candidate) => candidate === name);
  if (part) page.field(part).sync();
  else {
    page.history.addAside({
      undo: () => page.session.setField(name, before),
      redo: () => page.session.setField(name, value),
    });
  }
}
