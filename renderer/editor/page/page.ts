import { mergeRegister } from '@lexical/utils';
import {
  $createNodeSelection,
  $getRoot,
  $getSelection,
  $isNodeSelection,
  $setSelection,
  COMMAND_PRIORITY_HIGH,
  type EditorThemeClasses,
  FOCUS_COMMAND,
  type LexicalEditor,
  REDO_COMMAND,
  UNDO_COMMAND,
} from 'lexical';
import { joinByline, splitByline } from '../../../shared/article/byline.ts';
import type { Placement } from '../../../shared/article/placement.ts';
import { printedWords } from '../../../shared/article/words.ts';
import { canonicalJson } from '../../../shared/canonical.ts';
import type { CheckPlace } from '../../../shared/checks/result.ts';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import type { IntakeNote } from '../../../shared/intake/draft.ts';
import { type Inline, inlineFromText, inlineToText } from '../../../shared/manuscript/inline.ts';
import type { Shell } from '../../../shared/shell/shell.ts';
import { defaultHouse } from '../../../shared/workflow/people.ts';
import { DatelineReader } from '../../article/dateline.ts';
import type { ArticleSession, BesideChange } from '../../article/session.ts';
import { createBody, loadBody, registerBody } from '../body.ts';
import { BodyChanges } from '../body-changes.ts';
import type { Clip } from '../clipboard.ts';
import { createField, registerField } from '../field.ts';
import { $isFigureNode } from '../figure-node.ts';
import { registerFreshSelection } from '../fresh-selection.ts';
import { PageHistory } from '../history.ts';
import { placementIdOf } from '../states.ts';
import { registerClipboard } from './clip-commands.ts';
import { DatelinePart } from './dateline-part.ts';
import { type FieldBinding, FieldPart } from './field-part.ts';
import { $figureOf, Figures } from './figures.ts';
import { $formatsOn, canFormat, type FormatCommand, hrefAt, runFormat } from './format.ts';
import { jumpOnPage } from './jump.ts';
import { registerLeaving } from './leaving.ts';
import { Observable } from './observable.ts';
import { type PartId, type PhotoWord, photoPart, photoPartOf } from './part.ts';
import { placementsAside } from './placements-aside.ts';
import { failureNote, type Said } from './said.ts';
import { insertClip, paste } from './take-in.ts';

export interface PageOptions {
  session: ArticleSession;
  client: DeskClient;
  /** Dialogs and tokens for files. */
  shell: Pick<Shell, 'chooseFiles' | 'takeFiles'>;
  /** Class names for the marks and blocks. */
  theme: EditorThemeClasses;
  /** Takes in files that were pasted into a part. */
  onFiles(files: readonly File[], part: PartId): Promise<void>;
  /** What an editor could not do. It goes on with what it had before. */
  onError(error: Error): void;
}

/** A link that is being made or changed. */
export interface Linking {
  part: PartId;
  href: string;
}

/** What the format bar and the menu show. */
export interface FormatState {
  part: PartId | null;
  on: ReadonlySet<FormatCommand>;
}

/**
 * The printed page of one article: an editor for each part, one history for all, and the way to the article and
 * back. It lives as long as the article is open, whatever React mounts of it.
 */
export class Page {
  readonly session: ArticleSession;
  readonly client: DeskClient;
  readonly shell: PageOptions['shell'];
  readonly history = new PageHistory();
  readonly body: LexicalEditor;
  readonly dateline: DatelinePart;
  readonly formats = new Observable<FormatState>({ part: null, on: new Set() });
  /** What there is to say of the last paste or drop, until it is dismissed. */
  readonly said = new Observable<Said | null>(null);
  /** Set while somebody is asked for the address of a link: where, and what it is now. */
  readonly linking = new Observable<Linking | null>(null);
  /** The placement whose figure is selected as a whole, or null. */
  readonly selectedFigure = new Observable<string | null>(null);
  /** The part whose selected words are being dragged, or null. */
  dragged: PartId | null = null;
  readonly #options: PageOptions;
  readonly #changes: BodyChanges;
  readonly #figures: Figures;
  readonly #fields = new Map<PartId, FieldPart>();
  readonly #ends: (() => void)[] = [];
  #placements: { before: readonly Placement[]; now: readonly Placement[] };
  #houseStyle = defaultHouse.datelineStyle;

