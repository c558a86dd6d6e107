import { remembered } from './remembered.ts'

/** The words of an identifier, lower-case: `createdAt`, `created_at` and `CREATED-AT` are all `created at`. */
export const wordsOf: (name: string) => readonly string[] = remembered(splitWords, 50_000)

/** The last word, which tells what kind of thing a column holds. */
export function lastWord(name: string): string {
  return wordsOf(name).at(-1) ?? ''
}

/** The words joined by `_`: the name as PostgreSQL folk write it. */
export const snakeCase: (name: string) => string = remembered((name) => wordsOf(name).join('_'), 50_000)

/** The singular of an English noun as far as spelling tells; words that are both stay as they are. */
export const singular: (word: string) => string = remembered(makeSingular, 20_000)

function makeSingular(word: string): string {
  const irregular = irregularPlurals.get(word)
  if (irregular) return irregular
  if (uncountable.has(word) || word.length < 3 || !word.endsWith('s')) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (['sses', 'shes', 'ches', 'xes', 'tzes'].some((end) => word.endsWith(end))) return word.slice(0, -2)
  if (word.endsWith('oes') && word.length > 5 && !inOe.has(word)) return word.slice(0, -2)
  if (['ss', 'us', 'is'].some((end) => word.endsWith(end)) || singularInS.has(word)) return word
  if (word.endsWith('uses') && !['ouses', 'auses'].some((end) => word.endsWith(end)) && !inUse.has(word))
    return word.slice(0, -2)
  return word.slice(0, -1)
}

/** The plural of an English noun as far as spelling tells. */
export const plural: (word: string) => string = remembered(makePlural, 20_000)

function makePlural(word: string): string {
  for (const [many, one] of irregularPlurals) if (one === word) return many
  if (uncountable.has(word)) return word
  if (word.endsWith('y') && word.length > 1 && !'aeiou'.includes(word.charAt(word.length - 2)))
    return `${word.slice(0, -1)}ies`
  if (['s', 'sh', 'ch', 'x', 'z'].some((end) => word.endsWith(end))) return `${word}es`
  return `${word}s`
}

/** Whether a noun says one, many, or does not tell. */
export function numberOf(word: string): 'one' | 'many' | 'unknown' {
  if (uncountable.has(word) || word.length < 3 || /\d$/.test(word)) return 'unknown'
  if (irregularPlurals.has(word)) return 'many'
  if (singular(word) !== word) return 'many'
  return word.endsWith('s') || word.endsWith('a') ? 'unknown' : 'one'
}

/** A table name with its last word in the singular: `order_items` → `order_item`. */
export const singularName: (name: string) => string = remembered((name) => {
  const words = wordsOf(name)
  return [...words.slice(0, -1), singular(words.at(-1) ?? '')].join('_')
}, 20_000)

function splitWords(name: string): readonly string[] {
  if (/^[a-z0-9_]*$/.test(name)) return name.split('_').filter((word) => word !== '')
  const spaced = name.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
  return spaced
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

const irregularPlurals: ReadonlyMap<string, string> = new Map([
  ['people', 'person'],
  ['children', 'child'],
  ['men', 'man'],
  ['women', 'woman'],
  ['indices', 'index'],
  ['indexes', 'index'],
  ['matrices', 'matrix'],
  ['vertices', 'vertex'],
  ['criteria', 'criterion'],
  ['phenomena', 'phenomenon'],
  ['curricula', 'curriculum'],
  ['mice', 'mouse'],
  ['feet', 'foot'],
  ['teeth', 'tooth'],
  ['geese', 'goose'],
  ['leaves', 'leaf'],
  ['lives', 'life'],
  ['statuses', 'status'],
  ['aliases', 'alias'],
  ['buses', 'bus'],
  ['bonuses', 'bonus'],
  ['analyses', 'analysis'],
  ['movies', 'movie'],
  ['cookies', 'cookie'],
  ['heroes', 'hero'],
  ['purchases', 'purchase'],
  ['releases', 'release'],
  ['caches', 'cache'],
  ['axes', 'axis'],
  ['quizzes', 'quiz'],
  ['crises', 'crisis'],
  ['theses', 'thesis'],
  ['hypotheses', 'hypothesis'],
  ['diagnoses', 'diagnosis'],
  ['appendices', 'appendix'],
  ['formulae', 'formula'],
  ['schemata', 'schema'],
  ['corpora', 'corpus'],
  ['alumni', 'alumnus'],
  ['radii', 'radius'],
  ['stimuli', 'stimulus'],
  ['syllabi', 'syllabus'],
  ['fungi', 'fungus'],
  ['bacteria', 'bacterium'],
  ['memoranda', 'memorandum'],
  ['addenda', 'addendum'],
  ['strata', 'stratum'],
  ['spectra', 'spectrum'],
  ['knives', 'knife'],
  ['wives', 'wife'],
  ['shelves', 'shelf'],
  ['halves', 'half'],
  ['thieves', 'thief'],
  ['wolves', 'wolf'],
  ['loaves', 'loaf'],
  ['calves', 'calf'],
  ['oxen', 'ox'],
  ['dice', 'die'],
  ['selfies', 'selfie'],
  ['calories', 'calorie'],
  ['zombies', 'zombie'],
  ['rookies', 'rookie'],
  ['smoothies', 'smoothie'],
  ['hoodies', 'hoodie'],
])

/** Words that end in e before their s, though others of the ending do not. */
const inUse: ReadonlySet<string> = new Set([
  'uses',
  'fuses',
  'excuses',
  'refuses',
  'abuses',
  'reuses',
  'muses',
])
const inOe: ReadonlySet<string> = new Set(['canoes', 'oboes', 'horseshoes', 'tiptoes'])

/** Words in s that are one thing. */
const singularInS: ReadonlySet<string> = new Set([
  'gas',
  'lens',
  'alias',
  'atlas',
  'canvas',
  'bias',
  'chaos',
  'yes',
])

const uncountable: ReadonlySet<string> = new Set(
  (
    'data metadata media news series species information info equipment staff history feedback money stock ' +
    'content software hardware access progress status statistics stats settings preferences config details ' +
    'inventory catalog audit log storage traffic weather knowledge work research advice music homework luggage ' +
    'sms email mail cash credit debt rice sheep fish deer offspring analytics sales goods credentials ' +
    'emoji billofmaterials'
  ).split(' '),
)
