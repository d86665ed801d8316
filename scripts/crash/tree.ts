import { type ChildProcess, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Parent of each process that runs. */
function parents(): Map<number, number> {
  const found = new Map<number, number>();
  if (existsSync('/proc/self/stat')) {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      try {
        // The name of a program stands in brackets and may hold anything.
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        found.set(Number(name), Number(parent));
      } catch {
        // It ended meanwhile.
      }
    }
    return found;
  }
  const listed = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout ?? '';
  for (const line of listed.split('\n')) {
    const [pid, parent] = line.trim().split(/\s+/).map(Number);
    if (pid !== undefined && parent !== undefined) found.set(pid, parent);
  }
  return found;
}

/** A process and all that descend from it, the first one first. */
export function treeOf(root: number): number[] {
  const all = parents();
  const tree = [root];
  for (const pid of tree) for (const [child, parent] of all) if (parent === pid) tree.push(child);
  return tree;
}

/** `kill -9` for processes that may have ended already. */
export function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Ended with its parent.
    }
  }
}

/** `kill -9` for a process that was started as the head of a group of its own, and for all of that group at once. */
export function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  // Windows has no groups: there the others end when they miss the first.
  killAll([process.platform === 'win32' ? pid : -pid]);
}
