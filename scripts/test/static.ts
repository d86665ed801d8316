import { type Step, total, verdict } from './step.ts';
import { runNode } from './tool.ts';

export const BIOME = 'node_modules/@biomejs/biome/bin/biome';

export const lint: Step = {
  name: 'lint',
  title: 'format and lint',
  after: [],
  async run(rest) {
    const ran = await runNode(BIOME, ['check', '--error-on-warnings', ...(rest.length > 0 ? rest : ['.'])]);
    return verdict(ran.code === 0, ran.output);
  },
};

/** The code must fit the Electron that ships and the one that stands in for it. */
export const types: Step = {
  name: 'types',
  title: 'types, against both versions of Electron',
  after: [],
  async run() {
    const projects = ['tsconfig.json', 'tsconfig.electron-42.json'];
    const results = [];
    for (const project of projects) {
      const ran = await runNode('node_modules/typescript/bin/tsc', ['-p', project]);
      results.push(verdict(ran.code === 0, ran.code === 0 ? '' : `${project}\n${ran.output}`));
    }
    return {
      tally: total(results.map((result) => result.tally)),
      output: results.map((result) => result.output).join(''),
    };
  },
};

export const build: Step = {
  name: 'build',
  title: 'build',
  after: [],
  async run() {
    const ran = await runNode('node_modules/electron-vite/bin/electron-vite.js', ['build']);
    return verdict(ran.code === 0, ran.output);
  },
};
