import { z } from 'zod';

// The page's policy forbids eval. Said before the first schema is made, zod does not even try.
z.config({ jitless: true });
