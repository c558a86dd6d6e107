/** The glyphs of rows and headers, drawn once and used by reference. */
export function Symbols() {
  return (
    <svg className="absolute size-0" aria-hidden="true">
      <symbol id="glyph-key" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2.4">
        <circle cx="7.5" cy="15.5" r="5" />
        <path d="m11 12 10-10M16 7l4 4" strokeLinecap="round" />
      </symbol>
      <symbol id="glyph-link" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2.4">
        <path
          d="M10 13a5 5 0 0 0 7.5.5l3-3a5 5 0 0 0-7-7L12 5M14 11a5 5 0 0 0-7.5-.5l-3 3a5 5 0 0 0 7 7L12 19"
          strokeLinecap="round"
        />
      </symbol>
      <symbol id="glyph-shield" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2.2">
        <path d="M12 2 4 5v6c0 5 3.4 9.3 8 11 4.6-1.7 8-6 8-11V5Z" strokeLinejoin="round" />
        <path d="m9 12 2 2 4-4" strokeLinecap="round" />
      </symbol>
      <symbol id="glyph-dot" viewBox="0 0 24 24" fill="currentColor">
        <circle cx="12" cy="12" r="4" />
      </symbol>
      <symbol id="glyph-comment" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2.2">
        <path d="M4 4h16v12H9l-5 4Z" strokeLinejoin="round" />
      </symbol>
    </svg>
  )
}
