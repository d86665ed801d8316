import { useEffect } from 'react';
import { beginning } from './beginning.ts';
import { useBridge } from './bridge-context.tsx';
import { routeHash, useRoute } from './route.ts';

/** Tells the app which screen is shown, so that the next start shows it again. */
export function useWindowPlace(): void {
  const { shell } = useBridge();
  const hash = routeHash(useRoute());
  useEffect(() => {
    void beginning(shell).then(({ place }) => {
      // A screen that came back is told with its place, once somebody moves in it.
      if (place?.hash !== hash) shell.setPlace({ hash, scroll: 0, top: null, caret: null });
    });
  }, [shell, hash]);
}
