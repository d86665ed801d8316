import { z } from 'zod';
import { datelineStyleSchema } from '../dateline/types.ts';
import { roleSchema } from './states.ts';

export const personSchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(200),
  initials: z.string().min(1).max(8),
  role: roleSchema,
});
export type Person = z.infer<typeof personSchema>;

/** The profile of the newsroom, which the formats print. */
export const houseSchema = z.strictObject({
  provider: z.string().max(400),
  publisher: z.string().max(400),
  copyrightLine: z.string().max(1000),
  language: z.string().max(35),
  datelineStyle: datelineStyleSchema,
  signOff: z.string().max(400),
});
export type House = z.infer<typeof houseSchema>;

export const defaultHouse: House = {
  provider: '',
  publisher: '',
  copyrightLine: '',
  language: 'en-GB',
  datelineStyle: 'commonwealth',
  signOff: '',
};
