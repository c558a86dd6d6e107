import { answer, createBranch, database, listBranches, readBody, smallBody } from '@/lib/server'
import { newBranchSchema } from '@/lib/store'

interface Context {
  readonly params: Promise<{ readonly id: string }>
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, async () => listBranches(database(), (await params).id))
}

export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(
    request,
    async () => {
      const body = await readBody(request, newBranchSchema, smallBody)
      return body.ok ? createBranch(database(), (await params).id, body.value, new Date()) : body
    },
    201,
  )
}
