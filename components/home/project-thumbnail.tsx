import type { Thumbnail } from '@/lib/store'

/** The small picture of a diagram: its tables as blocks, its foreign keys as lines. */
export function ProjectThumbnail({ thumbnail }: { readonly thumbnail: Thumbnail | null }) {
  if (!thumbnail || thumbnail.nodes.length === 0) return <EmptyThumbnail />
  const { width, height, nodes, edges } = thumbnail
  const margin = Math.max(width, height) * 0.04
  // Drawn in diagram units: lines must stay visible however large the diagram.
  const stroke = Math.max(width, height) / 260
  return (
    <svg
      viewBox={`${-margin} ${-margin} ${width + margin * 2} ${height + margin * 2}`}
      className="size-full"
      aria-hidden="true"
      preserveAspectRatio="xMidYMid meet"
    >
      <g stroke="var(--edge)" strokeWidth={stroke} opacity={0.55}>
        <path d={edges.map(([x1, y1, x2, y2]) => `M${x1} ${y1}L${x2} ${y2}`).join('')} />
      </g>
      {nodes.map(([x, y, w, h, color], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a picture of blocks, two of which may lie on one place
        <g key={index}>
          <rect
            x={x}
            y={y}
            width={w}
            height={h}
            rx={w / 24}
            fill="var(--surface-raised)"
            stroke="var(--line-strong)"
            strokeWidth={stroke}
          />
          <rect
            x={x}
            y={y}
            width={w}
            height={Math.min(h, w / 7)}
            rx={w / 24}
            fill={paint(color)}
            opacity={0.85}
          />
        </g>
      ))}
    </svg>
  )
}

/** Only palette tokens and plain colours reach the picture. */
function paint(color: string): string {
  if (/^schema-[1-8]$/.test(color)) return `var(--${color})`
  if (/^var\(--[\w-]+\)$/.test(color) || /^#[0-9a-f]{3,8}$/i.test(color)) return color
  return 'var(--schema-1)'
}

function EmptyThumbnail() {
  return (
    <svg viewBox="0 0 120 60" className="size-full" aria-hidden="true">
      <g fill="none" stroke="var(--line-strong)" strokeDasharray="3 3">
        <rect x="18" y="14" width="26" height="18" rx="2" />
        <rect x="76" y="26" width="26" height="20" rx="2" />
        <path d="M44 23h16v13h16" />
      </g>
    </svg>
  )
}
