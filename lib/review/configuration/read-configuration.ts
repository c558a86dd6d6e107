import { err, nearest, ok, type Result } from '../../base/index.ts'
import {
  faultOf,
  type NameKind,
  type OptionValue,
  parseTemplate,
  type RuleFacts,
  type RuleSetting,
  type RuleSeverity,
} from '../../rules/index.ts'
import { type JsonNode, readJson } from '../../tabular/index.ts'
import type { ReviewSettings } from '../settings/index.ts'
import type { FileWaiver } from '../waivers/waive.ts'
import {
  caseStyles,
  configurableRules,
  failWords,
  members,
  nameKinds,
  namingMembers,
  profileIds,
  ruleWords,
  severityWords,
  tableNumbers,
  waiverMembers,
} from './shape.ts'

/** What an `athena.config.json` says. Paths are as written: seen from the file's folder. */
export interface Configuration {
  readonly settings: ReviewSettings
  readonly waivers: readonly FileWaiver[]
  readonly baseline: string | null
  readonly statistics: readonly string[]
  readonly workload: string | null
  readonly paths: readonly string[]
  readonly failOn: (typeof failWords)[number] | null
}

/** What is wrong with a configuration, and where it stands in the text. */
export interface ConfigurationFault {
  readonly at: number
  readonly message: string
}

/** Reads a configuration. Nothing unknown is passed over: all that is wrong is told at once, each at its place. */
export function readConfiguration(text: string): Result<Configuration, readonly ConfigurationFault[]> {
  const read = readJson(text)
  if (!read.ok) return err([read.error])
  const faults: ConfigurationFault[] = []
  const configuration = new Reader(faults).configuration(read.value)
  return faults.length > 0 ? err(faults.sort((a, b) => a.at - b.at)) : ok(configuration)
}

/** Reads nodes and notes what is wrong; what cannot be read is left out of the answer. */
class Reader {
  constructor(private readonly faults: ConfigurationFault[]) {}

  configuration(node: JsonNode): Configuration {
    const found = this.members(node, 'the configuration', Object.keys(members))
    const rules = new Map<string, RuleSetting>()
    for (const [id, value, place] of this.entries(found.get('rules'), 'rules')) {
      const rule = this.rule(id, place.from)
      const setting = rule && this.setting(rule, value)
      if (setting) rules.set(id, setting)
    }
    return {
      settings: {
        profile: this.choice(found.get('profile'), 'profile', profileIds) ?? profileIds[0] ?? '',
        rules: Object.fromEntries(rules) as ReviewSettings['rules'],
        naming: this.naming(found.get('naming')),
        baseline: null,
      },
      waivers: this.list(found.get('waivers'), 'waivers').flatMap((each) => this.waiver(each) ?? []),
      baseline: this.text(found.get('baseline'), 'baseline'),
      statistics: this.texts(found.get('statistics'), 'statistics'),
      workload: this.text(found.get('workload'), 'workload'),
      paths: this.texts(found.get('paths'), 'paths'),
      failOn: this.choice(found.get('failOn'), 'failOn', failWords),
    }
  }

  private setting(rule: RuleFacts, node: JsonNode): RuleSetting | null {
    if (node.kind === 'string') {
      const word = this.choice(node, `the setting of ${rule.id}`, ruleWords)
      if (word === null) return null
      return word === 'on' || word === 'off' ? { on: word === 'on' } : { on: true, severity: word }
    }
    if (node.kind === 'plain' && (node.value === 'true' || node.value === 'false'))
      return { on: node.value === 'true' }
    const found = this.members(node, `the setting of ${rule.id}`, ['on', 'severity', 'options'])
    const on = found.get('on')
    const severity = this.choice<RuleSeverity>(found.get('severity'), 'severity', severityWords)
    const options = this.options(rule, found.get('options'))
    return {
      on: on === undefined || this.boolean(on, 'on'),
      ...(severity ? { severity } : {}),
      ...(Object.keys(options).length > 0 ? { options } : {}),
    }
  }

  private options(rule: RuleFacts, node: JsonNode | undefined): Readonly<Record<string, OptionValue>> {
    const values = new Map<string, OptionValue>()
    const known = Object.keys(rule.options)
    for (const [name, value, place] of this.entries(node, `the options of ${rule.id}`)) {
      const spec = Object.hasOwn(rule.options, name) ? rule.options[name] : undefined
      if (!spec) {
        const list = known.length > 0 ? `it has ${known.join(', ')}` : 'it has none'
        this.fault(place.from, `${rule.id} has no option ${name}${hint(name, known)} (${list})`)
        continue
      }
      const plain = plainOf(value)
      const fault = faultOf(spec, plain)
      if (fault) this.fault(value.from, `${rule.id}: ${name} ${fault}`)
      else values.set(name, plain as OptionValue)
    }
    return Object.fromEntries(values)
  }

