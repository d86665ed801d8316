import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { say, stop } from '../say.ts';

/** What the app needs of the system; fonts matter only where pictures of the screens are compared or kept. */
export interface Needs {
  executable: string;
  display: boolean;
  fonts: boolean;
}

const LIBRARIES = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'];
const DISPLAY = ['xvfb', 'xauth'];
const FONTS = ['fonts-noto-cjk', 'fonts-noto-core'];
const FONT_FILES = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf',
];

function onPath(name: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
}

/** Shared libraries that the executable asks for and this system lacks, by file name. */
export function missingLibraries(lddOutput: string): string[] {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].flatMap((match) => match[1] ?? []);
}

/** Debian's names of what is missing; the second list is for people on other systems. */
function missing(needs: Needs): { packages: string[]; files: string[] } {
  const libraries = missingLibraries(spawnSync('ldd', [needs.executable], { encoding: 'utf8' }).stdout ?? '');
  const packages: string[] = [];
  const files = [...libraries];
  if (libraries.length > 0) packages.push(...LIBRARIES);
  if (needs.display && !onPath('Xvfb')) {
    packages.push(...DISPLAY);
    files.push('Xvfb');
  }
  if (needs.fonts && FONT_FILES.some((file) => !existsSync(file))) {
    packages.push(...FONTS);
    files.push('Noto CJK and Noto Arabic fonts');
  }
  return { packages, files };
}

function isDebian(): boolean {
  if (!existsSync('/etc/os-release') || !onPath('apt-get')) return false;
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function apt(...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const done = spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8' });
  if (done.status !== 0) say(`${done.stdout ?? ''}${done.stderr ?? ''}`.trim());
  return done.status === 0;
}

/**
 * Makes sure that the system has what Electron needs. On Debian as root it installs what is missing; anywhere
 * else it prints what to do and stops.
 */
export function prepareLibraries(needs: Needs): void {
  if (process.platform !== 'linux') return;
  const { packages, files } = missing(needs);
  if (files.length === 0) return;
  const install = `apt-get install --yes --no-install-recommends ${packages.join(' ')}`;
  if (!isDebian())
    stop(
      `Galley needs parts of the system that are not here: ${files.join(', ')}. Install them and start again.`,
    );
  if (process.getuid?.() !== 0)
    stop('Galley needs a few packages of the system. Run this once and start again:', `  sudo ${install}`);
  say(`Installing system packages: ${packages.join(' ')} …`);
  const done = apt('update') && apt('install', '--yes', '--no-install-recommends', ...packages);
  if (!done || missing(needs).files.length > 0) {
    stop(
      'The system packages could not be installed. Run this by hand, see what it says, and start again:',
      `  ${install}`,
    );
  }
}
