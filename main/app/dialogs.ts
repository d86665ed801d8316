import { type BrowserWindow, dialog, type FileFilter } from 'electron';
import type { ChooseFiles, ChooseFolder, ChooseSave } from '../../shared/shell/shell.ts';
import { safeName } from './pasted.ts';

const KINDS: Record<ChooseFiles['kind'], FileFilter[]> = {
  stories: [
    { name: 'Stories', extensions: ['txt', 'md', 'html', 'htm', 'docx', 'json', 'xml', 'zip', 'galley'] },
    { name: 'All files', extensions: ['*'] },
  ],
  backups: [
    { name: 'Backups', extensions: ['zip', 'galley-backup', 'sqlite'] },
    { name: 'All files', extensions: ['*'] },
  ],
  photos: [
    { name: 'Photos', extensions: ['jpg', 'jpeg', 'png', 'webp', 'tif', 'tiff', 'heic', 'heif'] },
    { name: 'All files', extensions: ['*'] },
  ],
};

const SAVES: Record<ChooseSave['kind'], FileFilter[]> = {
  handoff: [{ name: 'Hand-off', extensions: ['galley'] }],
  backup: [{ name: 'Backup', extensions: ['galley-backup'] }],
};

/** @returns the chosen paths; none when the person cancelled */
export async function chooseFiles(window: BrowserWindow, options: ChooseFiles): Promise<string[]> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: options.title,
    filters: KINDS[options.kind],
    properties: options.many ? ['openFile', 'multiSelections'] : ['openFile'],
  });
  return filePaths;
}

export async function chooseFolder(window: BrowserWindow, options: ChooseFolder): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: options.title,
    properties: ['openDirectory', 'createDirectory'],
  });
  return filePaths[0] ?? null;
}

export async function chooseSave(window: BrowserWindow, options: ChooseSave): Promise<string | null> {
  const { filePath } = await dialog.showSaveDialog(window, {
    title: options.title,
    defaultPath: safeName(options.suggestedName),
    filters: SAVES[options.kind],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return filePath === '' ? null : filePath;
}
