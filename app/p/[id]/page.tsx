import { OpenProject } from '@/components/workbench'

/** The workbench of one project, on the branch that `?branch=` names. Everything in it lives in the browser; the page only names the project. */
export default async function Page(props: {
  readonly params: Promise<{ readonly id: string }>
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}) {
  const { id } = await props.params
  const { branch } = await props.searchParams
  return <OpenProject id={id} branch={typeof branch === 'string' ? branch : null} />
}
