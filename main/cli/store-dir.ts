import { homedir } from 'node:os';
import { join } from 'node:path';

/** The app's own store. */
export function usualStore(env: Readonly<Record<string, string | undefined>>, platform: string): string {
  return join(userData(env, platform), 'store');
}

/** The folder that Electron calls `userData`. */
export function userData(env: Readonly<Record<string, string | undefined>>, platform: string): string {
  const name = 'Galley';
  const home = homedir();
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', name);
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData', 'Roaming'), name);
  return join(env.XDG_CONFIG_HOME || join(home, '.config'), name);
}
