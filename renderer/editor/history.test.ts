import { $getRoot, $getSelection, $isRangeSelection, type LexicalEditor, PASTE_TAG } from 'lexical';
import { beforeEach, expect, test } from 'vitest';
import type { Block } from '../../shared/manuscript/blocks.ts';
import { inlineFromText } from '../../shared/manuscript/inline.ts';
import { PageHistory } from './history.ts';
import { headlessBody } from './testing/headless.ts';

let time = 0;
let history: PageHistory;
let body: LexicalEditor;
let headline: LexicalEditor;

beforeEach(() => {
  time = 0;
  history = new PageHistory(() => time);
  body = made('');
  headline = made('');
});

function made(text: string): LexicalEditor {
  const blocks: Block[] = [{ id: 'p', type: 'paragraph', inline: inlineFromText(text) }];
  const editor = headlessBody(blocks);
  editor.update(() => $getRoot().selectEnd(), { discrete: true });
  history.register(editor);
  return editor;
}

function words(editor: LexicalEditor): string {
  return editor.getEditorState().read(() => $getRoot().getTextContent());
}

/** Types as keys do, 80 ms apart. */
function type(editor: LexicalEditor, text: string): void {
  for (const character of text) {
    time += 80;
    insert(editor, character);
  }
}

function insert(editor: LexicalEditor, text: string, tag?: string): void {
  editor.update(
    () => {
      const selection = $getSelection() ?? $getRoot().selectEnd();
      if ($isRangeSelection(selection)) selection.insertText(text);
    },
    { discrete: true, ...(tag ? { tag } : {}) },
  );
}

test('the first edit of the page can be undone, and done again', () => {
  type(body, 'One');
  expect(history.undo()).toEqual([body]);
  expect(words(body)).toBe('');
  expect(history.canUndo).toBe(false);
  history.redo();
  expect(words(body)).toBe('One');
});

test('steps of one editor are folded into one, back to a step that stays', () => {
  type(headline, 'Head');
  const since = history.top();
  type(body, 'One');
  time += 5000;
  type(body, ' two');
  insert(body, ' chosen', 'history-push');
  history.fold(body, since);
  expect(words(body)).toBe('One two chosen');
  history.undo();
  expect(words(body)).toBe('');
  history.redo();
  expect(words(body)).toBe('One two chosen');
  history.undo();
  history.undo();
  expect(words(headline)).toBe('');
  expect(history.canUndo).toBe(false);
});

test('steps of other editors in between are never folded, nor past a step that was taken back', () => {
  type(body, 'One');
  type(headline, 'Head');
  type(body, 'Two');
  history.fold(body, null);
  history.undo();
  expect(words(body)).toBe('One');
  const gone = history.top();
  history.undo();
  type(body, '!');
  time += 5000;
  type(body, '?');
  history.fold(body, gone);
  history.undo();
  expect(words(body)).toBe('One!');
});

test('typing is one step until a pause, the end of a sentence or a caret elsewhere', () => {
  type(body, 'One two. ');
  type(body, 'Three ');
  time += 2000;
  type(body, 'four');
  body.update(() => $getRoot().selectStart(), { discrete: true });
  type(body, 'x');
  const seen: string[] = [];
  while (history.undo().length > 0) seen.push(words(body));
  expect(seen).toEqual(['One two. Three four', 'One two. Three ', 'One two. ', '']);
});

test('undo goes in order across editors, bursts in two do not merge', () => {
  type(headline, 'H');
  type(body, 'b');
  type(headline, 'h');
  expect(history.undo()).toEqual([headline]);
  expect([words(headline), words(body)]).toEqual(['H', 'b']);
  history.undo();
  expect([words(headline), words(body)]).toEqual(['H', '']);
  history.undo();
  expect([words(headline), words(body)]).toEqual(['', '']);
  history.redo();
  history.redo();
  expect([words(headline), words(body)]).toEqual(['H', 'b']);
});

test('a group over several editors and what is beside them is one step', () => {
  const beside = { topics: 'old' };
  type(body, 'x');
  history.group(() => {
    insert(headline, 'Head');
    insert(body, ' body');
    beside.topics = 'new';
    history.addAside({
      undo() {
        beside.topics = 'old';
      },
      redo() {
        beside.topics = 'new';
      },
    });
  });
  history.undo();
  expect([words(headline), words(body), beside.topics]).toEqual(['', 'x', 'old']);
  history.redo();
  expect([words(headline), words(body), beside.topics]).toEqual(['Head', 'x body', 'new']);
});

test('a paste is a step of its own between typing', () => {
  type(body, 'a');
  insert(body, 'P', PASTE_TAG);
  type(body, 'b');
  history.undo();
  expect(words(body)).toBe('aP');
  history.undo();
  expect(words(body)).toBe('a');
});

test('an update that changes no word is no step, and a new edit ends redo', () => {
  type(body, 'a');
  body.update(() => $getRoot().getFirstChildOrThrow().markDirty(), { discrete: true });
  history.undo();
  expect(words(body)).toBe('');
  expect(history.canRedo).toBe(true);
  type(body, 'b');
  expect(history.canRedo).toBe(false);
});

test('no more than three hundred steps are kept', () => {
  for (let step = 0; step < 320; step += 1) insert(body, 'p', PASTE_TAG);
  let undone = 0;
  while (history.undo().length > 0) undone += 1;
  expect(undone).toBe(300);
});

test('forgetting one editor leaves the steps of the others', () => {
  type(headline, 'H');
  type(body, 'b');
  history.forget(body);
  expect(history.undo()).toEqual([headline]);
  expect(history.canUndo).toBe(false);
});
