import { hasDisplay, startVirtualDisplay } from './display.ts';
import { type ElectronRuntime, prepareElectron } from './electron.ts';
import { prepareLibraries } from './libraries.ts';

export interface Prepared {
  electron: ElectronRuntime;
  /** Ends what was started for this run. */
  end: () => void;
}

/** Electron and the system's libraries: enough for the Node inside it, which asks for all of them as well. */
export async function prepareWithoutDisplay(): Promise<ElectronRuntime> {
  const electron = await prepareElectron();
  prepareLibraries({ executable: electron.executable, display: false, fonts: false });
  return electron;
}

/** Electron, the system's libraries, and a display: all that is needed to run the app from a script. */
export async function prepareApp(fonts: boolean): Promise<Prepared> {
  const electron = await prepareElectron();
  const display = hasDisplay();
  prepareLibraries({ executable: electron.executable, display: !display, fonts });
  const end = display ? () => {} : await startVirtualDisplay();
  return { electron, end };
}
