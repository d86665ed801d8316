import { useEffect, useState } from 'react';

/** The time now, anew every half minute: what "2 min" and "late" are reckoned from. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
