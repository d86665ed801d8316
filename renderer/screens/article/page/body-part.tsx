import { $isElementNode, type EditorState, type LexicalEditor } from 'lexical';
import { useEffect, useRef } from 'react';
import css from './body-part.module.css';
import { DatelineField } from './dateline-field.tsx';
import { FigureLayer } from './figure-layer.tsx';
import { usePage } from './page-context.ts';
import { PartEditor } from './part-editor.tsx';

/** The body, with the dateline run in before its first paragraph. */
export function BodyPart() {
  const { page } = usePage();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => (frame.current ? runIn(frame.current, page.body) : undefined), [page]);
  return (
    <div className={css.frame} ref={frame}>
      <DatelineField className={css.dateline ?? ''} />
      <PartEditor
        part="body"
        label="Body"
        placeholder="Write the story, or paste a clipping"
        place="part:body"
        multiline
        className={css.body}
      />
      <FigureLayer />
    </div>
  );
}

/** A dateline wider than this share of the line stands on a line of its own. */
const WIDEST = 0.7;
/** Space between the dateline and the first word, in pixels. */
const GAP = 4;

/**
 * Indents the first line of the body by the width of the dateline, which lies over it in an editor of its own.
 * Where the body begins with anything but a paragraph, the dateline stands above it.
 */
function runIn(frame: HTMLElement, body: LexicalEditor): () => void {
  const dateline = frame.querySelector<HTMLElement>('[data-part="dateline"]');
  if (!dateline) return () => undefined;
  const layout = () => {
    const first = body.getRootElement()?.firstElementChild;
    const width = dateline.offsetWidth + GAP;
    const fits = first?.tagName === 'P' && width <= frame.offsetWidth * WIDEST;
    frame.dataset.runIn = String(fits);
    frame.dir = first ? getComputedStyle(first).direction : '';
    frame.style.setProperty('--run-in', `${width}px`);
  };
  layout();
  const sizes = new ResizeObserver(layout);
  sizes.observe(dateline);
  sizes.observe(frame);
  const end = body.registerUpdateListener(({ editorState, prevEditorState }) => {
    if (firstBlock(editorState) !== firstBlock(prevEditorState)) layout();
  });
  return () => {
    sizes.disconnect();
    end();
  };
}

function firstBlock(state: EditorState) {
  const root = state._nodeMap.get('root');
  return $isElementNode(root) && root.__first !== null ? state._nodeMap.get(root.__first) : undefined;
}
