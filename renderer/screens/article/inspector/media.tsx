import { ImagePlus } from 'lucide-react';
import { CommandButton } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { useArticle } from '../use-article.ts';
import { useWorkspace } from '../workspace-context.tsx';
import css from './media.module.css';
import { PlacementCard } from './placement-card.tsx';

/** The photos of a story: their words, roles and order. */
export function Media() {
  const { session } = useWorkspace();
  const { placements } = useArticle(session, 'placements');
  if (placements.length === 0) {
    return (
      <Empty
        title="No photo yet"
        actions={<CommandButton command="article.addPhoto" icon={<ImagePlus aria-hidden="true" />} />}
      >
        Drop one on the page, or choose it here. Its caption, credit and alt text come with it.
      </Empty>
    );
  }
  return (
    <div>
      <ol className={css.list}>
        {placements.map((placement, index) => (
          <PlacementCard key={placement.id} placement={placement} index={index} count={placements.length} />
        ))}
      </ol>
      <div className={css.foot}>
        <CommandButton command="article.addPhoto" icon={<ImagePlus aria-hidden="true" />} />
      </div>
    </div>
  );
}
