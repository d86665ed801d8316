import { useDeferredValue, useState } from 'react';
import type { PhotoRow } from '../../../shared/contract/photos.ts';
import { useBridge } from '../../app/bridge-context.tsx';
import { useAnswer, useDesk } from '../../app/queries.ts';
import { navigate } from '../../app/route.ts';
import { Hit } from '../../ui/hit.tsx';
import { PickDialog } from '../../ui/pick-dialog.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { say, sayError } from '../../ui/toasts.tsx';

interface UseInStoryProps {
  row: PhotoRow;
  onClose(): void;
}

/** Places a photo in a story: the first place that waits for one, else a new one. */
export function UseInStory({ row, onClose }: UseInStoryProps) {
  const bridge = useBridge();
  const [text, setText] = useState('');
  const search = useDeferredValue(text.trim());
  const asked = useDesk('articles.list', {
    limit: 20,
    descending: true,
    ...(search === '' ? { sort: 'updatedAt' as const } : { search, sort: 'best' as const }),
  });
  const { answer: stories, failed } = useAnswer(asked);
  const place = async (id: string, name: string) => {
    onClose();
    try {
      await bridge.call('photos.attach', { id, photoIds: [row.photo.id] });
      say({
        text: `${row.photo.filename} is in “${name}”.`,
        action: { label: 'Open the story', run: () => void navigate({ screen: 'article', id }) },
      });
    } catch (cause) {
      sayError(cause, 'The photo was not placed.');
    }
  };
  return (
    <PickDialog
      label="Use in story"
      placeholder="In which story?"
      text={text}
      onText={setText}
      rows={(stories?.rows ?? []).map((story) => ({
        id: story.id,
        icon: <StateMark state={story.state} quiet />,
        label: <Hit text={story.headline || 'Untitled'} search={search} />,
        note: <Hit text={story.slugline || 'no slugline'} search={search} />,
        name: story.slugline || story.headline || 'Untitled',
      }))}
      onPick={(story) => void place(story.id, story.name)}
      onClose={onClose}
      failed={failed}
      pending={asked.isPending || search !== text.trim()}
      none="No story has these words."
    />
  );
}
