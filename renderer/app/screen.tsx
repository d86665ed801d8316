import { ArticleScreen } from '../screens/article/index.tsx';
import { Desk } from '../screens/desk/desk.tsx';
import { Photos } from '../screens/photos/photos.tsx';
import { SettingsScreen } from '../screens/settings/settings.tsx';
import type { Route } from './route.ts';

/** The screen of a route. */
export function Screen({ route }: { route: Route }) {
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