  constructor(options: PageOptions) {
    this.#options = options;
    this.session = options.session;
    this.client = options.client;
    this.shell = options.shell;
    const { placements } = this.session.snapshot;
    this.#placements = { before: placements, now: placements };
    this.dateline = new DatelinePart(this.session, new DatelineReader(this.client), () => this.#houseStyle);
    this.body = createBody(options);
    this.#changes = new BodyChanges(this.body);
    this.#figures = new Figures(this.session, this.body);
    // Behaviour before words: Lexical marks every node dirty for a rule that is registered later.
    this.#ends.push(registerBody(this.body, this.#changes));
    this.#loadBody();
    this.#ends.push(
      this.#changes.register(this.session.bodyTouched),
      this.#figures.register(),
      this.session.connectBody(this.#changes),
      this.session.subscribe(() => this.#notePlacements()),
      this.session.subscribeBeside((change) => this.#onBeside(change)),
      this.#common('body', this.body),
      this.body.registerUpdateListener(({ editorState }) => this.#noteFigure(editorState._selection)),
    );
    for (const binding of this.#bindings()) this.#addField(binding);
    void this.client.call('desk.status', null).then(
      ({ house }) => {
        this.#houseStyle = house.datelineStyle;
      },
      // Without it datelines print in the style that the app brings.
      () => undefined,
    );
  }

  /** Lets go of everything. The session keeps what was written. */
  dispose(): void {
    for (const end of this.#ends.splice(0).reverse()) end();
  }

  /** The editor of a part. The words of a placement get theirs when they are first asked for. */
  editor(part: PartId): LexicalEditor {
    return part === 'body' ? this.body : this.field(part).editor;
  }

  field(part: PartId): FieldPart {
    const known = this.#fields.get(part);
    if (known) return known;
    const photo = photoPartOf(part);
    if (!photo) throw new TypeError(`The page has no field ${part}`);
    return this.#addField(this.#photoBinding(photo.word, photo.placementId));
  }

  /** Parts from top to bottom as arrows go through them. */
  order(): PartId[] {
    const leads = this.session.snapshot.placements.filter((placement) => placement.role === 'lead');
    return [
      'headline',
      'standfirst',
      'byline',
      ...leads.map((placement) => photoPart('caption', placement.id)),
      'dateline',
      'body',
      'signOff',
    ];
  }

  undo(): boolean {
    return this.#travelled(this.history.undo());
  }

  redo(): boolean {
    return this.#travelled(this.history.redo());
  }

  /** The part that somebody writes in, or wrote in last. */
  get active(): PartId | null {
    return this.formats.get().part;
  }

  canRun(command: FormatCommand): boolean {
    const part = this.active;
    if (part === null) return false;
    return canFormat(command, part === 'body' ? 'body' : this.field(part).kind);
  }

  format(command: FormatCommand): void {
    const part = this.active;
    if (part === null || !this.canRun(command)) return;
    const editor = this.editor(part);
    if (command === 'format.link') this.linking.set({ part, href: hrefAt(editor) });
    else runFormat(editor, command);
  }

  /** Shows what there is to say of a paste or drop; nothing when there is nothing. */
  say(title: string, notes: readonly IntakeNote[], again?: () => void): void {
    if (notes.length > 0) this.said.set({ title, notes, ...(again ? { again } : {}) });
  }

  /** Every part that has an editor. */
  parts(): PartId[] {
    return ['body', ...this.#fields.keys()];
  }

  /** Inserts a clipboard or drop at the caret of a part. */
  insert(part: PartId, clip: Clip): void {
    insertClip(this, part, clip);
  }

  /** Takes in what was pasted into a part. */
  async paste(part: PartId, clip: Clip): Promise<void> {
    try {
      const words = clip.own !== null || clip.html !== '' || clip.text !== '';
      if (!words && clip.files.length > 0) await this.#options.onFiles(clip.files, part);
      else await paste(this, part, clip);
    } catch (cause) {
      this.say('Not pasted', [failureNote(cause)]);
    }
  }

  /** Puts the caret where a check points. False when that place is not on the page. */
  jump(place: CheckPlace): boolean {
    return jumpOnPage(this, place);
  }

  /** Selects a figure as a whole, for keys that remove or move it. */
  selectFigure(placementId: string): void {
    this.body.update(() => {
      const figure = $figureOf(placementId);
      if (!figure) return;
      const selection = $createNodeSelection();
      selection.add(figure.getKey());
      $setSelection(selection);
    });
    this.body.getRootElement()?.focus({ preventScroll: true });
  }

  /** Whether nothing is written or placed yet: the blank page, which a whole clipping may fill. */
  isBlank(): boolean {
    const { fields, placements } = this.session.snapshot;
    const words = [fields.headline, fields.standfirst].some((inline) => inlineToText(inline).trim() !== '');
    if (words || fields.byline.length > 0 || fields.dateline !== null || placements.length > 0) return false;
    return this.isBlankBody();
  }

  isBlankBody(): boolean {
    return this.body.getEditorState().read(
      () =>
        $getRoot().getTextContent().trim() === '' &&
        $getRoot()
          .getChildren()
          .every((child) => !$isFigureNode(child)),
    );
  }

  /** Shows what the article says of its placements anew, as part of the step that is being made. */
  syncPlacements(): void {
    for (const part of this.#fields.values()) if (photoPartOf(part.id)) part.sync();
  }

  #addField(binding: FieldBinding): FieldPart {
    const photo = photoPartOf(binding.id);
    const inline = photo
      ? this.session.snapshot.placements.some(({ id, role }) => id === photo.placementId && role === 'inline')
      : false;
    const editor = createField({
      kind: binding.kind,
      theme: this.#options.theme,
      onError: this.#options.onError,
      ...(inline ? { parent: this.body } : {}),
    });
    this.#ends.push(registerField(editor, binding.kind, () => this.#leaving.enter(binding.id)));
    const part = new FieldPart(editor, binding);
    this.#fields.set(binding.id, part);
    if (binding.id === 'dateline') {
      this.dateline.connect(
        editor,
        this.history,
        (text) => part.show(inlineFromText(text), ['history-push']),
        () => part.inline,
      );
    }
    this.#ends.push(part.register(), this.#common(binding.id, editor));
    return part;
  }

  /** What every editor of the page has: the page's history, arrows that leave it, and its place in the format bar. */
  #common(part: PartId, editor: LexicalEditor): () => void {
    return mergeRegister(
      registerFreshSelection(editor),
      this.history.register(editor),
      this.#leaving.register(part, editor),
      registerClipboard(part, editor, {
        placements: () => this.session.snapshot.placements,
        paste: (target, clip) => void this.paste(target, clip),
        dragged: (source) => {
          this.dragged = source;
        },
      }),
      editor.registerCommand(UNDO_COMMAND, () => this.#later(() => this.undo()), COMMAND_PRIORITY_HIGH),
      editor.registerCommand(REDO_COMMAND, () => this.#later(() => this.redo()), COMMAND_PRIORITY_HIGH),
      editor.registerCommand(
        FOCUS_COMMAND,
        () => {
          this.#noteFormats(part, editor);
          return false;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerUpdateListener(() => {
        if (this.active === part) this.#noteFormats(part, editor);
      }),
    );
  }

  readonly #leaving = registerLeaving(this);

  /** A command runs inside an update of its editor; what sets states of editors has to wait until that is over. */
  #later(run: () => void): true {
    queueMicrotask(run);
    return true;
  }

  #travelled(editors: readonly LexicalEditor[]): boolean {
    const editor = editors.at(-1);
    editor?.getRootElement()?.focus({ preventScroll: true });
    return editors.length > 0;
  }

  #noteFormats(part: PartId, editor: LexicalEditor): void {
    const on = editor.getEditorState().read(() => $formatsOn(part === 'body'));
    const before = this.formats.get();
    if (before.part === part && sameSet(before.on, on)) return;
    this.formats.set({ part, on });
  }

  #noteFigure(selection: unknown): void {
    let selected: string | null = null;
    if ($isNodeSelection(selection)) {
      selected = this.body.getEditorState().read(() => {
        const node = $getSelection()?.getNodes()[0];
        return $isFigureNode(node) ? placementIdOf(node) : null;
      });
    }
    this.selectedFigure.set(selected);
  }

  #loadBody(): void {
    const blocks = this.session.blocks();
    loadBody(this.body, blocks);
    this.#changes.reset(blocks);
    this.#figures.reset();
  }

  #onBeside(change: BesideChange): void {
    if (change.kind === 'field') {
      for (const part of this.#fields.values()) if (part.id === change.name) part.sync();
      if (change.name === 'language') this.#fields.get('byline')?.sync();
    } else if (change.kind === 'placements') {
      this.#placementsChanged();
    } else {
      this.#loadBody();
      for (const part of this.#fields.values()) part.load();
      this.history.clear();
    }
  }

  /** Words are synced part by part, so that typing beside the page is one step; photos come and go as a step. */
  #placementsChanged(): void {
    const { before, now } = this.#placements;
    if (outline(before) === outline(now)) {
      this.syncPlacements();
      return;
    }
    this.history.group(() => {
      this.history.addAside(placementsAside(this.session, before, now));
      this.syncPlacements();
      this.#figures.reconcile();
    });
  }

  #notePlacements(): void {
    const now = this.session.snapshot.placements;
    if (now !== this.#placements.now) this.#placements = { before: this.#placements.now, now };
  }

  #bindings(): FieldBinding[] {
    const { session } = this;
    const fields = () => session.snapshot.fields;
    return [
      {
        id: 'headline',
        kind: 'rich',
        get: () => fields().headline,
        set: (inline) => session.setField('headline', inline, 'page'),
      },
      {
        id: 'standfirst',
        kind: 'rich',
        get: () => fields().standfirst,
        set: (inline) => session.setField('standfirst', inline, 'page'),
      },
      {
        id: 'byline',
        kind: 'plain',
        get: () => inlineFromText(joinByline(fields().byline, fields().language)),
        set: (inline) => session.setField('byline', splitByline(inlineToText(inline)), 'page'),
        agrees: (shown) => canonicalJson(splitByline(inlineToText(shown))) === canonicalJson(fields().byline),
      },
      this.dateline.binding,
      {
        id: 'signOff',
        kind: 'plain',
        get: () => inlineFromText(fields().signOff),
        set: (inline) => session.setField('signOff', inlineToText(inline).trim(), 'page'),
        agrees: (shown) => inlineToText(shown).trim() === fields().signOff,
      },
    ];
  }

  /** Words that are the photo's own are not stored with the placement. */
  #photoBinding(word: PhotoWord, placementId: string): FieldBinding {
    const { session } = this;
    const find = () => session.snapshot.placements.find((placement) => placement.id === placementId);
    const photo = () => session.snapshot.photos[find()?.photoId ?? ''] ?? null;
    const own = (inline: Inline) => canonicalJson(inline) === canonicalJson(photo()?.caption ?? null);
    return {
      id: photoPart(word, placementId),
      kind: word === 'caption' ? 'rich' : 'plain',
      get: () => {
        const placement = find();
        if (!placement) return this.#fields.get(photoPart(word, placementId))?.inline ?? [];
        const words = printedWords(placement, photo());
        return word === 'caption' ? words.caption : inlineFromText(words[word]);
      },
      set: (inline) => {
        const text = inlineToText(inline).trim();
        if (word === 'caption') {
          session.setPlacement(placementId, { caption: own(inline) ? null : inline }, 'page');
        } else {
          const value = text === (photo()?.[word] ?? '') && photo() ? null : text;
          session.setPlacement(placementId, { [word]: value }, 'page');
        }
      },
    };
  }
}

/** Which photos stand where, without their words. */
function outline(placements: readonly Placement[]): string {
  return placements.map(({ id, role, photoId }) => [id, role, photoId].join(' ')).join('\n');
}

function sameSet<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item));
}
