/** Why what is asked could not be answered, and how it is asked once more. */
export interface Unanswered {
  error: Error;
  retry(): void;
}
