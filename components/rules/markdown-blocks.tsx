'use client'

import { Fragment, type MouseEvent, type ReactNode } from 'react'
import type { Block, Span } from './read-markdown'

/** The blocks of a page of a rule; with `onRule` links to other rules stay where they are shown. */
export function MarkdownBlocks(props: {
  readonly blocks: readonly Block[]
  readonly onRule?: (rule: string) => void
}) {
  // Blocks of a page never move: their places are their names.
  return (
    <div className="space-y-3 leading-relaxed">{props.blocks.map((block, at) => view(block, at, props))}</div>
  )
}

function view(block: Block, at: number, { onRule }: { readonly onRule?: (rule: string) => void }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? (
        <h1 key={at} className="font-semibold text-[17px]">
          <Spans spans={block.spans} onRule={onRule} />
        </h1>
      ) : (
        <h2 key={at} className="pt-2 font-semibold">
          <Spans spans={block.spans} onRule={onRule} />
        </h2>
      )
    case 'paragraph':
      return (
        <p key={at} className="[overflow-wrap:anywhere]">
          <Spans spans={block.spans} onRule={onRule} />
        </p>
      )
    case 'code':
      return (
        <pre
          key={at}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too
          tabIndex={0}
          className="overflow-x-auto rounded border border-line bg-surface-sunken p-2 font-mono text-[12px]"
        >
          {block.text}
        </pre>
      )
    case 'list':
      return (
        <ul key={at} className="list-disc space-y-1 pl-5">
          {block.items.map((spans, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items never move
            <li key={place}>
              <Spans spans={spans} onRule={onRule} />
            </li>
          ))}
        </ul>
      )
    case 'table':
      return <Table key={at} rows={block.rows} onRule={onRule} />
  }
}

function Table(props: {
  readonly rows: readonly (readonly (readonly Span[])[])[]
  readonly onRule: ((rule: string) => void) | undefined
}) {
  const [head = [], ...rows] = props.rows
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-left">
        <thead>
          <tr>
            {head.map((spans, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells never move
              <th key={at} scope="col" className="border-line border-b px-2 py-1 font-semibold">
                <Spans spans={spans} onRule={props.onRule} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows never move
            <tr key={at} className="align-top">
              {row.map((spans, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells never move
                <td key={place} className="border-line border-b px-2 py-1 [overflow-wrap:anywhere]">
                  <Spans spans={spans} onRule={props.onRule} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Spans(props: {
  readonly spans: readonly Span[]
  readonly onRule: ((rule: string) => void) | undefined
}) {
  return props.spans.map((span, at) => {
    const key = `${at} ${span.text}`
    if (span.kind === 'text') return <Fragment key={key}>{span.text}</Fragment>
    if (span.kind === 'code')
      return (
        <code key={key} className="rounded bg-surface-sunken px-1 font-mono text-[0.92em]">
          {span.text}
        </code>
      )
    const rule = span.href.startsWith('/rules/') ? span.href.slice('/rules/'.length) : null
    const stay = (event: MouseEvent): void => {
      if (rule === null || !props.onRule || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      props.onRule(rule)
    }
    return (
      <a
        key={key}
        href={span.href}
        {...(rule === null && { target: '_blank', rel: 'noopener noreferrer' })}
        onClick={stay}
        className="text-accent underline underline-offset-2"
      >
        {span.text}
      </a>
    )
  })
}
