// SPDX-License-Identifier: Apache-2.0

/** The sign of the platform: rings and rays of a bronze drum, drawn as data points around one centre. */
export function Mark({ size = 28 }: { size?: number }) {
  const rays = Array.from({ length: 12 }, (_, index) => (index * Math.PI) / 6)
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden className="shell-mark">
      <circle cx="16" cy="16" r="14.5" stroke="currentColor" strokeWidth="1.5" />
      <circle cx="16" cy="16" r="4" fill="currentColor" />
      {rays.map((angle) => (
        <circle
          key={angle}
          cx={16 + 9.2 * Math.cos(angle)}
          cy={16 + 9.2 * Math.sin(angle)}
          r="1.35"
          fill="currentColor"
        />
      ))}
    </svg>
  )
}
