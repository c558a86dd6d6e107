import { answer, branchPlace, database, listVersions, nameVersion, readBody, smallBody } from '@/lib/server'
import { newVersionSchema } from '@/lib/store'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, async () => listVersions(database(), branchPlace(request, (await params).id)))
}

export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(
    request,
    async () => {
      const body = await readBody(request, newVersionSchema, smallBody)
      if (!body.ok) return body
      return nameVersion(database(), branchPlace(request, (await params).id), body.value.name, new Date())
    },
    201,
  )
}
