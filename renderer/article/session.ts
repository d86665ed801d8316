import type { Content } from '../../shared/article/content.ts';
import type { FieldName, Fields } from '../../shared/article/fields.ts';
import type { Photo } from '../../shared/article/photo.ts';
import type { Placement, PlacementRole } from '../../shared/article/placement.ts';
import type { RevisionReason } from '../../shared/article/revision.ts';
import { canonicalJson } from '../../shared/canonical.ts';
import type { ArticleMeta, ArticleView } from '../../shared/contract/articles.ts';
import type { CallOutput, DeskClient } from '../../shared/contract/contract.ts';
import type { Block } from '../../shared/manuscript/blocks.ts';
import { type Counts, standingText } from '../../shared/manuscript/count.ts';
import type { State } from '../../shared/workflow/states.ts';
import { type BodyChange, bodyChanges, type Changes, mergeChanges, NO_CHANGES } from './changes.ts';
import { BodyCounter } from './counts.ts';
import { RevisionClock } from './revision-clock.ts';
import { type Acknowledgement, SaveQueue, type SaveState } from './save-queue.ts';

export type { BodyChange } from './changes.ts';
export type { SaveState } from './save-queue.ts';

/** What the screen shows of an open article. Immutable: a change makes a new one. */
export interface SessionSnapshot {
  readonly meta: ArticleMeta;
  readonly fields: Fields;
  readonly placements: readonly Placement[];
  /** Current photo records of the placements, by photo id. */
  readonly photos: Readonly<Record<string, Photo>>;
  /** Assets of these photos whose file is gone. */
  readonly missingAssets: readonly string[];
  readonly saved: SaveState;
  /** Words of the body; as of the last save while somebody types. */
  readonly counts: Counts;
  /** Characters of the headline as it would stand. */
  readonly headlineLength: number;
  /** True when the article was open and unsaved when the app died. */
  readonly recovered: boolean;
}

/** Where a change comes from: the printed page itself, or anything beside it. */
export type Origin = 'page' | 'beside';
/** What changed beside the page, so that the page can show it. */
export type BesideChange =
  | { kind: 'field'; name: FieldName }
  | { kind: 'placements' }
  /** Everything was read again. */
  | { kind: 'content' };

/** The body's editor, as the session asks it. */
export interface BodySource {
  /** What changed since the last call, or null. Holds back while an input method composes. */
  drain(): BodyChange | null;
}

/**
 * An article that is open in this window: its words in memory, and their way to the disk. The printed page
 * and everything beside it read and write here; nobody else sends patches.
 */
export class ArticleSession {
  readonly id: string;
  readonly #client: DeskClient;
  readonly #queue: SaveQueue;
  readonly #counter = new BodyCounter();
  readonly #clock = new RevisionClock(() => this.commit('automatic'));
  readonly #listeners = new Set<() => void>();
  readonly #besideListeners = new Set<(change: BesideChange) => void>();
  #snapshot: SessionSnapshot;
  #blocks: Map<string, Block>;
  #order: readonly string[];
  #changes: Changes = NO_CHANGES;
  #body: BodySource | null = null;

