/** The look of the page that stands alone. Logical properties: it serves both directions of writing. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; font: 1.125rem/1.6 Georgia, 'Source Serif 4', 'Noto Serif', serif; overflow-wrap: break-word; }
article { max-inline-size: 38rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 2.1rem; line-height: 1.15; margin: 0 0 0.75rem; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 2rem 0 0.5rem; }
h3 { font-size: 1.125rem; line-height: 1.3; margin: 1.5rem 0 0.5rem; }
.section, .byline, .time, figcaption, footer { font-family: system-ui, sans-serif; font-size: 0.875rem; line-height: 1.45; }
.section { margin: 0 0 0.5rem; font-weight: 600; }
.standfirst { margin: 0 0 1rem; font-size: 1.25rem; line-height: 1.4; }
.byline { margin: 0; font-weight: 600; }
.time, .credit, footer { opacity: 0.75; }
figure { margin: 1.75rem 0; }
img { max-inline-size: 100%; block-size: auto; display: block; }
figcaption { padding-block-start: 0.5rem; }
blockquote { margin: 1.5rem 0; padding-inline-start: 1rem; border-inline-start: 3px solid; }
.sign-off { font-variant-caps: all-small-caps; letter-spacing: 0.04em; }
footer { margin-block-start: 3rem; padding-block-start: 1rem; border-block-start: 1px solid; }
`;
