// The reference of the typing bench: Lexical's rich text and history, and nothing else.
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerRichText } from '@lexical/rich-text';
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from 'lexical';

declare global {
  interface Window {
    fillPlain(paragraphs: string[]): void;
  }
}

const editor = createEditor({
  namespace: 'plain',
  onError(error) {
    throw error;
  },
});
editor.setRootElement(document.getElementById('editor'));
registerRichText(editor);
registerHistory(editor, createEmptyHistoryState(), 300);

window.fillPlain = (paragraphs) => {
  editor.update(
    () => {
      const root = $getRoot().clear();
      for (const text of paragraphs) root.append($createParagraphNode().append($createTextNode(text)));
    },
    { discrete: true },
  );
};
