/**
 * Whether a TIFF is a camera's raw file in a TIFF container (DNG, NEF, ARW, CR2): its first picture is only a
 * small stand-in (NewSubfileType 1, TIFF 6.0 section 8), or it has a DNG version.
 */
export function isRawTiff(bytes: Buffer): boolean {
  const little = bytes[0] === 0x49;
  const u16 = (at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const u32 = (at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  try {
    if (u16(2) !== 42) return false;
    const directory = u32(4);
    const count = u16(directory);
    for (let index = 0; index < count; index += 1) {
      const entry = directory + 2 + index * 12;
      const tag = u16(entry);
      if (tag === 254 && u32(entry + 8) === 1) return true;
      if (tag === 50706) return true;
    }
    return false;
  } catch {
    // A directory outside of the file: the decoder will say that it is damaged.
    return false;
  }
}
