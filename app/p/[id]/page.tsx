import { OpenProject } from '@/components/workbench'

/** The workbench of one project. Everything in it lives in the browser; the page only names the project. */
export default async function Page({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { id } = await params
  return <OpenProject id={id} />
}
