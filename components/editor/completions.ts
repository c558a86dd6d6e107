import type { CompletionItem } from '@/lib/worker'
import type { FeatureContext } from './language-features'
import { type Disposable, languageId, monaco } from './monaco'

/** Suggestions of the worker for the place of the cursor, in its order. */
export function completions({ synced, actions }: FeatureContext): Disposable {
  const { CompletionItemKind } = monaco.languages
  const kinds: Record<CompletionItem['kind'], monaco.languages.CompletionItemKind> = {
    keyword: CompletionItemKind.Keyword,
    type: CompletionItemKind.TypeParameter,
    table: CompletionItemKind.Struct,
    view: CompletionItemKind.Interface,
    column: CompletionItemKind.Field,
    function: CompletionItemKind.Function,
    schema: CompletionItemKind.Module,
    enum: CompletionItemKind.Enum,
  }
  return monaco.languages.registerCompletionItemProvider(languageId, {
    triggerCharacters: ['.', '('],
    async provideCompletionItems(model, position) {
      if (model !== synced.model) return null
      const items = await actions.worker.complete({ offset: synced.offsetAt(position) })
      const suggestions = items.map(
        (item, index): monaco.languages.CompletionItem => ({
          label: { label: item.label, description: item.detail },
          kind: kinds[item.kind],
          insertText: item.insert,
          filterText: item.label,
          // Equally good matches stay in the worker's order.
          sortText: String(index).padStart(5, '0'),
          range: synced.rangeOf(item.from, item.to),
        }),
      )
      return { suggestions, incomplete: true }
    },
  })
}
