import { TriangleAlert } from 'lucide-react'
import { Component, type ReactNode } from 'react'
import { Button } from './button'

interface Props {
  /** What the panel is called in the message. */
  readonly name: string
  readonly children: ReactNode
}

/** Keeps a failure inside its panel: the others go on, and the panel can be made anew. */
export class PanelBoundary extends Component<Props, { readonly failure: string | null }> {
  override state = { failure: null }

  static getDerivedStateFromError(error: unknown) {
    return { failure: error instanceof Error ? error.message : String(error) }
  }

  override render(): ReactNode {
    const { failure } = this.state
    if (failure === null) return this.props.children
    return (
      <div
        role="alert"
        className="flex h-full flex-col items-center justify-center gap-3 overflow-auto p-6 text-center"
      >
        <TriangleAlert size={20} aria-hidden className="text-danger" />
        <p className="max-w-sm">
          <strong className="block font-semibold">{this.props.name} stopped.</strong>
          <span className="text-ink-muted">Your text is safe; the other panels go on.</span>
        </p>
        <p className="max-w-sm break-words font-mono text-[11px] text-ink-faint">{failure}</p>
        <Button variant="solid" onClick={() => this.setState({ failure: null })}>
          Reload panel
        </Button>
      </div>
    )
  }
}
