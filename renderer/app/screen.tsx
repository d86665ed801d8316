import { lazy, Suspense, useEffect } from 'react';
import { Desk } from '../screens/desk/desk.tsx';
import type { Route } from './route.ts';

// The window comes up with the desk; the code of the other screens follows in the first idle moment.
const loadArticle = () => import('../screens/article/index.tsx');
const loadPhotos = () => import('../screens/photos/photos.tsx');
const loadSettings = () => import('../screens/settings/settings.tsx');
const ArticleScreen = lazy(async () => ({ default: (await loadArticle()).ArticleScreen }));
const Photos = lazy(async () => ({ default: (await loadPhotos()).Photos }));
const SettingsScreen = lazy(async () => ({ default: (await loadSettings()).SettingsScreen }));

/** No screen waits for its code longer than this after the first one is up, in milliseconds. */
const AT_LATEST = 2000;

/** The screen of a route. */
export function Screen({ route }: { route: Route }) {
  useEffect(() => {
    const idle = requestIdleCallback(
      () => {
        // A file that cannot be read is told of where somebody goes there.
        for (const load of [loadArticle, loadPhotos, loadSettings]) load().catch(() => undefined);
      },
      { timeout: AT_LATEST },
    );
    return () => cancelIdleCallback(idle);
  }, []);
  return (
    <Suspense fallback={<div aria-busy="true" />}>
      <Chosen route={route} />
    </Suspense>
  );
}

function Chosen({ route }: { route: Route }) {
  switch (route.screen) {
    case 'desk':
      return <Desk key={route.view} view={route.view} />;
    case 'article':
      return <ArticleScreen key={route.id} id={route.id} />;
    case 'photos':
      return <Photos photo={route.photo} />;
    case 'settings':
      return <SettingsScreen />;
  }
}
