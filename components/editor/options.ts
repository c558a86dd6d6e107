import type { monaco } from './monaco'

/** Characters above which what costs more than the visible part is switched off. */
const largeText = 600_000

/** How the editor is set up for a text of that many characters. */
export function editorOptions(length: number): monaco.editor.IStandaloneEditorConstructionOptions {
  const large = length > largeText
  return {
    ariaLabel: 'DDL of the project',
    automaticLayout: true,
    fontFamily: 'ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace',
    fontSize: 12.5,
    lineNumbersMinChars: 6,
    glyphMargin: false,
    lineDecorationsWidth: 8,
    minimap: { enabled: false },
    padding: { top: 6, bottom: 24 },
    scrollBeyondLastLine: false,
    renderLineHighlight: 'line',
    smoothScrolling: false,
    fixedOverflowWidgets: true,
    tabSize: 2,
    insertSpaces: true,
    detectIndentation: !large,
    wordBasedSuggestions: 'off',
    quickSuggestions: { other: true, comments: false, strings: false },
    suggest: { showWords: false, preview: false },
    snippetSuggestions: 'none',
    autoClosingBrackets: 'languageDefined',
    autoClosingQuotes: 'never',
    autoIndent: 'keep',
    codeLens: false,
    colorDecorators: false,
    links: false,
    lightbulb: { enabled: 'onCode' as monaco.editor.ShowLightbulbIconMode },
    dropIntoEditor: { enabled: false },
    pasteAs: { enabled: false },
    unusualLineTerminators: 'off',
    unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true },
    stickyScroll: { enabled: false },
    accessibilitySupport: 'auto',
    folding: !large,
    bracketPairColorization: { enabled: false },
    // The model reads it under this name; colours in pairs are worked out over the whole text.
    ...{ 'bracketPairColorization.enabled': false },
    matchBrackets: large ? 'never' : 'always',
    occurrencesHighlight: 'off',
    selectionHighlight: !large,
    guides: { indentation: !large },
    wordWrap: 'off',
    largeFileOptimizations: true,
    maxTokenizationLineLength: 5000,
    stopRenderingLineAfter: 10_000,
  }
}
