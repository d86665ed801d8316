import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useObservable, usePage, useSnapshot } from './page-context.ts';
import { PhotoBlock } from './photo-block.tsx';

/** Draws each inline figure of the body into the element that Lexical keeps for it. */
export function FigureLayer() {
  const { page } = usePage();
  const { placements } = useSnapshot('placements');
  const selected = useObservable(page.selectedFigure);
  const [figures, setFigures] = useState<Record<string, string>>(() => page.body.getDecorators());
  useEffect(() => {
    setFigures(page.body.getDecorators());
    return page.body.registerDecoratorListener((decorators) =>
      setFigures(decorators as Record<string, string>),
    );
  }, [page]);
  return Object.entries(figures).map(([key, placementId]) => {
    const element = page.body.getElementByKey(key);
    const placement = placements.find(({ id }) => id === placementId);
    if (!element || !placement) return null;
    return createPortal(
      <PhotoBlock
        placement={placement}
        selected={selected === placementId}
        onSelect={() => page.selectFigure(placementId)}
      />,
      element,
      key,
    );
  });
}
