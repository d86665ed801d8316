import type { Problem } from '../../../../shared/contract/desk.ts';
import { FORMATS } from '../../../../shared/formats/formats.ts';
import { MANIFEST, type Manifest, manifestSchema } from '../../../../shared/package/manifest.ts';
import { NO_MANIFEST, type PackageFiles, problem } from './files.ts';

const MAX_MANIFEST = 10_000_000;

/** Reads the manifest. Null with problems when it is none of ours. */
export async function readManifest(files: PackageFiles, problems: Problem[]): Promise<Manifest | null> {
  const report = (rule: string, message: string) => problems.push(problem(rule, MANIFEST, message));
  if (!files.paths.includes(MANIFEST)) {
    report('manifest-missing', NO_MANIFEST);
    return null;
  }
  let value: unknown;
  try {
    value = JSON.parse((await files.read(MANIFEST, MAX_MANIFEST))?.toString('utf8') ?? '');
  } catch {
    report('manifest-damaged', 'The manifest is not JSON.');
    return null;
  }
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues.slice(0, 20)) {
    report('manifest-invalid', `${issue.path.join('.') || 'It'}: ${issue.message}.`);
  }
  return null;
}

/** Holds the files against the manifest: all there, nothing else, every byte as it was written. */
export async function checkListed(
  files: PackageFiles,
  manifest: Manifest,
  problems: Problem[],
): Promise<void> {
  const listed = new Set<string>([MANIFEST]);
  const present = new Set(files.paths);
  for (const file of manifest.files) {
    const report = (rule: string, message: string) => problems.push(problem(rule, file.path, message));
    if (listed.has(file.path)) report('manifest-duplicate', 'The manifest lists it twice.');
    listed.add(file.path);
    if (!present.has(file.path)) {
      report('file-missing', 'The manifest lists it, but it is not there.');
      continue;
    }
    try {
      const { bytes, sha256 } = await files.weigh(file.path);
      if (bytes !== file.bytes) report('size', `It has ${bytes} bytes; the manifest says ${file.bytes}.`);
      else if (sha256 !== file.sha256) report('checksum', 'Its bytes are not those that were written.');
    } catch (cause) {
      report('unreadable', `It cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }
  for (const path of files.paths) {
    if (!listed.has(path)) problems.push(problem('file-unlisted', path, 'The manifest does not list it.'));
  }
  for (const path of files.emptyFolders) {
    // A story without photos has its folder for them all the same.
    if (path !== 'media') problems.push(problem('file-unlisted', path, 'It is a folder with nothing in it.'));
  }
  for (const format of FORMATS) {
    const found = manifest.files.find((file) => file.role === format.name);
    if (found?.path !== format.file) {
      problems.push(
        problem('format-missing', format.file, `The manifest has no ${format.name} of that name.`),
      );
    }
  }
}
