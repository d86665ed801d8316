import { hasDisplay, startVirtualDisplay } from './display.ts';
import { type ElectronRuntime, prepareElectron } from './electron.ts';
import { prepareLibraries } from './libraries.ts';

export interface Prepared {
  electron: ElectronRuntime;
  /** Ends what was started for this run. */
  end: () => void;
}

/** Electron, the system's libraries, and a display: all that is needed to run the app from a script. */
export async function prepareApp(fonts: boolean): Promise<Prepared> {
  const electron = await prepareElectron();
  const display = hasDisplay();
  prepareLibraries({ executable: electron.executable, display: !display, fonts });
  const end = display ? () => {} : await startVirtualDisplay();
  return { electron, end };
}
