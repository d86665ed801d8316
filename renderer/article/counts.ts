import type { Block } from '../../shared/manuscript/blocks.ts';
import {
  add,
  type Counts,
  countsOf,
  NO_WORDS,
  type Tally,
  tallyBlock,
} from '../../shared/manuscript/count.ts';

/** The running count of a body: only blocks that changed are counted again. */
export class BodyCounter {
  readonly #tallies = new Map<string, Tally>();
  #sum: Tally = NO_WORDS;
  #counts: Counts = countsOf(NO_WORDS);

  set(block: Block): void {
    const tally = tallyBlock(block);
    this.#sum = difference(add(this.#sum, tally), this.#tallies.get(block.id));
    this.#tallies.set(block.id, tally);
  }

  remove(id: string): void {
    this.#sum = difference(this.#sum, this.#tallies.get(id));
    this.#tallies.delete(id);
  }

  reset(blocks: Iterable<Block>): void {
    this.#tallies.clear();
    this.#sum = NO_WORDS;
    for (const block of blocks) this.set(block);
  }

  /** The same object as long as it says the same. */
  get counts(): Counts {
    const { words, characters, minutes, unit } = countsOf(this.#sum);
    const before = this.#counts;
    const same = words === before.words && characters === before.characters && minutes === before.minutes;
    if (!same || unit !== before.unit) {
      this.#counts = { words, characters, minutes, unit };
    }
    return this.#counts;
  }
}

function difference(sum: Tally, old: Tally | undefined): Tally {
  if (!old) return sum;
  return {
    words: sum.words - old.words,
    ideographs: sum.ideographs - old.ideographs,
    characters: sum.characters - old.characters,
  };
}
