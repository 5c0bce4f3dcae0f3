/**
 * First names that are nothing else: no month, place, virtue or mark ("April", "Chester", "Hope", "Mark"), so that few
 * phrases are asked about in vain.
 */
const FIRST_NAMES = [
  'Aaron|Abdul|Abdullah|Abigail|Adam|Adrian|Agnieszka|Ahmed|Aisha|Alan|Alex|Alexander|Ali|Alice|Alison|Amanda|Amelia|Amina|Amy|Andrea|Andrew|Andy|Angela|Anita|Ann|Anna|Anne|Anthony|Antonio|Ashley|Barbara|Ben|Benjamin|Beth|Bethany|Brian|Bridget|Callum|Carl|Carol|Caroline|Catherine|Charlotte|Chloe|Chris|Christine|Christopher|Claire|Colin|Connor|Craig|Daniel|Danielle|Darren|Dave|David|Dean|Deborah|Denise|Derek|Diane|Donna|Dylan|Eleanor|Elizabeth|Ellie|Emily|Emma|Eric|Ethan|Eva|Fatima|Fiona|Frank|Gareth|Gary|Gemma|Geoff|George|Georgina|Gillian|Graham|Hannah|Harriet|Harry|Hassan|Heather|Helen|Henry|Ibrahim|Imran|Isaac|Isabella|Jackie|Jacob|Jacqueline|Jake|James|Jamie|Jane|Janet|Jason|Jean|Jennifer|Jenny|Jessica|Joan|Joanna|Joanne|John|Jonathan|Joseph|Joshua|Julia|Julie|Karen|Kate|Katherine|Kathleen|Katie|Kayleigh|Keith|Kelly|Kenneth|Kerry|Kevin|Khadija|Kieran|Kyle|Laura|Lauren|Leanne|Lee|Leon|Lewis|Liam|Linda|Lisa|Liz|Lorraine|Louise|Lucy|Luke|Lynn|Malcolm|Margaret|Maria|Marie|Martin|Mary|Maryam|Matt|Matthew|Megan|Melanie|Michael|Michelle|Mike|Mohamed|Mohammed|Muhammad|Mustafa|Naomi|Natalie|Natasha|Nathan|Neil|Nicholas|Nick|Nicola|Noah|Oliver|Olivia|Omar|Pamela|Patricia|Patrick|Paul|Paula|Pauline|Peter|Philip|Piotr|Rachel|Rebecca|Richard|Rob|Robert|Roger|Ruth|Ryan|Sally|Sam|Samantha|Samuel|Sandra|Sara|Sarah|Scott|Sean|Shane|Shannon|Sharon|Shaun|Shirley|Simon|Sophie|Stacey|Stephanie|Stephen|Steve|Steven|Stuart|Susan|Suzanne|Teresa|Thomas|Tim|Timothy|Tina|Tom|Tony|Tracey|Tracy|Valerie|Wayne|Wendy|William|Yasmin|Yusuf|Zainab|Zoe',
  'Aled|Alun|Aneurin|Angharad|Anwen|Arwel|Bethan|Blodwen|Bronwen|Carys|Catrin|Ceri|Cerys|Dafydd|Delyth|Dilys|Eirlys|Elen|Eleri|Elin|Eluned|Emyr|Ffion|Geraint|Gethin|Glenys|Gwen|Gwenllian|Gwilym|Gwyneth|Huw|Hywel|Idris|Ieuan|Ifan|Ioan|Iwan|Llinos|Lowri|Mair|Meirion|Menna|Mererid|Morfydd|Myfanwy|Nerys|Nia|Non|Olwen|Osian|Owain|Rhian|Rhiannon|Rhodri|Rhydian|Rhys|Rhun|Siân|Sian|Siôn|Sioned|Steffan|Tegwen|Tomos',
].join('|');

export const START = "(?<![\\p{L}\\p{N}’'&-])";
export const END = '(?![\\p{L}\\p{N}])';
/** A name of whatever language. */
export const CAPITALISED = '\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)?';
/** What makes a name one of a place or an organisation: "Hope House", "the Ann Jones Trust". */
export const NO_PERSON = `(?! (?:${CAPITALISED} ){0,3}(?:House|Hall|Court|Centre|Trust|Foundation|Street|Road|Lane|School|College|Hospital|Council|Church|Park|Ltd|Limited|CIC|Group|Homes|Hospice|Award|Bakery)${END})`;
/** A word with a capital that can begin a longer name: not a month, and not what begins a sentence. */
const OTHER_CAPITALISED =
  '(?<!\\p{L})(?!(?:When|Then|And|But|After|Before|Since|Once|While|Because|As|At|In|So|Now|Today|Last|January|February|March|April|May|June|July|August|September|October|November|December) )\\p{Lu}\\p{Ll}+';
