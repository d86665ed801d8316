import { sampleFrozen } from '../../../../shared/formats/sample.ts';
import { exportPackage } from '../export.ts';
import { plainMedia } from './plain-media.ts';

/**
 * A program for tests: exports the sample and ends itself by SIGKILL at a step.
 * Arguments: target folder, asset file, "zip" or "folder", step, version.
 */
const [out = '', asset = '', kind, step, version = '1'] = process.argv.slice(2);

await exportPackage(
  {
    frozen: { ...sampleFrozen, version: 1, revision: version.repeat(64) },
    out,
    zip: kind === 'zip',
    force: true,
    now: '2025-06-17T12:00:00Z',
    onStep(name) {
      if (name === step) process.kill(process.pid, 'SIGKILL');
    },
  },
  plainMedia(asset),
);
