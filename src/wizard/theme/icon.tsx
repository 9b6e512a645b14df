// The icons: one stroke weight, 16 by 16, drawn in the colour of the text around them. They never speak: the words beside do.

const paths = {
  check: 'm3 8.5 3.2 3L13 4.5',
  close: 'm4 4 8 8m0-8-8 8',
  copy: 'M7 5.5h5a1.5 1.5 0 0 1 1.5 1.5v5a1.5 1.5 0 0 1 -1.5 1.5h-5a1.5 1.5 0 0 1 -1.5 -1.5v-5a1.5 1.5 0 0 1 1.5 -1.5zM10.5 5.5v-1.5A1.5 1.5 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.5',
  download: 'M8 2.5v8m-3.2-3L8 10.7l3.2-3.2M2.5 13.5h11',
  example: 'M3.5 2.5h6l3 3v8h-9zM9.5 2.5v3h3M6 9h4M6 11.3h2.5',
  sun: 'M5.3 8a2.7 2.7 0 1 0 5.4 0a2.7 2.7 0 1 0 -5.4 0M8 1.5v1.3m0 10.4v1.3M1.5 8h1.3m10.4 0h1.3M3.4 3.4l.9.9m7.4 7.4.9.9m0-9.2-.9.9M4.3 11.7l-.9.9',
  moon: 'M13.3 9.7A5.7 5.7 0 0 1 6.3 2.7a5.7 5.7 0 1 0 7 7z',
  language:
    'M2 8a6 6 0 1 0 12 0a6 6 0 1 0 -12 0M2.3 6h11.4M2.3 10h11.4M8 2c-2 1.8-2.6 3.8-2.6 6s.6 4.2 2.6 6c2-1.8 2.6-3.8 2.6-6S10 3.8 8 2',
  lock: 'M5 7h6a1.5 1.5 0 0 1 1.5 1.5v3.5a1.5 1.5 0 0 1 -1.5 1.5h-6a1.5 1.5 0 0 1 -1.5 -1.5v-3.5a1.5 1.5 0 0 1 1.5 -1.5zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  error: 'M2 8a6 6 0 1 0 12 0a6 6 0 1 0 -12 0M8 5v3.5m0 2.3v.1',
  warning: 'M8 2.3 14.2 13H1.8zM8 6.5v3m0 1.8v.1',
  note: 'M2 8a6 6 0 1 0 12 0a6 6 0 1 0 -12 0M8 7.3V11m0-5.9V5',
  jump: 'M9.5 3.5 13 7l-3.5 3.5M13 7H6.5A3.5 3.5 0 0 0 3 10.5v2',
  left: 'M12.5 8h-9m3.5-3.5L3.5 8 7 11.5',
  right: 'M3.5 8h9M9 4.5 12.5 8 9 11.5',
  up: 'M8 12.5v-9M4.5 7 8 3.5 11.5 7',
  down: 'M8 3.5v9M4.5 9 8 12.5 11.5 9',
  open: 'm4.5 6.5 3.5 3.5 3.5-3.5',
  plus: 'M8 3.5v9M3.5 8h9',
  share: 'M6.7 9.3l2.6-2.6M7.5 5l1.2-1.2a2.5 2.5 0 0 1 3.5 3.5L11 8.5M8.5 11l-1.2 1.2a2.5 2.5 0 0 1 -3.5 -3.5L5 7.5',
  source: 'M2.5 4.5v3A2 2 0 0 0 4.5 9.5h8m-3-3 3 3-3 3',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  terminal:
    'M3.5 3h9a1.5 1.5 0 0 1 1.5 1.5v7a1.5 1.5 0 0 1 -1.5 1.5h-9a1.5 1.5 0 0 1 -1.5 -1.5v-7a1.5 1.5 0 0 1 1.5 -1.5zM4.7 6.3l2 1.8-2 1.8M8.5 10h2.5',
  over: 'M3.5 8a4.8 4.8 0 1 0 1.6-3.6M3 2.6v3h3',
  undo: 'M6 3.5 3 6.5l3 3M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6',
  redo: 'm10 3.5 3 3-3 3M13 6.5H6.5a3.5 3.5 0 0 0 0 7H10',
  keys: 'M3 4h10a1.5 1.5 0 0 1 1.5 1.5v5A1.5 1.5 0 0 1 13 12H3a1.5 1.5 0 0 1 -1.5 -1.5v-5A1.5 1.5 0 0 1 3 4zM4.5 6.7h.01M7 6.7h.01M9.3 6.7h.01M11.6 6.7h.01M5.5 9.5h5',
  trash: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5',
  wrap: 'M2.5 3.8h11M2.5 8h8.8a2.2 2.2 0 0 1 0 4.4H8.2m1.8-1.9-1.8 1.9 1.8 1.9M2.5 12.4h2.7',
  saved: 'M3.5 2.5h7l3 3v8h-11v-10zM5.5 2.5v3.5h4v-3.5M5 13.5v-4h6v4',
  pencil: 'm3 10.5 7.5-7.5 2.5 2.5-7.5 7.5h-2.5z',
  folded: 'm6 4.5 3.5 3.5L6 11.5',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, className = '' }: { readonly name: IconName; readonly className?: string }) {
  return (
    <svg className={`i ${className}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