const ONE = `${START}(?<!(?:\\bSt\\.?|\\bthe|${OTHER_CAPITALISED}) )(?:${FIRST_NAMES})${NO_PERSON}`;

/** What somebody does, or what happens to somebody, in a story of how they were helped. */
const PERSONAL = [
  '(?:first )?came (?:to|back to|from|along)(?: us| the)?',
  '(?:was|had been|has been|were) (?:referred|released|evicted|homeless|unemployed|diagnosed|living|sleeping|struggling|made|out of)',
  'had (?:been|lost|left|never|no|slept|spent)',
  'lost (?:his|her|their)|left (?:prison|care|school|home|his|her)',
  '(?:lives|lived) (?:in|with|on|alone)|(?:is )?now (?:has|works|lives|runs|volunteers|rents)',
  'found (?:work|a job|a home|herself|himself)|moved (?:in|into|out)|joined us|told us',
].join('|');

const NAMED = [
  // "Sarah came to us", "Sarah Jones was referred".
  `${ONE}(?: ${CAPITALISED})?,? (?:who )?(?:${PERSONAL})${END}`,
  // "Mohammed, 34,", "Mohammed (34)".
  `${ONE}(?: ${CAPITALISED})?(?:, (?:aged )?\\d{2},| \\((?:aged )?\\d{2}\\))`,
  // "says Gareth", "Gareth says".
  `${START}(?:says|said) (?:${FIRST_NAMES})${END}(?! \\p{Lu})|${ONE} (?:says|said)${END}`,
  `${ONE}[’']s (?:mother|father|mum|dad|parents|son|daughter|children|sister|brother|family|home|flat|story|life|health|wife|husband|partner)${END}`,
  // "her mother Ann", of whatever name.
  `${START}(?:[Hh]er|[Hh]is|[Mm]y) (?:late |young |little |elder |older |younger )?(?:mother|father|mum|dad|son|daughter|sister|brother|husband|wife|partner|friend|baby|grandson|granddaughter|carer|neighbour),? ${CAPITALISED}${END}`,
  `(?<=[’' ]|^)(?:ei|i) (?:f?mam|th?ad|dad|m?ab|fab|merch|ferch|chwaer|brawd|frawd|g?ŵr|gwraig|wraig) ${CAPITALISED}${END}`,
  `${START}(?:[Ww]om[ae]n|[Mm][ae]n|[Gg]irl|[Bb]oy|[Mm]other|[Mm]um|[Ff]ather|[Dd]ad|[Vv]eteran|[Rr]efugee|[Tt]enant|[Rr]esident|[Tt]rainee|[Cc]lient|[Vv]olunteer|[Ll]earner|[Pp]articipant) (?:called|named) ${CAPITALISED}${END}`,
  `${START}(?:Mr|Mrs|Ms|Miss|Mx)\\.? ${CAPITALISED}${END}`,
  // "Daeth Rhiannon atom", "Mae Gareth bellach".
  `${START}(?:Daeth|Roedd|Mae|Collodd|Cafodd|Symudodd|Dywedodd) (?:${FIRST_NAMES})${END}(?! \\p{Lu})`,
].join('|');

/** Somebody by a usual first name, with the rest of the name where it follows, or by a title. */
export const A_PERSON = `(?:${ONE}(?: ${CAPITALISED})?|${START}(?:Mr|Mrs|Ms|Miss|Mx)\\.? ${CAPITALISED})`;

const NAMED_PEOPLE = new RegExp(NAMED, 'gu');

/**
 * Phrases of a story that look as if they named somebody who was helped. They are asked about and never refused: a name
 * can have been changed, or its person have agreed. What is neither a usual first name nor told as one is not found.
 */
export function namedPeopleIn(story: string): string[] {
  return [...new Set(story.normalize('NFC').replace(/\s+/g, ' ').match(NAMED_PEOPLE) ?? [])];
}
