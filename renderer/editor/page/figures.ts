import { $getRoot, $isElementNode, type EditorState, type LexicalEditor } from 'lexical';
import { type Placement, waitingPlacement } from '../../../shared/article/placement.ts';
import type { ArticleSession } from '../../article/session.ts';
import { $isFigureNode } from '../figure-node.ts';
import { placementIdOf } from '../states.ts';

/**
 * Keeps the article's placements in step with the figures that stand in the body. A figure that is removed takes
 * its placement out of the list and keeps it here, so that undo brings both back.
 */
export class Figures {
  readonly #session: ArticleSession;
  readonly #removed = new Map<string, { placement: Placement; index: number }>();
  #standing: ReadonlySet<string> = new Set();

  constructor(session: ArticleSession) {
    this.#session = session;
  }

  /** Takes the figures as they stand for granted, after a body was loaded. */
  reset(body: LexicalEditor): void {
    this.#standing = figuresIn(body.getEditorState());
  }

  register(body: LexicalEditor): () => void {
    return body.registerUpdateListener(({ editorState, prevEditorState }) => {
      const before = prevEditorState._nodeMap.get('root');
      if (editorState._nodeMap.get('root') !== before) this.#compare(figuresIn(editorState));
    });
  }

  #compare(now: ReadonlySet<string>): void {
    const before = this.#standing;
    this.#standing = now;
    const gone = [...before].filter((id) => !now.has(id));
    const come = [...now].filter((id) => !before.has(id));
    if (gone.length === 0 && come.length === 0) return;
    const placements = [...this.#session.snapshot.placements];
    for (const id of gone) this.#take(placements, id);
    for (const id of come) this.#bringBack(placements, id);
    this.#session.setPlacements(placements, 'page');
  }

  #take(placements: Placement[], id: string): void {
    const index = placements.findIndex((placement) => placement.id === id);
    const placement = placements[index];
    if (placement?.role !== 'inline') return;
    placements.splice(index, 1);
    this.#removed.set(id, { placement, index });
  }

  #bringBack(placements: Placement[], id: string): void {
    if (placements.some((placement) => placement.id === id)) return;
    const kept = this.#removed.get(id);
    if (kept) placements.splice(Math.min(kept.index, placements.length), 0, kept.placement);
    else placements.push(waitingPlacement(id, 'inline'));
  }
}

/** The placement ids of the figures in a body, in order. */
export function figuresIn(state: EditorState): Set<string> {
  const ids = new Set<string>();
  const root = state._nodeMap.get('root');
  let key = $isElementNode(root) ? root.__first : null;
  while (key !== null) {
    const node = state._nodeMap.get(key);
    if ($isFigureNode(node)) ids.add(placementIdOf(node));
    key = node?.__next ?? null;
  }
  return ids;
}

/** The figure of a placement, or null. In a read or update of the body. */
export function $figureOf(placementId: string) {
  return (
    $getRoot()
      .getChildren()
      .filter($isFigureNode)
      .find((figure) => placementIdOf(figure.getLatest()) === placementId) ?? null
  );
}
