'use client'

import { Modal } from '../ui/modal'
import { useShell } from '../workbench/shell-state'
import { MarkdownBlocks } from './markdown-blocks'
import type { Block, Span } from './read-markdown'
import { useRulePage } from './use-rule-page'

/** The page of the rule that was asked for, over whatever is open. */
export function RuleDialog() {
  const rule = useShell((state) => state.rule)
  const showRule = useShell((state) => state.showRule)
  if (rule === null) return null
  return <RuleModal rule={rule} onRule={showRule} onClose={() => showRule(null)} />
}

function RuleModal(props: {
  readonly rule: string
  readonly onRule: (rule: string) => void
  readonly onClose: () => void
}) {
  const blocks = useRulePage(props.rule)
  const [heading, ...rest] = blocks ?? []
  return (
    <Modal open title={titleOf(heading) ?? props.rule} width="max-w-3xl" onClose={props.onClose}>
      {blocks ? (
        <MarkdownBlocks key={props.rule} blocks={rest} onRule={props.onRule} />
      ) : (
        <p role="status">Opening …</p>
      )}
      <p className="mt-4 border-line border-t pt-3 text-[12px]">
        <a
          href={`/rules/${props.rule}`}
          target="_blank"
          rel="noopener"
          className="text-accent underline underline-offset-2"
        >
          This page in a tab of its own
        </a>
      </p>
    </Modal>
  )
}

function titleOf(block: Block | undefined): string | null {
  if (block?.kind !== 'heading') return null
  return block.spans.map(({ text }: Span) => text).join('')
}
