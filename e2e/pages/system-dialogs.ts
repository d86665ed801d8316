import type { Galley } from '../app.ts';

/** What a person would choose in the system's own dialogs from now on. Nothing: cancel. */
export async function chooseInDialogs(galley: Galley, paths: readonly string[]): Promise<void> {
  await galley.app.evaluate(({ dialog }, chosen) => {
    const [first] = chosen;
    dialog.showOpenDialog = () => Promise.resolve({ canceled: chosen.length === 0, filePaths: [...chosen] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: first === undefined, filePath: first ?? '' });
  }, paths);
}
