import { factsOfRule } from '../facts-of-rule.ts'
import type { RuleSeverity } from '../rule.ts'
import type { LocatedFinding, Place } from './locate.ts'

/** SARIF 2.1.0, one run; the rules that found something are described with their reasons. */
export function formatSarif(located: readonly LocatedFinding[], file: string): string {
  const ids = [...new Set(located.map(({ finding }) => finding.rule))].sort()
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Athena', rules: ids.map(describeRule) } },
        columnKind: 'utf16CodeUnits',
        results: located.map((each) => resultOf(each, ids, uriOf(file))),
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
    properties: { category: rule.category, tags: [rule.category, ...rule.catalogue] },
  }
}

function resultOf({ finding, place }: LocatedFinding, ids: readonly string[], uri: string): unknown {
  return {
    ruleId: finding.rule,
    ruleIndex: ids.indexOf(finding.rule),
    level: levels[finding.severity],
    message: { text: `${finding.message} ${finding.evidence}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri },
          ...(place ? { region: regionOf(place) } : {}),
        },
        logicalLocations: finding.entities.slice(0, 1).map((id) => ({ fullyQualifiedName: id })),
      },
    ],
    partialFingerprints: { 'athena/finding': finding.key },
    rank: Math.round(finding.confidence * 100),
  }
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
