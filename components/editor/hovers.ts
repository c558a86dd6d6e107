import { openRuleCommand } from './finding-commands'
import { commandLink, findingText, summaryText } from './hover-text'
import type { FeatureContext } from './language-features'
import { type Disposable, languageId, monaco } from './monaco'

/** What a name means, and what Athena says of it, with the page of the rule. */
export function hovers({ synced, findings, actions, getState }: FeatureContext): Disposable {
  return monaco.languages.registerHoverProvider(languageId, {
    async provideHover(model, position) {
      if (model !== synced.model) return null
      const symbol = await actions.worker.symbolAt({ offset: synced.offsetAt(position) })
      const summary = symbol && (await actions.worker.describe({ id: symbol.id }))
      const { rules } = getState().catalogue
      const here = findings.within(monaco.Range.fromPositions(position)).flatMap((finding) => {
        const rule = rules.find(({ id }) => id === finding.rule)
        return [inert(findingText(finding, rule)), ...(rule ? [ruleLink(rule.id)] : [])]
      })
      const contents = [...here, ...(summary ? [inert(summaryText(summary))] : [])]
      if (contents.length === 0) return null
      return { contents, ...(symbol && { range: synced.rangeOf(symbol.from, symbol.to) }) }
    },
  })
}

function inert(value: string): monaco.IMarkdownString {
  return { value, isTrusted: false, supportHtml: false }
}

/** The only part that may do something: it has no word of the schema in it. */
function ruleLink(rule: string): monaco.IMarkdownString {
  return {
    value: commandLink('The rule with examples', openRuleCommand, rule),
    isTrusted: { enabledCommands: [openRuleCommand] },
    supportHtml: false,
  }
}
