/** One step of the store's layout. Numbers go up with gaps; a step that has landed is never edited. */
export interface Migration {
  number: number;
  /** What it brings, for the log. */
  name: string;
  sql: string;
}
