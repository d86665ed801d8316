import { blankContent, type Content } from '../../../shared/article/content.ts';
import type { ArticleMeta, ArticlePatch, ArticleView } from '../../../shared/contract/articles.ts';
import type { CallInput, CallName, CallOutput, DeskClient } from '../../../shared/contract/contract.ts';
import { contract } from '../../../shared/contract/contract.ts';
import type { Status } from '../../../shared/contract/desk.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import { defaultHouse } from '../../../shared/workflow/people.ts';

const AT = '2026-01-01T12:00:00Z';

/** A desk of one article in memory, for tests: applies patches as the contract says and can be made to fail. */
export class MemoryDesk implements DeskClient {
  content: Content;
  seq = 0;
  /** Every patch as it came, applied or not. */
  readonly patches: ArticlePatch[] = [];
  /** Called before each patch is applied; throw to refuse it. */
  before: (patch: ArticlePatch) => void | Promise<void> = () => undefined;
  /** Called after a patch is applied and before it is acknowledged; throw to lose the answer. */
  after: (patch: ArticlePatch) => void | Promise<void> = () => undefined;
  /** Told of every version that is asked for. */
  committed: (commit: CallInput<'articles.commit'>) => void = () => undefined;
  readonly calls: string[] = [];

  constructor(content: Content = blankContent('first')) {
    this.content = content;
  }

  async call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    this.calls.push(name);
    const parsed = contract[name].input.parse(structuredClone(input));
    const answer = await this.#answer(name, parsed as ArticlePatch);
    return structuredClone(contract[name].output.parse(answer)) as CallOutput<N>;
  }

  async #answer(name: CallName, input: ArticlePatch): Promise<unknown> {
    if (name === 'articles.open' || name === 'articles.peek') return this.#view();
    if (name === 'articles.close') return null;
    if (name === 'articles.commit') {
      this.committed(contract['articles.commit'].input.parse(input));
      return { hash: 'a'.repeat(64), meta: this.#meta() };
    }
    if (name === 'articles.move') return { meta: this.#meta() };
    if (name === 'desk.status') return this.#status();
    if (name === 'places.find') return [];
    if (name !== 'articles.patch') throw new DeskError('unknown-call', `Not here: ${name}`);
    this.patches.push(input);
    await this.before(input);
    if (input.seq > this.seq) this.#apply(input);
    await this.after(input);
    return { seq: this.seq, savedAt: AT, meta: this.#meta() };
  }

  #apply(patch: ArticlePatch): void {
    const blocks = new Map(this.content.blocks.map((block) => [block.id, block]));
    for (const id of patch.removedBlocks ?? []) blocks.delete(id);
    for (const block of patch.blocks ?? []) blocks.set(block.id, block);
    const order = patch.blockOrder ?? this.content.blocks.map((block) => block.id);
    if (new Set(order).size !== blocks.size || order.some((id) => !blocks.has(id))) {
      throw new DeskError('bad-order', 'The order does not name the blocks there are');
    }
    this.content = {
      schema: 1,
      fields: { ...this.content.fields, ...(patch.fields as Partial<Content['fields']>) },
      placements: patch.placements ?? this.content.placements,
      blocks: order.flatMap((id) => blocks.get(id) ?? []),
    };
    this.seq = patch.seq;
  }

  #view(): ArticleView {
    return {
      meta: this.#meta(),
      content: this.content,
      seq: this.seq,
      savedAt: AT,
      photos: {},
      missingAssets: [],
      recovered: false,
      held: false,
    };
  }

  #status(): Status {
    return {
      app: 'test',
      store: '',
      person: null,
      people: [],
      house: defaultHouse,
      articles: 1,
    };
  }

  #meta(): ArticleMeta {
    return {
      id: 'article',
      state: 'draft',
      spikedFrom: null,
      version: 1,
      head: null,
      heads: [],
      approvedRevision: null,
      publishedRevision: null,
      newerWords: false,
      assignee: '',
      due: null,
      createdAt: AT,
      updatedAt: AT,
    };
  }
}
