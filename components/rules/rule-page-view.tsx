import Link from 'next/link'
import { MarkdownBlocks } from './markdown-blocks'
import { readMarkdown } from './read-markdown'

/** The page of a rule by itself, at an address of its own. */
export function RulePageView({ text }: { readonly text: string }) {
  return (
    <main className="mx-auto max-w-3xl px-5 py-8">
      <p className="mb-4">
        <Link href="/" className="text-accent underline underline-offset-2">
          All projects
        </Link>
      </p>
      <MarkdownBlocks blocks={readMarkdown(text)} />
    </main>
  )
}
