import { $getRoot, $isElementNode, type EditorState, type LexicalEditor, type LexicalNode } from 'lexical';
import { type Placement, waitingPlacement } from '../../../shared/article/placement.ts';
import type { ArticleSession } from '../../article/session.ts';
import { $createFigureNode, $isFigureNode, type FigureNode } from '../figure-node.ts';
import { $ensureBlockId, blockIdOf, placementIdOf } from '../states.ts';
import { $insertFigures } from './insert-figures.ts';

/**
 * Keeps the article's placements and the figures that stand in the body in step, both ways. A figure that is
 * removed takes its placement out of the list; it is remembered here, so that undo brings both back.
 */
export class Figures {
  readonly #session: ArticleSession;
  readonly #body: LexicalEditor;
  readonly #known = new Map<string, { placement: Placement; index: number }>();
  /** The block that a figure stood after, for one that comes back from beside the page. */
  readonly #places = new Map<string, string>();
  /** Inline photos that stood nowhere when the body was loaded: a check names them, nobody moves them. */
  #loose: ReadonlySet<string> = new Set();
  #standing: ReadonlySet<string> = new Set();

  constructor(session: ArticleSession, body: LexicalEditor) {
    this.#session = session;
    this.#body = body;
  }

  /** Takes the figures as they stand for granted, after a body was loaded. */
  reset(): void {
    this.#standing = figuresIn(this.#body.getEditorState());
    const inline = this.#session.snapshot.placements.filter(({ role }) => role === 'inline');
    this.#loose = new Set(inline.map(({ id }) => id).filter((id) => !this.#standing.has(id)));
    this.#remember();
  }

  register(): () => void {
    const ends = [
      this.#session.subscribe(() => this.#remember()),
      this.#body.registerUpdateListener(({ editorState, prevEditorState }) => {
        const before = prevEditorState._nodeMap.get('root');
        if (editorState._nodeMap.get('root') !== before)
          this.#compare(figuresIn(editorState), prevEditorState);
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }

  /**
   * Brings the body in step with placements that changed beside the page: a figure whose photo was taken out goes,
   * a photo that is to stand in the text gets a figure where it stood before, else at the caret.
   */
  reconcile(): void {
    const inline = this.#session.snapshot.placements.filter(({ role }) => role === 'inline');
    const wanted = new Set(inline.map(({ id }) => id));
    const gone = [...this.#standing].filter((id) => !wanted.has(id));
    const come = [...wanted].filter((id) => !this.#standing.has(id) && !this.#loose.has(id));
    if (gone.length === 0 && come.length === 0) return;
    this.#body.update(
      () => {
        for (const id of gone) $figureOf(id)?.remove();
        const elsewhere = come.filter((id) => !$putBack(id, this.#places.get(id)));
        if (elsewhere.length > 0) $insertFigures(elsewhere);
      },
      { discrete: true },
    );
  }

  #remember(): void {
    for (const [index, placement] of this.#session.snapshot.placements.entries()) {
      this.#known.set(placement.id, { placement, index });
    }
  }

  #compare(now: ReadonlySet<string>, before: EditorState): void {
    const gone = [...this.#standing].filter((id) => !now.has(id));
    const come = [...now].filter((id) => !this.#standing.has(id));
    this.#standing = now;
    if (gone.length === 0 && come.length === 0) return;
    const placements = [...this.#session.snapshot.placements];
    for (const id of gone) {
      this.#notePlace(id, before);
      take(placements, id);
    }
    for (const id of come) this.#bringBack(placements, id);
    this.#session.setPlacements(placements, 'page');
  }

  #notePlace(id: string, before: EditorState): void {
    for (const node of before._nodeMap.values()) {
      if (!$isFigureNode(node) || placementIdOf(node) !== id || node.__prev === null) continue;
      const previous = before._nodeMap.get(node.__prev);
      if (previous) this.#places.set(id, blockIdOf(previous));
    }
  }

  #bringBack(placements: Placement[], id: string): void {
    const at = placements.findIndex((placement) => placement.id === id);
    const there = placements[at];
    if (there) {
      placements[at] = { ...there, role: 'inline' };
      return;
    }
    const kept = this.#known.get(id);
    if (!kept) placements.push(waitingPlacement(id, 'inline'));
    else placements.splice(Math.min(kept.index, placements.length), 0, { ...kept.placement, role: 'inline' });
  }
}

function take(placements: Placement[], id: string): void {
  const index = placements.findIndex((placement) => placement.id === id && placement.role === 'inline');
  if (index >= 0) placements.splice(index, 1);
}

/** The placement ids of the figures in a body, in order. */
export function figuresIn(state: EditorState): Set<string> {
  const ids = new Set<string>();
  const root = state._nodeMap.get('root');
  let key = $isElementNode(root) ? root.__first : null;
  while (key !== null) {
    const node: LexicalNode | undefined = state._nodeMap.get(key);
    if ($isFigureNode(node)) ids.add(placementIdOf(node));
    key = node?.__next ?? null;
  }
  return ids;
}

/** The figure of a placement, or null. In a read or update of the body. */
export function $figureOf(placementId: string): FigureNode | null {
  const figures = $getRoot().getChildren().filter($isFigureNode);
  return figures.find((figure) => placementIdOf(figure.getLatest()) === placementId) ?? null;
}

function $putBack(id: string, afterBlock: string | undefined): boolean {
  const block = $getRoot()
    .getChildren()
    .find((child) => blockIdOf(child.getLatest()) === afterBlock);
  if (!block) return false;
  block.insertAfter($ensureBlockId($createFigureNode(id)));
  return true;
}
