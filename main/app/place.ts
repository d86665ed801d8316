export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The largest part of a window that must be seen, in device-independent pixels, so that a person can grab it. */
const GRIP = 80;

/**
 * Where to open the window: where it was, or null for the system's choice when no screen shows enough of that
 * place any more (a second monitor was unplugged).
 */
export function placeOnScreen(wanted: Area | null, screens: readonly Area[]): Area | null {
  if (wanted === null) return null;
  const seen = screens.some((screen) => {
    const width = Math.min(wanted.x + wanted.width, screen.x + screen.width) - Math.max(wanted.x, screen.x);
    const top = wanted.y >= screen.y && wanted.y <= screen.y + screen.height - GRIP;
    return width >= GRIP && top;
  });
  return seen ? wanted : null;
}
