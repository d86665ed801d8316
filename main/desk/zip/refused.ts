/** Why a zip is not opened: a rule by its stable name, and a sentence. */
export class ZipRefused extends Error {
  readonly rule: string;

  constructor(rule: string, message: string) {
    super(message);
    this.name = 'ZipRefused';
    this.rule = rule;
  }
}
