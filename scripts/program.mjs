// The command line of a release, which scripts/program builds: where it is, and whether it needs libraries.
import { execFileSync } from "node:child_process";

export const PROGRAM = "target/packed/gongxiaomei";

// The ELF program header that names a loader: only a program that is linked when it starts has one.
const INTERPRETER = 3;

/// Whether a program needs a loader, and so the libraries of the machine it runs on. Anything but a 64-bit ELF file does.
export function needsLibraries(bytes) {
  if (bytes.length < 64 || bytes.toString("latin1", 0, 5) !== "\u007fELF\u0002") return true;
  const [from, size, count] = [Number(bytes.readBigUInt64LE(32)), bytes.readUInt16LE(54), bytes.readUInt16LE(56)];
  return Array.from({ length: count }, (_, i) => bytes.readUInt32LE(from + i * size)).includes(INTERPRETER);
}

/// The version of the C library that is linked into it; empty where that is no GNU C library.
export function libraryVersion() {
  try {
    return execFileSync("getconf", ["GNU_LIBC_VERSION"], { encoding: "utf8" }).trim().split(" ")[1] ?? "";
  } catch {
    return "";
  }
}