  private naming(node: JsonNode | undefined): ReviewSettings['naming'] {
    if (!node) return {}
    const found = this.members(node, 'naming', Object.keys(namingMembers))
    const templates = new Map<NameKind, string>()
    for (const kind of nameKinds) {
      const value = found.get(kind)
      const text = this.text(value, kind)
      if (text === null || !value) continue
      const parsed = parseTemplate(text, kind)
      if (parsed.ok) templates.set(kind, text)
      else this.fault(value.from, `naming: ${kind} ${parsed.error}`)
    }
    const letters = this.choice(found.get('letters'), 'letters', caseStyles)
    const tables = this.choice(found.get('tables'), 'tables', tableNumbers)
    return {
      ...Object.fromEntries(templates),
      ...(letters ? { letters } : {}),
      ...(tables ? { tables } : {}),
    }
  }

  private waiver(node: JsonNode): FileWaiver | null {
    const found = this.members(node, 'a waiver', Object.keys(waiverMembers))
    const id = this.text(found.get('rule'), 'rule')
    const reason = this.text(found.get('reason'), 'reason')
    if (node.kind !== 'object') return null
    if (id === null && !found.has('rule')) this.fault(node.from, 'a waiver names its rule')
    if ((reason === null && !found.has('reason')) || reason?.trim() === '')
      this.fault(found.get('reason')?.from ?? node.from, 'a waiver says its reason')
    const rule = id === null ? null : this.rule(id, found.get('rule')?.from ?? node.from)
    const [on, author, until] = (['on', 'author', 'until'] as const).map((name) =>
      this.text(found.get(name), name),
    )
    const day = found.get('until')
    if (until && day && !/^\d{4}-\d{2}-\d{2}$/.test(until))
      this.fault(day.from, 'until must be a day, YYYY-MM-DD')
    if (!rule || reason === null) return null
    return {
      rule: rule.id,
      reason,
      ...(on ? { on } : {}),
      ...(author ? { author } : {}),
      ...(until ? { until } : {}),
    }
  }

  private rule(id: string, at: number): RuleFacts | null {
    const rule = configurableRules.find((each) => each.id === id)
    if (rule) return rule
    const ids = configurableRules.map((each) => each.id)
    this.fault(at, `there is no rule ${id}${hint(id, ids)}`)
    return null
  }

  /** The known members of an object; what else it holds is a fault. */
  private members(node: JsonNode, what: string, known: readonly string[]): ReadonlyMap<string, JsonNode> {
    const found = new Map<string, JsonNode>()
    for (const [name, value, place] of this.entries(node, what)) {
      if (!known.includes(name)) this.fault(place.from, `${what} has no ${name}${hint(name, known)}`)
      else found.set(name, value)
    }
    return found
  }

  private entries(node: JsonNode | undefined, what: string) {
    if (!node) return []
    if (node.kind !== 'object') {
      this.fault(node.from, `${what} must be an object`)
      return []
    }
    const seen = new Set<string>()
    for (const [name, , place] of node.entries) {
      if (seen.has(name)) this.fault(place.from, `${what} has ${name} twice`)
      seen.add(name)
    }
    return node.entries
  }

  private list(node: JsonNode | undefined, what: string): readonly JsonNode[] {
    if (!node) return []
    if (node.kind === 'array') return node.items
    this.fault(node.from, `${what} must be a list`)
    return []
  }

  private texts(node: JsonNode | undefined, what: string): readonly string[] {
    const items = node?.kind === 'string' ? [node] : this.list(node, what)
    return items.flatMap((item) => this.text(item, what) ?? [])
  }

  private text(node: JsonNode | undefined, what: string): string | null {
    if (!node) return null
    if (node.kind === 'string') return node.value
    this.fault(node.from, `${what} must be a text`)
    return null
  }

  private boolean(node: JsonNode, what: string): boolean {
    if (node.kind !== 'plain' || (node.value !== 'true' && node.value !== 'false'))
      this.fault(node.from, `${what} must be true or false`)
    return node.kind === 'plain' && node.value === 'true'
  }

  private choice<T extends string>(node: JsonNode | undefined, what: string, known: readonly T[]): T | null {
    const text = this.text(node, what)
    if (text === null || !node) return null
    const found = known.find((each) => each === text)
    if (found === undefined)
      this.fault(node.from, `${what} cannot be ${text}${hint(text, known)} (known: ${known.join(', ')})`)
    return found ?? null
  }

  private fault(at: number, message: string): void {
    this.faults.push({ at, message })
  }
}

function hint(word: string, known: readonly string[]): string {
  const near = nearest(word, known)
  return near === null ? '' : `; did you mean ${near}?`
}

function plainOf(node: JsonNode): unknown {
  if (node.kind === 'string') return node.value
  if (node.kind === 'plain') return JSON.parse(node.value)
  return node.kind === 'array' ? node.items.map(plainOf) : null
}
