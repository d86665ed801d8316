import { Image, SquareTerminal } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import type { CommandId } from '../../../shared/commands/commands.ts';
import { keysFor, keysLabel } from '../../../shared/commands/keys.ts';
import { inlineToText } from '../../../shared/manuscript/inline.ts';
import { useDesk, useKept } from '../../app/queries.ts';
import { navigate } from '../../app/route.ts';
import { useCommandCenter } from '../../commands/provider.tsx';
import { Hit } from '../../ui/hit.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { PickDialog } from '../../ui/pick-dialog.tsx';
import type { PickRow } from '../../ui/pick-list.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
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
  const rows = useRows(useDeferredValue(text.trim()), enabled);
  return (
    <PickDialog
      label="Find a command or story"
      placeholder="Find a story, a photo or a command"
      text={text}
      onText={setText}
      rows={rows}
      onPick={(row) => {
        onClose();
        // Once the palette has gone and the screen beneath answers again.
        setTimeout(row.run);
      }}
      onClose={onClose}
      none={`Nothing is called “${text.trim()}”.`}
    />
  );
}

function useRows(text: string, enabled: readonly CommandId[]): Row[] {
  const center = useCommandCenter();
  const stories = useKept(
    useDesk(
      'articles.list',
      text === ''
        ? { limit: STORIES, sort: 'updatedAt', descending: true }
        : { search: text, sort: 'best', descending: true, limit: STORIES },
    ).data,
  );
  const searchPhotos = text.length > 1;
  const photos = useDesk('photos.list', { search: text, limit: PHOTOS }, { enabled: searchPhotos }).data;
  const rows: Row[] = [];
  for (const row of stories?.rows ?? []) {
    rows.push({
      id: `story-${row.id}`,
      group: 'Stories',
      icon: <StateMark state={row.state} quiet />,
      label: <Hit text={row.headline || 'Untitled'} search={text} />,
      note: <Hit text={row.slugline || 'no slugline'} search={text} />,
      run: () => void navigate({ screen: 'article', id: row.id }),
    });
  }
  for (const { photo } of (searchPhotos && photos?.rows) || []) {
    rows.push({
      id: `photo-${photo.id}`,
      group: 'Photos',
      icon: <Image aria-hidden="true" />,
      label: <Hit text={inlineToText(photo.caption) || photo.headline || photo.filename} search={text} />,
      note: photo.credit || photo.filename,
      run: () => void navigate({ screen: 'photos', photo: photo.id }),
    });
  }
  for (const entry of findCommands(text, enabled)) {
    const keys = keysFor(entry.keys, center.platform);
    rows.push({
      id: `command-${entry.id}`,
      group: 'Commands',
      icon: <SquareTerminal aria-hidden="true" />,
      label: <Hit text={entry.label} search={text} />,
      ...(keys === null ? {} : { note: <Kbd>{keysLabel(keys, center.platform)}</Kbd> }),
      run: () => void center.run(entry.id),
    });
  }
  return rows;
}
