import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RulePageView } from '@/components/rules/rule-page-view'
import { readRulePage } from '@/lib/server'

interface Props {
  readonly params: Promise<{ readonly rule: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).rule }
}

/** The page of a rule: what it finds and why, with examples. */
export default async function Page({ params }: Props) {
  const page = await readRulePage((await params).rule)
  if (!page.ok) notFound()
  return <RulePageView text={page.value.text} />
}
