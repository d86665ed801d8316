import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

interface Scene {
  name: string;
  sky: readonly [string, string];
  ridges: readonly string[];
  water: string;
  moon?: string;
  ferry?: boolean;
  /** Written into the file, as a camera or an agency does. */
  description?: string;
  creator?: string;
}

const WIDTH = 1500;
const HEIGHT = 1000;

const SCENES: readonly Scene[] = [
  {
    name: 'late-boat.jpg',
    sky: ['#0d1530', '#3a4a72'],
    ridges: ['#33415f', '#222c47', '#151c30'],
    water: '#101a33',
    moon: '#e6e1cf',
    ferry: true,
    creator: 'Lena Dahl',
  },
  {
    name: 'DSC_0413.jpg',
    sky: ['#8fc0d6', '#dcecef'],
    ridges: ['#6d9a84', '#41705c', '#274a3d'],
    water: '#62a3b5',
    moon: '#f5f3e6',
    description: 'Summer light over the sound, seen from the far quay.',
    creator: 'Lena Dahl',
  },
  {
    name: 'DSC_0415.jpg',
    sky: ['#4d1d45', '#c9605a'],
    ridges: ['#552848', '#3c1c3a', '#26122a'],
    water: '#371d3e',
    moon: '#f0c9a8',
    creator: 'Lena Dahl',
  },
  {
    name: 'DSC_0416.jpg',
    sky: ['#dfe7ec', '#f3f3ef'],
    ridges: ['#c3ced8', '#a4b4c4', '#8799ac'],
    water: '#b9c7d3',
    description: 'First snow on the mountains behind the town.',
  },
  {
    name: 'DSC_0417.jpg',
    sky: ['#6f9dbd', '#e9d9b8'],
    ridges: ['#5b7b8a', '#3d5a66', '#273f49'],
    water: '#46707f',
    moon: '#fff3d6',
    ferry: true,
    description: 'The ferry Nordlys on her first crossing of the morning.',
    creator: 'Ilir Dede',
  },
];

/** A line of hills across the picture, always the same for the same number. */
function ridge(layer: number): string {
  const top = 430 + layer * 95;
  const points = Array.from({ length: 26 }, (_, step) => {
    const x = (step * WIDTH) / 25;
    const wave = Math.sin(step * 0.9 + layer * 2.1) * 46 + Math.sin(step * 2.3 + layer) * 22;
    return `${x.toFixed(0)},${(top + wave).toFixed(0)}`;
  });
  return `0,${HEIGHT} ${points.join(' ')} ${WIDTH},${HEIGHT}`;
}

const FERRY = `<g transform="translate(520 590)"><path d="M0 120h460l-40 70H50z" fill="#eef0f2"/><path d="M60 60h330v60H60z" fill="#f7f6f1"/>
<path d="M130 10h180v50H130z" fill="#e6e3d9"/><path d="M30 160h400v10H36z" fill="#2f5fae"/>${Array.from({ length: 11 }, (_, at) => `<rect x="${78 + at * 28}" y="80" width="16" height="20" fill="#ffcf6b"/>`).join('')}</g>`;

function drawing({ sky, ridges, water, moon, ferry }: Scene): string {
  const hills = ridges.map((fill, layer) => `<polygon points="${ridge(layer)}" fill="${fill}"/>`).join('');
  const lines = Array.from(
    { length: 9 },
    (_, at) =>
      `<rect x="${180 + ((at * 397) % 1050)}" y="${800 + at * 20}" width="${90 + at * 14}" height="3" fill="#fff" opacity=".14"/>`,
  ).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="${sky[0]}"/><stop offset=".75" stop-color="${sky[1]}"/></linearGradient></defs>
<rect width="100%" height="100%" fill="url(#s)"/>${moon === undefined ? '' : `<circle cx="330" cy="230" r="62" fill="${moon}"/>`}${hills}
<rect y="770" width="100%" height="230" fill="${water}"/>${lines}${ferry ? FERRY : ''}</svg>`;
}

/** The pictures of the demo, drawn on the spot; the first one is for the lead. @returns their paths */
export async function drawPictures(folder: string): Promise<[lead: string, ...others: string[]]> {
  mkdirSync(folder, { recursive: true });
  const paths: string[] = [];
  for (const scene of SCENES) {
    const words = {
      ...(scene.description === undefined ? {} : { ImageDescription: scene.description }),
      ...(scene.creator === undefined ? {} : { Artist: scene.creator }),
    };
    const path = join(folder, scene.name);
    await sharp(Buffer.from(drawing(scene)))
      .withExif({ IFD0: words })
      .jpeg({ quality: 88 })
      .toFile(path);
    paths.push(path);
  }
  const [lead = '', ...others] = paths;
  return [lead, ...others];
}

/** A file that says that it is a photo and is an archive. */
export function falsePicture(folder: string): string {
  const path = join(folder, 'cover.jpg');
  writeFileSync(path, Buffer.from('PK\u0003\u0004 not a photo', 'latin1'));
  return path;
}
