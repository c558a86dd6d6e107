import { type Disposable, monaco } from './monaco'

export const themeName = 'athena'

/** Colours the editor by the page's tokens, now and whenever the page's theme changes. */
export function followTheme(): Disposable {
  const apply = (): void => {
    monaco.editor.defineTheme(themeName, themeOf(document.documentElement))
    monaco.editor.setTheme(themeName)
  }
  apply()
  const observer = new MutationObserver(apply)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['class'] })
  return { dispose: () => observer.disconnect() }
}

function themeOf(root: HTMLElement): monaco.editor.IStandaloneThemeData {
  const style = getComputedStyle(root)
  const token = (name: string): string => longHex(style.getPropertyValue(`--${name}`).trim())
  /** Monarch's rules want the digits alone. */
  const digits = (name: string): string => token(name).replace('#', '')
  return {
    base: root.classList.contains('dark') ? 'vs-dark' : 'vs',
    inherit: true,
    // With the grammar's postfix: the base themes colour `string.sql` and the like themselves.
    rules: [
      { token: '', foreground: digits('ink') },
      { token: 'keyword.sql', foreground: digits('accent') },
      { token: 'type.sql', foreground: digits('schema-2') },
      { token: 'string.sql', foreground: digits('good') },
      { token: 'string.delimiter.sql', foreground: digits('schema-4') },
      { token: 'string.escape.sql', foreground: digits('schema-3') },
      { token: 'number.sql', foreground: digits('schema-3') },
      { token: 'comment.sql', foreground: digits('ink-faint'), fontStyle: 'italic' },
      { token: 'operator.sql', foreground: digits('ink-muted') },
      { token: 'delimiter', foreground: digits('ink-muted') },
      { token: 'identifier.quote.sql', foreground: digits('ink') },
      { token: 'variable.sql', foreground: digits('schema-4') },
      { token: 'metatag.sql', foreground: digits('schema-6') },
    ],
    colors: {
      'editor.background': token('surface'),
      'editor.foreground': token('ink'),
      'editor.lineHighlightBackground': token('surface-sunken'),
      'editor.lineHighlightBorder': token('surface-sunken'),
      'editor.selectionBackground': `${token('accent')}44`,
      'editor.inactiveSelectionBackground': `${token('accent')}2a`,
      'editor.wordHighlightBackground': `${token('accent')}22`,
      'editor.findMatchBackground': `${token('warn')}66`,
      'editor.findMatchHighlightBackground': `${token('warn')}33`,
      'editorLineNumber.foreground': token('ink-faint'),
      'editorLineNumber.activeForeground': token('ink'),
      'editorCursor.foreground': token('accent'),
      'editorIndentGuide.background1': token('line'),
      'editorGutter.background': token('surface'),
      'editorWidget.background': token('surface-raised'),
      'editorWidget.foreground': token('ink'),
      'editorWidget.border': token('line-strong'),
      'editorHoverWidget.background': token('surface-raised'),
      'editorHoverWidget.foreground': token('ink'),
      'editorHoverWidget.border': token('line-strong'),
      'editorSuggestWidget.background': token('surface-raised'),
      'editorSuggestWidget.border': token('line-strong'),
      'editorSuggestWidget.selectedBackground': token('accent-soft'),
      'editorSuggestWidget.selectedForeground': token('ink'),
      'editorSuggestWidget.highlightForeground': token('accent'),
      'editorSuggestWidget.focusHighlightForeground': token('accent'),
      'editorError.foreground': token('danger'),
      'editorWarning.foreground': token('warn'),
      'editorInfo.foreground': token('info'),
      'editorOverviewRuler.border': token('line'),
      'scrollbarSlider.background': `${token('line-strong')}88`,
      'input.background': token('surface'),
      'input.foreground': token('ink'),
      'input.border': token('line-strong'),
      focusBorder: token('accent'),
      'list.hoverBackground': token('surface-sunken'),
      'list.activeSelectionBackground': token('accent-soft'),
      'list.activeSelectionForeground': token('ink'),
      'menu.background': token('surface-raised'),
      'menu.foreground': token('ink'),
      'menu.selectionBackground': token('accent-soft'),
      'menu.selectionForeground': token('ink'),
      'peekView.border': token('accent'),
      'peekViewEditor.background': token('surface-sunken'),
      'peekViewResult.background': token('surface'),
      'peekViewTitle.background': token('surface-sunken'),
    },
  }
}

/** Stylesheets are shortened on the way: `#fff` as `#ffffff`, which is all that Monaco reads. */
function longHex(color: string): string {
  return /^#[\da-f]{3}$/i.test(color) ? color.replace(/[\da-f]/gi, '$&$&') : color
}
