import { answer, readRulePage } from '@/lib/server'

export function GET(
  request: Request,
  { params }: { readonly params: Promise<{ readonly rule: string }> },
): Promise<Response> {
  return answer(request, async () => readRulePage((await params).rule))
}
