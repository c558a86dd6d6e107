import type { SourceSpan } from '@/lib/sql'
import type { FeatureContext } from './language-features'
import { type Disposable, languageId, monaco } from './monaco'

/** F12 and Ctrl+click: where what the name means is declared. */
export function definitions({ synced, actions }: FeatureContext): Disposable {
  return monaco.languages.registerDefinitionProvider(languageId, {
    async provideDefinition(model, position) {
      if (model !== synced.model) return null
      const symbol = await actions.worker.symbolAt({ offset: synced.offsetAt(position) })
      if (!symbol) return null
      const spans = await actions.worker.locate({ id: symbol.id })
      const found = spans.find((span) => span.role === 'declaration') ?? spans[0]
      if (!found) return null
      return [
        {
          uri: model.uri,
          originSelectionRange: synced.rangeOf(symbol.from, symbol.to),
          range: synced.rangeOf(found.from, found.to),
          targetSelectionRange: nameRange(synced, found),
        },
      ]
    },
  })
}

/** Shift+F12: every place that means the same. */
export function references({ synced, actions }: FeatureContext): Disposable {
  return monaco.languages.registerReferenceProvider(languageId, {
    async provideReferences(model, position) {
      if (model !== synced.model) return null
      const symbol = await actions.worker.symbolAt({ offset: synced.offsetAt(position) })
      if (!symbol) return null
      const spans = await actions.worker.references({ id: symbol.id })
      return spans.map((span) => ({ uri: model.uri, range: nameRange(synced, span) }))
    },
  })
}

function nameRange(synced: FeatureContext['synced'], span: SourceSpan): monaco.Range {
  return synced.rangeOf(span.name?.from ?? span.from, span.name?.to ?? span.to)
}
