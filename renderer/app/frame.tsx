import { useLayoutEffect } from 'react';
import { useBridge } from './bridge-context.tsx';
import css from './frame.module.css';
import { FrameCommands } from './frame-commands.tsx';
import { LeftCopies } from './left-copies.tsx';
import { Nav } from './nav.tsx';
import { useRoute } from './route.ts';
import { Screen } from './screen.tsx';
import { StatusBar, StatusProvider } from './status-bar.tsx';
import { useWindowPlace } from './use-window-place.ts';

/** What stands around every screen: places to go at the left, what the disk has at the foot. */
export function Frame() {
  const route = useRoute();
  const { shell } = useBridge();
  useWindowPlace();
  // On the document: what floats over the frame scrolls as the system does, too.
  useLayoutEffect(() => {
    document.documentElement.dataset.platform = shell.platform;
  }, [shell.platform]);
  return (
    <StatusProvider>
      <div className={css.app}>
        <button type="button" className={css.skip} onClick={() => document.getElementById('main')?.focus()}>
          To the {route.screen}
        </button>
        <Nav />
        <main className={css.main} id="main" tabIndex={-1}>
          <LeftCopies />
          <Screen route={route} />
        </main>
        <StatusBar />
        <FrameCommands />
      </div>
    </StatusProvider>
  );
}
