import type { Topic } from '../../../shared/article/fields.ts';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import { DeskError } from '../../../shared/contract/error.ts';
import { makeHouseTopic } from '../../../shared/topics/house.ts';
import { findTopic } from '../../../shared/topics/resolve.ts';
import { sameTopic } from '../../../shared/topics/vocabulary.ts';

/** Topics as they are to be, and the names of those that nobody has made yet. */
export class TopicPlan {
  readonly #desk: DeskClient;
  readonly #new = new Map<Topic, string>();
  #topics: readonly Topic[];

  constructor(desk: DeskClient, topics: readonly Topic[]) {
    this.#desk = desk;
    this.#topics = topics;
  }

  /** Tags with a topic. One that no vocabulary knows is only made by `settle`, when all else is known to be right. */
  async add(name: string): Promise<void> {
    const known = await this.#desk.call('topics.search', { text: name, limit: 200 });
    const found = findTopic(name, [...this.#topics, ...known]);
    const topic = found ?? makeHouseTopic(name, [...this.#topics, ...known]);
    if (this.#topics.some((other) => sameTopic(other, topic))) return;
    if (found === null) this.#new.set(topic, name);
    this.#topics = [...this.#topics, topic];
  }

  remove(name: string): void {
    const gone = findTopic(name, this.#topics);
    if (!gone) {
      throw new DeskError(
        'no-topic',
        `The article has no topic “${name}”.`,
        'Nothing was set. See `show` for those it has.',
      );
    }
    this.#topics = this.#topics.filter((topic) => !sameTopic(topic, gone));
  }

  get topics(): readonly Topic[] {
    return this.#topics;
  }

  /** Makes what is new; `made` hears of each. */
  async settle(made: (topic: Topic) => void): Promise<Topic[]> {
    const settled: Topic[] = [];
    for (const topic of this.#topics) {
      const name = this.#new.get(topic);
      if (name === undefined) {
        settled.push(topic);
        continue;
      }
      const resolved = await this.#desk.call('topics.resolve', { name });
      if (resolved.made) made(resolved.topic);
      if (!settled.some((other) => sameTopic(other, resolved.topic))) settled.push(resolved.topic);
    }
    return settled;
  }
}
