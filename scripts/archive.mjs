// Reproducible archives, which depend only on names, bytes, what can be run and a time: entries are sorted and without owner.
import { deflateRawSync, gzipSync } from "node:zlib";

const sorted = (files) => [...files].sort(([a], [b]) => (a < b ? -1 : 1));

// Whoever unpacks an archive may read its files, and run those that are programs.
const mode = (program) => (program ? 0o755 : 0o644);

/// A gzipped tar of [name, bytes, whether it is a program]; time in seconds since 1970.
export function tarball(files, time) {
  const blocks = [];
  for (const [name, bytes, program] of sorted(files)) {
    const header = Buffer.alloc(512);
    const [prefix, base] = split(name);
    const octal = (value, at, width) => header.write(value.toString(8).padStart(width - 1, "0"), at);
    header.write(base, 0);
    octal(mode(program), 100, 8);
    octal(0, 108, 8);
    octal(0, 116, 8);
    octal(bytes.length, 124, 12);
    octal(time, 136, 12);
    header.write("        ", 148);
    header.write("0", 156);
    header.write("ustar\u000000", 257, "latin1");
    header.write(prefix, 345);
    const sum = header.reduce((sum, byte) => sum + byte, 0);
    header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
    blocks.push(header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512));
  }
  blocks.push(Buffer.alloc(1024));
  return gzipSync(Buffer.concat(blocks), { level: 9 });
}

// Splits a name into ustar's two fields.
function split(name) {
  if (Buffer.byteLength(name) <= 100) return ["", name];
  const cut = name.lastIndexOf("/", 155);
  const [prefix, base] = [name.slice(0, cut), name.slice(cut + 1)];
  if (cut < 1 || Buffer.byteLength(base) > 100 || Buffer.byteLength(prefix) > 155) {
    throw new Error(`${name}: too long a name for a tar archive`);
  }
  return [prefix, base];
}

const CRC = Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n >>> 0;
});
const crc32 = (bytes) => ~bytes.reduce((crc, byte) => CRC[(crc ^ byte) & 255] ^ (crc >>> 8), -1) >>> 0;

/// A zip of [name, bytes, whether it is a program]; time in seconds since 1970, written in UTC.
export function zip(files, time) {
  const at = new Date(Math.max(time, 315532800) * 1000);
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const hour = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const UTF8 = 0x800;
  const [parts, directory] = [[], []];
  let offset = 0;
  for (const [name, bytes, program] of sorted(files)) {
    const packed = deflateRawSync(bytes, { level: 9 });
    const [method, body] = packed.length < bytes.length ? [8, packed] : [0, bytes];
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    [20, UTF8, method, hour, date].forEach((value, i) => common.writeUInt16LE(value, i * 2));
    [crc32(bytes), body.length, bytes.length].forEach((value, i) => common.writeUInt32LE(value, 10 + i * 4));
    common.writeUInt16LE(title.length, 22);
    parts.push(Buffer.from("PK\u0003\u0004", "latin1"), common, title, body);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((0o100000 | mode(program)) << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    // "Version made by" is Unix, so that readers use the file mode.
    directory.push(Buffer.from("PK\u0001\u0002\u0014\u0003", "latin1"), common, rest, title);
    offset += 30 + title.length + body.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  [8, 10].forEach((place) => end.writeUInt16LE(parts.length / 4, place));
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}
