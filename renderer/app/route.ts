import { useSyncExternalStore } from 'react';

/** Which screen is shown. It stands in the address after "#", so that a reload comes back to it. */
export type Route =
  | { screen: 'desk'; view: 'all' | 'mine' | 'trash' }
  | { screen: 'article'; id: string }
  | { screen: 'photos'; photo: string | null }
  | { screen: 'settings' };

const HOME: Route = { screen: 'desk', view: 'all' };

/** The route that an address names; the desk for anything unknown. */
export function parseRoute(hash: string): Route {
  const [screen = '', rest = ''] = hash.replace(/^#\/?/, '').split('/');
  const id = decode(rest);
  if (screen === 'mine' || screen === 'trash') return { screen: 'desk', view: screen };
  if (screen === 'article' && id !== '') return { screen: 'article', id };
  if (screen === 'photos') return { screen: 'photos', photo: id === '' ? null : id };
  if (screen === 'settings') return { screen: 'settings' };
  return HOME;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** The address of a route. */
export function routeHash(route: Route): string {
  switch (route.screen) {
    case 'desk':
      return route.view === 'all' ? '#/desk' : `#/${route.view}`;
    case 'article':
      return `#/article/${encodeURIComponent(route.id)}`;
    case 'photos':
      return route.photo === null ? '#/photos' : `#/photos/${encodeURIComponent(route.photo)}`;
    case 'settings':
      return '#/settings';
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
const hashNow = (): string => window.location.hash;

export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, hashNow));
}

/** Asked before a screen is left: false holds it back (words that are not on disk). */
type Guard = () => Promise<boolean>;
let guard: Guard | null = null;

/** Installs the guard of the screen that is shown; returns what removes it. */
export function guardRoute(next: Guard): () => void {
  guard = next;
  return () => {
    if (guard === next) guard = null;
  };
}

/** Where each screen was left from, for Back. */
const trail: string[] = [];

/** Shows a screen, unless the one shown now holds back. Resolves to whether it is shown. */
export async function navigate(route: Route, options: { replace?: boolean } = {}): Promise<boolean> {
  const hash = routeHash(route);
  const from = window.location.hash;
  if (hash === from) return true;
  if (guard && !(await guard())) return false;
  if (!options.replace) trail.push(from);
  window.location.replace(hash);
  return true;
}

/** Back to the screen before, or to the desk. */
export async function goBack(): Promise<void> {
  const shown = await navigate(parseRoute(trail.at(-1) ?? '#/desk'), { replace: true });
  if (shown) trail.pop();
}
