import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../prepare/root.ts';
import { BIOME } from './static.ts';
import type { Step } from './step.ts';
import { runNode } from './tool.ts';

const LAYER: string = 'lint/style/noRestrictedImports';
const CYCLE: string = 'lint/suspicious/noImportCycles';

/** Wrong code, and the rule that has to see it; `rule: null` is right code that no rule may mind. */
interface Plant {
  path: string;
  code: string;
  rule: string | null;
}

export const PLANTS: readonly Plant[] = [
  { path: 'shared/planted-main.ts', code: `import '../main/desk/planted-ok.ts';\n`, rule: LAYER },
  { path: 'shared/deep/planted-ui.ts', code: `import '../../renderer/planted-ok.ts';\n`, rule: LAYER },
  { path: 'shared/planted-node.ts', code: `import 'node:fs';\n`, rule: LAYER },
  { path: 'shared/planted-react.ts', code: `import 'react';\n`, rule: LAYER },
  { path: 'renderer/planted-main.ts', code: `import '../main/log.ts';\n`, rule: LAYER },
  { path: 'renderer/planted-electron.ts', code: `import 'electron';\n`, rule: LAYER },
  { path: 'renderer/planted-ok.ts', code: `import '../shared/id.ts';\n`, rule: null },
  { path: 'main/app/planted-renderer.ts', code: `import '../../renderer/planted-ok.ts';\n`, rule: LAYER },
  { path: 'main/desk/planted-electron.ts', code: `import 'electron';\n`, rule: LAYER },
  { path: 'main/desk/planted-app.ts', code: `import '../app/planted-ok.ts';\n`, rule: LAYER },
  { path: 'main/desk/deep/planted-app.ts', code: `import '../../app/planted-ok.ts';\n`, rule: LAYER },
  { path: 'main/desk/deep/down/planted-app.ts', code: `import '../../../app/planted-ok.ts';\n`, rule: LAYER },
  { path: 'main/desk/planted-media.ts', code: `import '../media/planted-ok.ts';\n`, rule: LAYER },
  {
    path: 'main/desk/deep/planted-ok.ts',
    code: `import '../../../shared/id.ts';\nimport '../planted-ok.ts';\n`,
    rule: null,
  },
  {
    path: 'main/desk/planted-ok.ts',
    code: `import '../../shared/id.ts';\nimport '../log.ts';\nimport '../paths.ts';\n`,
    rule: null,
  },
  { path: 'main/media/planted-desk.ts', code: `import '../desk/planted-ok.ts';\n`, rule: LAYER },
  { path: 'main/media/planted-electron.ts', code: `import 'electron';\n`, rule: LAYER },
  { path: 'main/media/planted-ok.ts', code: `import '../../shared/id.ts';\n`, rule: null },
  {
    path: 'main/app/planted-ok.ts',
    code: `import 'electron';\nimport '../desk/planted-ok.ts';\n`,
    rule: null,
  },
  {
    path: 'shared/planted-a.ts',
    code: `import { b } from './planted-b.ts';\nexport const a = () => b;\n`,
    rule: CYCLE,
  },
  {
    path: 'shared/planted-b.ts',
    code: `import { a } from './planted-a.ts';\nexport const b = () => a;\n`,
    rule: CYCLE,
  },
  {
    path: 'main/desk/planted-type-a.ts',
    code: `import type { B } from './planted-type-b.ts';\nexport interface A {\n  b: B;\n}\n`,
    rule: CYCLE,
  },
  {
    path: 'main/desk/planted-type-b.ts',
    code: `import type { A } from './planted-type-a.ts';\nexport interface B {\n  a: A;\n}\n`,
    rule: CYCLE,
  },
];

interface Report {
  diagnostics: { category: string; location: { path: string } }[];
}

/** Lints the wrong code in a copy of the project's rules and tells which plants went unseen. */
async function unseen(folder: string): Promise<string[]> {
  for (const name of ['biome.json', '.gitignore']) cpSync(join(ROOT, name), join(folder, name));
  for (const plant of PLANTS) {
    mkdirSync(dirname(join(folder, plant.path)), { recursive: true });
    writeFileSync(join(folder, plant.path), plant.code);
  }
  for (const path of ['shared/id.ts', 'main/log.ts', 'main/paths.ts'])
    cpSync(join(ROOT, path), join(folder, path));
  const report = join(folder, 'report.json');
  const ran = await runNode(
    BIOME,
    ['lint', '--reporter=json', `--reporter-file=${report}`, '--max-diagnostics=none', '.'],
    {
      cwd: folder,
    },
  );
  if (ran.code === 0) return ['the linter found nothing wrong in code that is wrong'];
  const found = (JSON.parse(readFileSync(report, 'utf8')) as Report).diagnostics;
  return PLANTS.flatMap(({ path, rule }) => {
    const rules = found.filter((one) => one.location.path === path).map((one) => one.category);
    const layers = rules.filter((one) => one === LAYER || one === CYCLE);
    if (rule === null)
      return layers.length === 0 ? [] : [`${path} is allowed, and ${layers.join(', ')} minds it`];
    return layers.includes(rule) ? [] : [`${path} is wrong, and ${rule} does not see it`];
  });
}

/** The layers are checked by the lint step; this one checks that the check can fail. */
export const layers: Step = {
  name: 'layers',
  title: 'layers: wrong imports are seen',
  after: [],
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'galley-layers-'));
    try {
      const missed = await unseen(folder);
      const failed = missed.length;
      const passed = PLANTS.length - failed;
      return { tally: { passed, failed, skipped: 0 }, output: missed.map((line) => `${line}\n`).join('') };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
