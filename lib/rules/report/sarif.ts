import type { TextChange } from '../../text/index.ts'
import { factsOfRule } from '../facts-of-rule.ts'
import type { RuleSeverity, Waiver } from '../rule.ts'
import type { LocatedFinding, Place, Report } from './locate.ts'

/** SARIF 2.1.0, one run; the rules that found something are described with their reasons. */
export function formatSarif({ findings, compared }: Report): string {
  const ids = [...new Set(findings.map(({ finding }) => finding.rule))].sort()
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Athena', rules: ids.map(describeRule) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((each) => resultOf(each, ids, compared)),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function describeRule(id: string): unknown {
  const rule = factsOfRule(id)
  if (!rule) return { id }
  return {
    id,
    name: rule.title,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.detects },
    help: { text: `${rule.rationale}\n\nSource: ${rule.source}\n\nLeave it when: ${rule.ignoreWhen}` },
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { category: rule.category, tags: [rule.category, ...rule.tags, ...rule.catalogue] },
  }
}

function resultOf(
  { finding, place, file, state, change }: LocatedFinding,
  ids: readonly string[],
  compared: Report['compared'],
): unknown {
  const artifactLocation = { uri: uriOf(file) }
  return {
    ruleId: finding.rule,
    ruleIndex: ids.indexOf(finding.rule),
    level: levels[finding.severity],
    message: { text: `${finding.message} ${finding.evidence}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation,
          ...(place ? { region: regionOf(place) } : {}),
        },
        logicalLocations: finding.entities.slice(0, 1).map((id) => ({ fullyQualifiedName: id })),
      },
    ],
    partialFingerprints: { 'athena/finding': finding.key },
    rank: Math.round(finding.confidence * 100),
    ...(compared === 'with nothing' ? {} : { baselineState: baselineStates[state] }),
    ...(finding.waiver ? { suppressions: [suppressionOf(finding.waiver)] } : {}),
    ...(finding.fix && change ? { fixes: [fixOf(finding.fix.title, artifactLocation, change)] } : {}),
  }
}

/** A waiver as SARIF says it: in the source, or kept elsewhere. */
function suppressionOf({ reason, author, until, said }: Waiver): unknown {
  const more = [...(author ? [`by ${author}`] : []), ...(until ? [`until ${until}`] : [])]
  return {
    kind: said === 'text' ? 'inSource' : 'external',
    status: 'accepted',
    justification: [reason, ...more].join(', '),
  }
}

function fixOf(text: string, artifactLocation: unknown, { replacements }: TextChange): unknown {
  return {
    description: { text },
    artifactChanges: [
      {
        artifactLocation,
        replacements: replacements.map(({ from, to, insert }) => ({
          deletedRegion: { charOffset: from, charLength: to - from },
          insertedContent: { text: insert },
        })),
      },
    ],
  }
}

const baselineStates: Readonly<Record<LocatedFinding['state'], string>> = {
  new: 'new',
  known: 'unchanged',
  waived: 'unchanged',
  fixed: 'absent',
}

function regionOf(place: Place): unknown {
  return {
    startLine: place.line,
    startColumn: place.column,
    endLine: place.endLine,
    endColumn: place.endColumn,
    charOffset: place.from,
    charLength: place.to - place.from,
  }
}

/** A path as a relative or absolute URI reference. */
function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/')
  const encoded = path.split('/').map(encodeURIComponent).join('/')
  return path.startsWith('/') ? `file://${encoded}` : encoded
}

const levels: Readonly<Record<RuleSeverity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
}