  private constructor(client: DeskClient, view: ArticleView) {
    this.id = view.meta.id;
    this.#client = client;
    this.#blocks = blockMap(view.content);
    this.#order = view.content.blocks.map((block) => block.id);
    this.#counter.reset(view.content.blocks);
    this.#snapshot = snapshotOf(view, this.#counter.counts, { kind: 'saved', at: view.savedAt });
    this.#queue = new SaveQueue({
      id: this.id,
      seq: view.seq,
      savedAt: view.savedAt,
      send: (patch) => client.call('articles.patch', patch),
      collect: () => this.#collect(),
      onState: (saved) => this.#show({ saved, counts: this.#counter.counts }),
      onAcknowledged: (acknowledgement: Acknowledgement) => {
        this.#clock.edited();
        if (!sameFacts(acknowledgement.meta, this.#snapshot.meta)) {
          this.#show({ meta: acknowledgement.meta });
        }
      },
    });
    // Words of a run that died are in no version yet.
    if (view.recovered) this.#clock.edited();
  }

  /** Opens an article. Rejects with the service's `DeskError` when it cannot be read. */
  static async open(client: DeskClient, id: string): Promise<ArticleSession> {
    return new ArticleSession(client, await client.call('articles.open', { id }));
  }

  /** Writes an article that this window has the right to write: `view.held` is false. */
  static of(client: DeskClient, view: ArticleView): ArticleSession {
    return new ArticleSession(client, view);
  }

  /** What the window has, for a copy outside the store. */
  unsaved(): { id: string; content: Content; photos: Photo[] } {
    const blocks = [...this.blocks()];
    const { fields, placements, photos } = this.#snapshot;
    const placed = new Set(placements.map((placement) => placement.photoId));
    return {
      id: this.id,
      content: { schema: 1, fields, placements: [...placements], blocks },
      photos: Object.values(photos).filter((photo) => placed.has(photo.id)),
    };
  }

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** For `useSyncExternalStore`. */
  readonly getSnapshot = (): SessionSnapshot => this.#snapshot;

  get snapshot(): SessionSnapshot {
    return this.#snapshot;
  }

  /** Told of every change that the printed page did not make itself. */
  subscribeBeside(listener: (change: BesideChange) => void): () => void {
    this.#besideListeners.add(listener);
    return () => this.#besideListeners.delete(listener);
  }

  /** Sets one field. Saved by itself, soon. Setting what it already says does nothing. */
  setField<N extends FieldName>(name: N, value: Fields[N], origin: Origin = 'beside'): void {
    if (canonicalJson(this.#snapshot.fields[name]) === canonicalJson(value)) return;
    const fields = { ...this.#snapshot.fields, [name]: value };
    this.#note({ ...NO_CHANGES, fields: { [name]: value } });
    const headlineLength = name === 'headline' ? lengthOf(fields) : this.#snapshot.headlineLength;
    this.#show({ fields, headlineLength });
    if (origin === 'beside') this.#tellBeside({ kind: 'field', name });
  }

  /** Changes the words, role or crops of one placement. Unknown ids are ignored: it was just removed. */
  setPlacement(id: string, change: Partial<Omit<Placement, 'id'>>, origin: Origin = 'beside'): void {
    const placements = this.#snapshot.placements.map((placement) =>
      placement.id === id ? { ...placement, ...change } : placement,
    );
    this.setPlacements(placements, origin);
  }

  /** Sets the whole list: its order is the order in which photos are listed. */
  setPlacements(placements: readonly Placement[], origin: Origin = 'beside'): void {
    if (canonicalJson(this.#snapshot.placements) === canonicalJson(placements)) return;
    this.#note({ ...NO_CHANGES, placements });
    this.#show({ placements });
    if (origin === 'beside') this.#tellBeside({ kind: 'placements' });
  }

  /**
   * Places photos that the store has (`photos.attach`); the first fills a placement that waits. `known` are
   * their records, as `photos.takeIn` gave them. Returns the placement ids.
   */
  async attach(
    known: readonly Photo[],
    options: { role?: PlacementRole; replace?: string; keepWords?: boolean } = {},
    origin: Origin = 'beside',
  ): Promise<CallOutput<'photos.attach'>> {
    await this.flush();
    const answer = await this.#client.call('photos.attach', {
      id: this.id,
      photoIds: known.map((photo) => photo.id),
      ...options,
    });
    const photos = { ...this.#snapshot.photos };
    for (const photo of known) photos[photo.id] = photo;
    this.#show({ photos, placements: answer.placements, meta: answer.meta });
    if (origin === 'beside') this.#tellBeside({ kind: 'placements' });
    return answer;
  }

  /** Makes photo records known, so that placements of these photos can print their words. */
  learnPhotos(known: readonly Photo[]): void {
    const photos = { ...this.#snapshot.photos };
    for (const photo of known) photos[photo.id] = photo;
    this.#show({ photos });
  }

  /** Reads the photo records again, after somebody changed their words or a file came back. */
  async refreshPhotos(): Promise<void> {
    const view = await this.#client.call('articles.peek', { id: this.id });
    this.#show({ photos: { ...this.#snapshot.photos, ...view.photos }, missingAssets: view.missingAssets });
    this.#tellBeside({ kind: 'placements' });
  }

  /** The body as it is now, in order. */
  blocks(): readonly Block[] {
    this.#drainBody();
    return this.#order.flatMap((id) => this.#blocks.get(id) ?? []);
  }

  /** The page's body editor announces itself; it is asked when a patch is due. Returns how to let go. */
  connectBody(source: BodySource): () => void {
    this.#body = source;
    return () => {
      this.#drainBody();
      if (this.#body === source) this.#body = null;
    };
  }

  /** The body changed; cheap, for every key. */
  readonly bodyTouched = (): void => this.#queue.touch();

  /** Resolves when the disk has everything. Rejects with the service's words when it has not. */
  flush(): Promise<void> {
    return this.#queue.flush();
  }

  /** Makes a revision of what is written now. Returns its hash. */
  async commit(reason: RevisionReason, note = ''): Promise<string> {
    try {
      await this.flush();
      // Before the call: what is typed while it is under way is in no version yet.
      this.#clock.kept();
      const { hash, meta } = await this.#client.call('articles.commit', { id: this.id, reason, note });
      this.#show({ meta });
      return hash;
    } catch (cause) {
      this.#clock.failed();
      throw cause;
    }
  }

  /** Moves the article in the workflow. Rejects with what the checks say. */
  async move(to: State, reason = ''): Promise<void> {
    await this.flush();
    const { meta } = await this.#client.call('articles.move', { id: this.id, to, reason });
    this.#clock.kept();
    this.#show({ meta });
  }

  /** Shows new desk facts, such as assignee and due time, that came by another way. */
  setMeta(meta: ArticleMeta): void {
    this.#show({ meta });
  }

  /** Saves what is waiting, then reads everything again: another window or the command line changed it. */
  async reload(): Promise<void> {
    await this.flush();
    this.replace(await this.#client.call('articles.peek', { id: this.id }));
  }

  /** Shows a view that the service answered with (restore, pick of a head). Flush before asking for it. */
  replace(view: ArticleView): void {
    this.#clock.kept();
    this.#blocks = blockMap(view.content);
    this.#order = view.content.blocks.map((block) => block.id);
    this.#counter.reset(view.content.blocks);
    this.#changes = NO_CHANGES;
    this.#queue.restart(view.seq, view.savedAt);
    this.#show(snapshotOf(view, this.#counter.counts, this.#queue.state));
    this.#tellBeside({ kind: 'content' });
  }

  /**
   * Saves, tells the service that nobody writes here any more, which makes a version of new words, and stops.
   * Rejects, and stays open, when the words are not on disk.
   */
  async close(): Promise<void> {
    await this.flush();
    this.#queue.stop();
    this.#clock.stop();
    await this.#client.call('articles.close', { id: this.id });
  }

  #note(changes: Changes): void {
    this.#changes = mergeChanges(this.#changes, changes);
    this.#queue.touch();
  }

  #collect(): Changes {
    this.#drainBody();
    const changes = this.#changes;
    this.#changes = NO_CHANGES;
    return changes;
  }

  #drainBody(): void {
    const change = this.#body?.drain();
    if (!change) return;
    for (const id of change.removed) {
      this.#blocks.delete(id);
      this.#counter.remove(id);
    }
    for (const block of change.blocks) {
      this.#blocks.set(block.id, block);
      this.#counter.set(block);
    }
    if (change.order) this.#order = change.order;
    this.#changes = mergeChanges(this.#changes, bodyChanges(change));
  }

  #show(change: Partial<SessionSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of [...this.#listeners]) listener();
  }

  #tellBeside(change: BesideChange): void {
    for (const listener of [...this.#besideListeners]) listener(change);
  }
}

/** Whether the desk's facts are the same; the time of the last change moves with every patch and counts by minutes. */
function sameFacts(a: ArticleMeta, b: ArticleMeta): boolean {
  const facts = (meta: ArticleMeta) => canonicalJson({ ...meta, updatedAt: meta.updatedAt.slice(0, 16) });
  return facts(a) === facts(b);
}

function blockMap(content: Content): Map<string, Block> {
  return new Map(content.blocks.map((block) => [block.id, block]));
}

function lengthOf(fields: Fields): number {
  return [...standingText(fields.headline)].length;
}

function snapshotOf(view: ArticleView, counts: Counts, saved: SaveState): SessionSnapshot {
  return {
    meta: view.meta,
    fields: view.content.fields,
    placements: view.content.placements,
    photos: view.photos,
    missingAssets: view.missingAssets,
    saved,
    counts,
    headlineLength: lengthOf(view.content.fields),
    recovered: view.recovered,
  };
}
