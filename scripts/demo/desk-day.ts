import { blankFields } from '../../shared/article/fields.ts';
import { inlineFromText } from '../../shared/manuscript/inline.ts';
import type { Role, State } from '../../shared/workflow/states.ts';
import { say } from '../say.ts';
import type { Stage } from './stage.ts';

interface DayStory {
  slugline: string;
  headline: string;
  language?: string;
  section: string;
  topic?: string;
  /** Initials of whom it is with. */
  with?: string;
  /** Hours from now on. */
  due?: number;
  /** How far it has come. */
  state?: State;
  photo?: boolean;
  words: readonly string[];
}

const PEOPLE: readonly { name: string; initials: string; role: Role }[] = [
  { name: 'Ilir Dede', initials: 'ID', role: 'reporter' },
  { name: 'Jon Østby', initials: 'JØ', role: 'editor' },
  { name: 'Signe Nystad', initials: 'SN', role: 'desk' },
  { name: 'Rana Haddad', initials: 'RH', role: 'reporter' },
];

/** From the oldest to the newest. */
const DAY: readonly DayStory[] = [
  {
    slugline: 'sami-parliament',
    headline: 'Sámi parliament sits in its new chamber for the first time',
    section: 'Politics',
    topic: 'government',
    with: 'RH',
    state: 'published',
    words: [
      'The Sámi parliament met under its new roof on Monday, eleven months after the old hall was closed for damp.',
      'Members sat in a half circle of birch. The first item on the list was the heating.',
    ],
  },
  {
    slugline: 'mayor-bridge',
    headline: 'Mayor steps back over the bridge that was built twice',
    section: 'Politics',
    topic: 'political process',
    with: 'ID',
    state: 'published',
    words: [
      'The mayor gave up her office on Tuesday after auditors found that the same bridge had been paid for twice.',
      'She called it the most expensive eleven metres on the coast.',
    ],
  },
  {
    slugline: 'library-night-shift',
    headline: 'Library keeps its night shift after a vote of one',
    section: 'Culture',
    topic: 'culture',
    with: 'RH',
    due: 46,
    words: [
      'The town library stays open until midnight. The council decided so by one vote, after the caretaker offered to lock up himself.',
    ],
  },
  {
    slugline: 'aurora-flight',
    headline: 'Night flight turns back to show its passengers the sky',
    section: 'Travel',
    topic: 'human interest',
    with: 'SN',
    state: 'approved',
    words: [
      'A flight to the south turned a full circle over the fjord on Wednesday so that both sides of the cabin could see the northern lights.',
      'The captain apologised for a delay of six minutes. Nobody complained, the airline said.',
    ],
  },
  {
    slugline: 'ice-road',
    headline: 'Ice road opens eleven days late, and three tonnes lighter',
    section: 'Islands',
    topic: 'weather phenomena',
    with: 'SN',
    state: 'submitted',
    due: 20,
    words: [
      'Cars may cross the inner sound again, but no lorries. The ice is thirty centimetres thick where it was fifty a year ago.',
    ],
  },
  {
    slugline: 'school-meals',
    headline: 'Free school meals reach the last of the island schools',
    section: 'Education',
    topic: 'school',
    with: 'ID',
    state: 'in-review',
    due: 3,
    words: [
      'From Monday every pupil on the islands eats for nothing. The last kitchen was finished on Friday, in a former boathouse.',
      '“Soup first, then sums,” said headmaster Per Moen.',
    ],
  },
  {
    slugline: 'herring-quota',
    headline: 'Herring quota talks stall over a line on a chart from 1911',
    section: 'Business',
    topic: 'natural resources',
    with: 'MH',
    due: 5,
    photo: true,
    words: [
      'Two days of talks on the winter herring ended without a number. The sides could not agree where one ground ends and the other begins.',
      'The chart that both of them rely on was drawn in 1911, by a man who disliked fish.',
    ],
  },
  {
    slugline: 'night-trains',
    headline: 'Ministry finds the money for two more night trains north',
    section: 'Business',
    topic: 'government policy',
    with: 'ID',
    state: 'submitted',
    due: 4,
    photo: true,
    words: [
      'Two more sleepers will run to the end of the line from the summer timetable on, the ministry said on Thursday.',
      'They fill a gap that has sent some 40,000 travellers a year to the airport.',
    ],
  },
  {
    slugline: '',
    headline: '',
    section: '',
    with: 'RH',
    words: ['Calls: harbour office, the widow, the insurance. Ask about the second key.'],
  },
  {
    slugline: 'harbour-bells',
    headline: 'Harbour bells ring for the first time since the fire',
    section: 'Islands',
    topic: 'anniversary',
    with: 'SN',
    state: 'approved',
    photo: true,
    words: [
      'The three bells of the harbour chapel rang at noon on Thursday, ten years to the hour after the fire that silenced them.',
      'The largest was cast anew from its own bronze. It is said to be a quarter tone lower, and nobody minds.',
    ],
  },
];

const STEPS: readonly State[] = ['submitted', 'in-review', 'approved', 'published'];

/** Fills the desk with a day's work, through the desk service. */
export async function fillDesk(stage: Stage): Promise<void> {
  say('A day on the desk');
  const { person } = await stage.call('desk.status', null);
  if (person === null) throw new Error('Nobody sits here yet.');
  for (const someone of PEOPLE) await stage.call('desk.addPerson', someone);
  await stage.call('desk.setPerson', { ...person, role: 'desk' });
  const { people } = await stage.call('desk.status', null);
  const { rows } = await stage.call('photos.list', { limit: 10 });
  const spare = rows.filter(({ photo }) => photo.altText !== '' && photo.credit !== '');
  for (const [number, story] of DAY.entries()) {
    const photo = story.photo ? spare[number % Math.max(1, spare.length)]?.photo : undefined;
    const topic = story.topic && (await stage.call('topics.resolve', { name: story.topic })).topic;
    const { id } = await stage.call('articles.create', {
      content: {
        schema: 1,
        fields: {
          ...blankFields(story.language),
          slugline: story.slugline,
          headline: inlineFromText(story.headline),
          byline: [people.find(({ initials }) => initials === story.with)?.name ?? person.name],
          section: story.section,
          topics: topic ? [topic] : [],
        },
        placements: photo
          ? [
              {
                id: 'lead',
                photoId: photo.id,
                photoRevision: null,
                role: 'lead',
                caption: null,
                credit: null,
                altText: null,
                crops: [],
              },
            ]
          : [],
        blocks: story.words.map((text, at) => ({
          id: `p${at}`,
          type: 'paragraph',
          inline: inlineFromText(text),
        })),
      },
    });
    for (const to of STEPS.slice(0, story.state ? STEPS.indexOf(story.state) + 1 : 0)) {
      await stage.call('articles.move', { id, to, reason: '' });
    }
    await stage.call('articles.setDesk', {
      ids: [id],
      assignee: people.find(({ initials }) => initials === story.with)?.id ?? '',
      ...(story.due === undefined ? {} : { due: roundHour(story.due) }),
    });
  }
  await stage.call('desk.setPerson', { ...person });
}

/** A whole half hour so many hours from now on. */
function roundHour(hours: number): string {
  const half = 30 * 60_000;
  return new Date(Math.ceil((Date.now() + hours * 3_600_000) / half) * half)
    .toISOString()
    .replace('.000Z', 'Z');
}
