// Electron's own sample app lies in every Electron that was unpacked by hand. It must not ship: the executable
// would open it when ours is missing.
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** @param {{ appOutDir: string, electronPlatformName: string, packager: { appInfo: { productFilename: string } } }} context */
export default function afterPack(context) {
  const mac = context.electronPlatformName === 'darwin';
  const inside = mac ? `${context.packager.appInfo.productFilename}.app/Contents/Resources` : 'resources';
  rmSync(join(context.appOutDir, inside, 'default_app.asar'), { force: true });
}
