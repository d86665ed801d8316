import { Image, SquareTerminal } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import type { CommandId } from '../../../shared/commands/commands.ts';
import { keysFor, keysLabel } from '../../../shared/commands/keys.ts';
import { inlineToText } from '../../../shared/manuscript/inline.ts';
import { fold } from '../../../shared/search/fold.ts';
import { useAnswer, useDesk } from '../../app/queries.ts';
import { navigate } from '../../app/route.ts';
import type { CommandCenter } from '../../commands/center.ts';
import { useCommandCenter } from '../../commands/provider.tsx';
import { Hit } from '../../ui/hit.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { PickDialog } from '../../ui/pick-dialog.tsx';
import type { PickRow } from '../../ui/pick-list.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { Unanswered } from '../../ui/unanswered.ts';
import { findCommands } from './find-commands.ts';

interface Row extends PickRow {
  run(): void;
}

const STORIES = 7;
const PHOTOS = 3;

interface PaletteProps {
  /** What the screen beneath answers to. */
  enabled: readonly CommandId[];
  onClose(): void;
}

/** Every command and every story by a few letters. */
export function Palette({ enabled, onClose }: PaletteProps) {
  const [text, setText] = useState('');
  const center = useCommandCenter();
  const search = useDeferredValue(text.trim());
  const { rows, pending, failed } = useRows(search, enabled);
  return (
    <PickDialog
      label="Find a command or story"
      placeholder="Find a story, a photo or a command"
      text={text}
      onText={setText}
      rows={rows}
      failed={failed}
      pending={pending || search !== text.trim()}
      onPick={(row) => {
        onceClosed(center, row.run);
        onClose();
      }}
      onClose={onClose}
      none={`Nothing is called “${text.trim()}”.`}
    />
  );
}

/** Runs once the palette has gone and the screen beneath answers again: how soon that is, React decides. */
function onceClosed(center: CommandCenter, run: () => void): void {
  const open = center.layers;
  const end = center.subscribe(() => {
    if (center.layers >= open) return;
    end();
    setTimeout(run);
  });
}

function useRows(
  text: string,
  enabled: readonly CommandId[],
): { rows: Row[]; pending: boolean; failed: Unanswered | null } {
  const center = useCommandCenter();
  const searchPhotos = text.length > 1;
  const stories = useDesk(
    'articles.list',
    text === ''
      ? { limit: STORIES, sort: 'updatedAt', descending: true }
      : { search: text, sort: 'best', descending: true, limit: STORIES },
  );
  const photos = useDesk('photos.list', { search: text, limit: PHOTOS }, { enabled: searchPhotos });
  const { answer, failed: noStories } = useAnswer(stories);
  const found = answer?.rows ?? [];
  const { failed: noPhotos } = useAnswer(photos);
  const storyRows = found.map(
    (row): Row => ({
      id: `story-${row.id}`,
      group: 'Stories',
      icon: <StateMark state={row.state} quiet />,
      label: <Hit text={row.headline || 'Untitled'} search={text} />,
      note: <Hit text={row.slugline || 'no slugline'} search={text} />,
      run: () => void navigate({ screen: 'article', id: row.id }),
    }),
  );
  const photoRows = ((searchPhotos && photos.data?.rows) || []).map(
    ({ photo }): Row => ({
      id: `photo-${photo.id}`,
      group: 'Photos',
      icon: <Image aria-hidden="true" />,
      label: <Hit text={inlineToText(photo.caption) || photo.headline || photo.filename} search={text} />,
      note: photo.credit || photo.filename,
      run: () => void navigate({ screen: 'photos', photo: photo.id }),
    }),
  );
  const commands = findCommands(text, enabled);
  const commandRows = commands.map((entry): Row => {
    const keys = keysFor(entry.keys, center.platform);
    return {
      id: `command-${entry.id}`,
      group: 'Commands',
      icon: <SquareTerminal aria-hidden="true" />,
      label: <Hit text={entry.label} search={text} />,
      ...(keys === null ? {} : { note: <Kbd>{keysLabel(keys, center.platform)}</Kbd> }),
      run: () => void center.run(entry.id),
    };
  });
  // Somebody who types the beginning of a command means the command.
  const meant = text.length > 1 && fold(commands[0]?.label ?? '').startsWith(fold(text));
  const rows = meant
    ? [...commandRows, ...storyRows, ...photoRows]
    : [...storyRows, ...photoRows, ...commandRows];
  const pending = stories.isPending || (searchPhotos && photos.isPending);
  return { rows, pending, failed: noStories ?? noPhotos };
}
