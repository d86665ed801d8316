import type { Topic } from '../../../shared/article/fields.ts';
import type { Person } from '../../../shared/workflow/people.ts';

/** The people of the made-up newsroom: they write, are assigned and sign. */
export const STAFF: readonly Person[] = [
  ['Mara Halvorsen', 'MH', 'desk'],
  ['Ilir Dede', 'ID', 'editor'],
  ['Jon Okafor', 'JO', 'editor'],
  ['Sofia Nilsen', 'SN', 'reporter'],
  ['Amina Khan', 'AK', 'reporter'],
  ['Rune Haugen', 'RH', 'reporter'],
  ['Yuki Tanaka', 'YT', 'reporter'],
  ['Lena Dahl', 'LD', 'reporter'],
].map(([name = '', initials = '', role = '']) => ({
  id: `person-${initials.toLowerCase()}`,
  name,
  initials,
  role: role === 'desk' || role === 'editor' ? role : 'reporter',
}));

const GIVEN =
  'Aisha Björn Carmen Diego Elif Farid Grace Hana Ivan Julia Kofi Lucía Marek Nadia Omar Petra'.split(' ');
const FAMILY =
  'Andersen Becker Costa Duarte Eriksen Fischer García Horvat Ito Jansen Kowalski Lund Müller Novák Özdemir Park'.split(
    ' ',
  );

/** Everybody who signs: the staff and 256 contributors. */
export const BYLINES: readonly string[] = [
  ...STAFF.map((person) => person.name),
  ...GIVEN.flatMap((given) => FAMILY.map((family) => `${given} ${family}`)),
];

export const SECTIONS = [
  'World',
  'Politics',
  'Business',
  'Islands',
  'Sport',
  'Culture',
  'Science',
  'Opinion',
];

export const TOPICS: readonly Topic[] =
  'Water transport|Diplomacy|Fishing industry|Local politics|School|Hospital|Weather|Election|Budget|Police|Housing|Energy|Wind power|Oil and gas|Railway|Air transport|Football|Skiing|Chess|Theatre|Film|Music|Museum|Earthquake|Flood|Wildfire|Space|Medicine|Vaccine|Artificial intelligence|Trade|Tariffs|Central bank|Inflation|Pensions|Strike|Court|Parliament|Migration|Treaty'
    .split('|')
    .map((name) => ({ scheme: 'house', code: name.toLowerCase().replaceAll(' ', '-'), name }));

/** Stands at the end of every article of the newsroom. */
export const SIGN_OFF = 'NORTHERN WIRE';
