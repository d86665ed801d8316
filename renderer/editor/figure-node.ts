import { DecoratorNode, type LexicalNode } from 'lexical';
import { $setPlacementId, placementIdOf } from './states.ts';

/** An inline photo in the body. It holds a placement id; the words live in the placement or the photo. */
export class FigureNode extends DecoratorNode<string> {
  override $config() {
    return this.config('figure', { extends: DecoratorNode });
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('div');
    element.dataset.figure = placementIdOf(this);
    return element;
  }

  override updateDOM(previous: this): boolean {
    return placementIdOf(previous) !== placementIdOf(this);
  }

  /** The placement id: the page draws the figure of that placement here. */
  override decorate(): string {
    return placementIdOf(this);
  }

  override isInline(): false {
    return false;
  }
}

export function $createFigureNode(placementId: string): FigureNode {
  return $setPlacementId(new FigureNode(), placementId);
}

export function $isFigureNode(node: LexicalNode | null | undefined): node is FigureNode {
  return node instanceof FigureNode;
}
