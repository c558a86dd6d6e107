import { factsOfRule } from '../facts-of-rule.ts'
import { escapeMarkup } from './escape.ts'
import type { LocatedFinding, Report } from './locate.ts'

/** A page by itself: no script, nothing loaded, fit for print. Everything of the schema is text in it. */
export function formatHtml({ findings, file, compared, scores }: Report): string {
  const title = `Review of ${file}`
  const sections = sectionsOf(findings, compared)
  return `${[
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">',
    `<title>${escapeMarkup(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    `<h1>${escapeMarkup(title)}</h1>`,
    `<p class="counts">${sections.map(({ heading, all }) => `${escapeMarkup(heading)}: <b>${all.length}</b>`).join(' · ') || 'No findings.'}</p>`,
    ...(scores.length > 0 ? [scoreTable(scores)] : []),
    ...sections.flatMap(({ heading, all }) => [
      `<h2>${escapeMarkup(heading)} (${all.length})</h2>`,
      ...byRule(all).flatMap(([rule, own]) => ruleSection(rule, own)),
    ]),
    '</body>',
    '</html>',
  ].join('\n')}\n`
}

function sectionsOf(findings: readonly LocatedFinding[], compared: Report['compared']) {
  const fresh = compared === 'with nothing' ? '' : 'New '
  const counting = findings.filter(({ state }) => state === 'new')
  const word = (text: string) => (fresh === '' ? text : `${fresh}${text.toLowerCase()}`)
  const of = (state: LocatedFinding['state']) => findings.filter((each) => each.state === state)
  const severe = (severity: string) => counting.filter(({ finding }) => finding.severity === severity)
  return [
    { heading: word('Errors'), all: severe('error') },
    { heading: word('Warnings'), all: severe('warning') },
    { heading: word('Hints'), all: severe('info') },
    { heading: 'Fixed', all: of('fixed') },
    { heading: 'Known before', all: of('known') },
    { heading: 'Waived', all: of('waived') },
  ].filter(({ all }) => all.length > 0)
}

function byRule(
  findings: readonly LocatedFinding[],
): readonly (readonly [string, readonly LocatedFinding[]])[] {
  const groups = new Map<string, LocatedFinding[]>()
  for (const each of findings) {
    const same = groups.get(each.finding.rule)
    if (same) same.push(each)
    else groups.set(each.finding.rule, [each])
  }
  return [...groups]
}

function ruleSection(id: string, findings: readonly LocatedFinding[]): readonly string[] {
  const rule = factsOfRule(id)
  return [
    '<section>',
    `<h3>${escapeMarkup(rule?.title ?? id)} <code>${escapeMarkup(id)}</code></h3>`,
    ...(rule
      ? [`<p class="why">${escapeMarkup(rule.rationale)} <cite>${escapeMarkup(rule.source)}</cite></p>`]
      : []),
    '<ul>',
    ...findings.map(itemOf),
    '</ul>',
    '</section>',
  ]
}

function itemOf({ finding, place, file }: LocatedFinding): string {
  const at = place ? ` <span class="at">${escapeMarkup(file)}:${place.line}:${place.column}</span>` : ''
  const more = [
    escapeMarkup(finding.evidence),
    ...(finding.fix
      ? [`<b>Fix${finding.fix.safe ? '' : ', to be weighed'}:</b> ${escapeMarkup(finding.fix.title)}`]
      : []),
    ...(finding.guide
      ? [
          `<b>${escapeMarkup(finding.guide.question)}</b> ${finding.guide.choices.map(({ title }) => escapeMarkup(title)).join(' · ')}`,
        ]
      : []),
    ...(finding.guidance ? [`<b>Instead:</b> ${escapeMarkup(finding.guidance)}`] : []),
    ...(finding.waiver
      ? [
          `<b>Waived${finding.waiver.author ? ` by ${escapeMarkup(finding.waiver.author)}` : ''}` +
            `${finding.waiver.until ? ` until ${escapeMarkup(finding.waiver.until)}` : ''}:</b> ${escapeMarkup(finding.waiver.reason)}`,
        ]
      : []),
  ]
  return (
    `<li class="${finding.severity}"><p><b>${escapeMarkup(finding.message)}</b>${at}</p>` +
    `${more.map((text) => `<p>${text}</p>`).join('')}</li>`
  )
}

function scoreTable(scores: Report['scores']): string {
  const rows = scores.map(
    ({ category, score }) =>
      `<tr><th scope="row">${escapeMarkup(category)}</th><td>${score}</td>` +
      `<td><span class="bar" style="width:${Math.round(score)}%"></span></td></tr>`,
  )
  return `<table><caption>Score of 100</caption><tbody>${rows.join('')}</tbody></table>`
}

const style = [
  ':root{color-scheme:light dark}',
  'body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}',
  'h1{font-size:1.5rem}h2{font-size:1.2rem;border-bottom:1px solid #8888;margin-top:2rem}h3{font-size:1rem;margin-bottom:.2rem}',
  'code,.at{font-family:ui-monospace,monospace;font-size:.85em;opacity:.8}',
  '.why{opacity:.85}cite{font-size:.85em}',
  'ul{list-style:none;padding:0}li{border-left:4px solid #888;padding:.2rem .8rem;margin:.5rem 0;break-inside:avoid}',
  'li p{margin:.15rem 0}li.error{border-color:#c62828}li.warning{border-color:#b26a00}li.info{border-color:#1565c0}',
  'table{border-collapse:collapse;width:100%;max-width:30rem}caption{text-align:left;font-weight:bold}',
  'th{text-align:left;font-weight:normal;padding-right:1rem}td{padding-right:.5rem}td:last-child{width:60%}',
  '.bar{display:block;height:.6rem;background:#1565c0}',
  '@media print{body{margin:0;max-width:none}h2{break-after:avoid}h3{break-after:avoid}.bar{print-color-adjust:exact}}',
].join('')
