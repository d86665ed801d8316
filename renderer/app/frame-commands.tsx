import { useState } from 'react';
import type { CommandId } from '../../shared/commands/commands.ts';
import { useCommand, useCommandCenter } from '../commands/provider.tsx';
import { useIntake } from '../screens/actions/use-intake.tsx';
import { useNewStory } from '../screens/actions/use-new-story.tsx';
import { KeysSheet } from '../screens/palette/keys-sheet.tsx';
import { Palette } from '../screens/palette/palette.tsx';
import { UpkeepCommands } from '../screens/upkeep/upkeep-commands.tsx';
import { useBridge } from './bridge-context.tsx';
import { goBack, navigate, useRoute } from './route.ts';

/** The commands that every screen has, and what floats over all of them. */
export function FrameCommands() {
  const route = useRoute();
  const center = useCommandCenter();
  const { shell } = useBridge();
  const [palette, setPalette] = useState<readonly CommandId[] | null>(null);
  const [keys, setKeys] = useState(false);
  useCommand('go.desk', () => void navigate({ screen: 'desk', view: 'all' }));
  useCommand('go.mine', () => void navigate({ screen: 'desk', view: 'mine' }));
  useCommand('go.trash', () => void navigate({ screen: 'desk', view: 'trash' }));
  useCommand('go.photos', () => void navigate({ screen: 'photos', photo: null }));
  useCommand('app.settings', () => void navigate({ screen: 'settings' }));
  useCommand('go.back', () => void goBack(), { enabled: route.screen !== 'desk' });
  useCommand('window.new', () => void shell.newWindow('#/desk'));
  useCommand('app.palette', () => setPalette(center.enabled()));
  useCommand('app.keys', () => setKeys(true));
  useCommand('edit.undo', () => void document.execCommand('undo'));
  useCommand('edit.redo', () => void document.execCommand('redo'));
  const newStory = useNewStory();
  const intake = useIntake();
  return (
    <>
      {palette && <Palette enabled={palette} onClose={() => setPalette(null)} />}
      {keys && <KeysSheet onClose={() => setKeys(false)} />}
      {newStory}
      {intake}
      <UpkeepCommands />
    </>
  );
}
