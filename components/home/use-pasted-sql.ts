import { useEffect } from 'react'

/** Hears of text or a file that is pasted anywhere on the page but in a field. */
export function usePastedSql(onText: (text: string) => void, onFile: (file: File) => void): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const isField = event.target instanceof Element && event.target.closest('input, textarea, select')
      if (isField || !event.clipboardData) return
      const [file] = event.clipboardData.files
      const text = event.clipboardData.getData('text/plain')
      if (file) onFile(file)
      else if (text.trim() !== '') onText(text)
      else return
      event.preventDefault()
    }
    window.addEventListener('paste', paste)
    return () => window.removeEventListener('paste', paste)
  }, [onText, onFile])
}
