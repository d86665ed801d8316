import type { EditorThemeClasses } from 'lexical';
import css from './text.module.css';

function name(key: string): string {
  return css[key] ?? '';
}

/** The class names of marks and blocks. */
export const TEXT_THEME: EditorThemeClasses = {
  paragraph: name('paragraph'),
  quote: name('quote'),
  heading: { h2: name('crosshead1'), h3: name('crosshead2') },
  list: {
    ul: name('bullets'),
    ol: name('numbers'),
    listitem: name('item'),
    nested: { listitem: name('nested') },
  },
  link: name('link'),
  text: {
    bold: name('bold'),
    italic: name('italic'),
    underline: name('underline'),
    strikethrough: name('strike'),
    underlineStrikethrough: name('underlineStrike'),
    superscript: name('superscript'),
    subscript: name('subscript'),
  },
};
