import { extname, isAbsolute, join, relative, sep } from 'node:path';

/** The one origin of the app's pages. */
export const APP_ORIGIN = 'app://galley';
export const APP_URL = `${APP_ORIGIN}/index.html`;

const MEDIA_TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.webp', 'image/webp'],
  ['.woff2', 'font/woff2'],
  ['.wasm', 'application/wasm'],
]);

/**
 * The file behind an address of the app, or null where the address is not one of its pages.
 * @param folder the folder that pages are in, and that no address leads out of
 */
export function pageFile(folder: string, address: string): { path: string; mediaType: string } | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'app:' || url.host !== 'galley' || url.username !== '' || url.port !== '')
    return null;
  let name: string;
  try {
    name = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (name.includes('\0') || name.includes('\\')) return null;
  const path = join(folder, name);
  const inside = relative(folder, path);
  if (inside === '' || isAbsolute(inside) || inside.split(sep)[0] === '..') return null;
  const mediaType = MEDIA_TYPES.get(extname(path));
  return mediaType === undefined ? null : { path, mediaType };
}

/** Whether a frame's address is a page of the app. */
export function isPage(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.protocol === 'app:' && url.host === 'galley' && url.pathname === '/index.html';
}
