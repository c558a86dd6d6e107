import { useEffect, useMemo, useState } from 'react'
import { api } from '../state/api-client'
import { useWorkbench } from '../state/use-workbench'
import { type Block, readMarkdown } from './read-markdown'
import { shortPage } from './short-page'

/** The page of a rule; without its examples where the server does not answer, null until either is there. */
export function useRulePage(rule: string): readonly Block[] | null {
  const known = useWorkbench(({ catalogue }) => catalogue.rules.find(({ id }) => id === rule))
  const [page, setPage] = useState<{ readonly rule: string; readonly text: string | null } | null>(null)
  useEffect(() => {
    let isCurrent = true
    const show = (text: string | null): void => {
      if (isCurrent) setPage({ rule, text })
    }
    api.rulePage(rule).then(
      ({ text }) => show(text),
      () => show(null),
    )
    return () => {
      isCurrent = false
    }
  }, [rule])
  return useMemo(() => {
    if (page?.rule !== rule) return null
    const text = page.text ?? (known && shortPage(known)) ?? `# ${rule}\n\nThere is no page of this rule.`
    return readMarkdown(text)
  }, [page, rule, known])
}
