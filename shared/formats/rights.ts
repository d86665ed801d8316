import type { PackageInput } from './input.ts';

/** Who holds the copyright: the publisher of the house, else its provider. Empty when neither is set. */
export function copyrightHolder(input: PackageInput): string {
  return input.house.publisher || input.house.provider;
}

/** Who provides the story: the provider of the house, else its publisher. Empty when neither is set. */
export function provider(input: PackageInput): string {
  return input.house.provider || input.house.publisher;
}

/** The year of the copyright: that of this version. */
export function copyrightYear(input: PackageInput): number {
  return Number(input.revisedAt.slice(0, 4));
}

/** Names in one line. Commas rather than words: the line is read by machines in every language. */
export function nameLine(names: readonly string[]): string {
  return names.join(', ');
}
