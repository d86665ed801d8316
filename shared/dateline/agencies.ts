import { fold } from '../fold.ts';

/**
 * News agencies and press release wires as they name themselves in datelines. Anything else in a dateline's
 * parentheses is kept as it is written.
 */
const KNOWN = `
AA|AAP|ACI|Adnkronos|AFP|AGERPRES|AGI|AFP-Jiji|Agência Brasil|AIM|AKI|Al Jazeera|ANA|Anadolu|ANGOP|ANI|ANP|ANSA
ANTARA|AP|APA|APP|APS|ATA|askanews|ATS|AZERTAC|BELGA|BELTA|Bernama|Bloomberg|BNS|BSS|BTA|Business Wire|CNA|CNN|CNS|CP
ČTK|dapd|DPA|dpa-AFX|EFE|Efe|ELTA|epd|Europa Press|FENA|FIDES|GNA|Globe Newswire|GlobeNewswire|HINA|IANS|IBNA
Interfax|INTERFAX.RU|INA|IPS|IRNA|ISNA|Jiji|Jiji Press|JTA|KBC|KCNA|Kathpress|KNA|KOMPAS.com|KUNA|Kyodo|Kyodo News|LaPresse|LETA|Lusa
MAP|MENA|MIA|MINA|MTI|NAMPA|NAN|NINA|NNA|NNN|Notimex|NTB|PA|PA Media|PAP|Petra|PNA|Prensa Latina|PRNewswire
PR Newswire|PTI|QNA|Reuters|RIA Novosti|Ritzau|SANA|SAPA|SAnews|SDA|SID|SITA|SPA|STA|STT|Tanjug|TAP|TASR|TASS
Télam|TEMPO.CO|The Canadian Press|Thomson Reuters Foundation|TT|UNB|UNI|UNIAN|Ukrinform|UPI|VNA|WAFA|WAM|XINHUA|Xinhua
Yonhap|РИА Новости|ТАСС|Интерфакс|Рейтер|共同|時事|聯合ニュース|ロイター|연합뉴스|뉴시스|뉴스1|共同通信|時事通信|新华社|新華社|中央社|رويترز|أ ف ب|د ب أ`;

const BY_KEY = new Map<string, string>();
for (const name of KNOWN.trim().split(/[|\n]/)) BY_KEY.set(fold(name), name);
// Where capitals differ between uses, this is the agency's own.
for (const name of ['dpa', 'EFE', 'Xinhua', 'Bernama', 'Antara', 'Belga', 'Agerpres'])
  BY_KEY.set(fold(name), name);

/** The agency of that name in its own spelling, or null when it is none that we know. */
export function knownAgency(name: string): string | null {
  return BY_KEY.get(fold(name)) ?? null;
}

/**
 * Whether a word in parentheses can be the name of an agency that we do not know: short, and of the capitals
 * and marks that such names are made of ("dpa/bb", "AP Photo", "KOMPAS.com").
 */
export function looksLikeAgency(name: string): boolean {
  if (name.length > 40 || /[,;:!?]/.test(name)) return false;
  const words = name.split(/[\s/-]+/).filter((word) => word !== '');
  return words.length > 0 && words.length <= 4 && words.every((word) => /^[\p{L}\p{N}.&!]+$/u.test(word));
}
