/** The glyphs of headers, drawn once and used by reference. */
export function Symbols() {
  return (
    <svg className="absolute size-0" aria-hidden="true">
      <symbol id="glyph-shield" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2.2">
        <path d="M12 2 4 5v6c0 5 3.4 9.3 8 11 4.6-1.7 8-6 8-11V5Z" strokeLinejoin="round" />
        <path d="m9 12 2 2 4-4" strokeLinecap="round" />
      </symbol>
      <symbol id="glyph-comment" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2.2">
        <path d="M4 4h16v12H9l-5 4Z" strokeLinejoin="round" />
      </symbol>
    </svg>
  )
}
