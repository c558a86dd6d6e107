import type { Finding } from '@/lib/rules'
import type { ObjectSummary } from '@/lib/worker'
import type { FeatureContext } from './language-features'
import { type Disposable, languageId, monaco } from './monaco'
import { fencedBlock, plainMarkdown } from './plain-markdown'

/** What a name means, and what Athena says of it. */
export function hovers({ synced, findings, actions }: FeatureContext): Disposable {
  return monaco.languages.registerHoverProvider(languageId, {
    async provideHover(model, position) {
      if (model !== synced.model) return null
      const symbol = await actions.worker.symbolAt({ offset: synced.offsetAt(position) })
      const summary = symbol && (await actions.worker.describe({ id: symbol.id }))
      const here = findings.within(monaco.Range.fromPositions(position))
      const contents = [...here.map(findingText), ...(summary ? [summaryText(summary)] : [])]
      if (contents.length === 0) return null
      return {
        contents: contents.map((value) => ({ value, isTrusted: false, supportHtml: false })),
        ...(symbol && { range: synced.rangeOf(symbol.from, symbol.to) }),
      }
    },
  })
}

function findingText({ severity, message, evidence, rule }: Finding): string {
  const words = { error: 'Error', warning: 'Warning', info: 'Advice' }[severity]
  return `**${words}** ${plainMarkdown(message)}  \n${plainMarkdown(evidence)} \\(${plainMarkdown(rule)}\\)`
}

function summaryText({ title, lines, comment }: ObjectSummary): string {
  const parts = [`**${plainMarkdown(title)}**`]
  if (comment !== null) parts.push(plainMarkdown(comment))
  if (lines.length > 0) parts.push(fencedBlock(lines.join('\n')))
  return parts.join('\n\n')
}
