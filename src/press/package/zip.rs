//! Sites as zip archives. The same files make the same bytes, on any machine: entries are in the order of their names, and all have the
//! first day that a zip can name. Archives of others are read with limits, so that a harmful one costs little.

use std::io::{self, Read, Write};

use flate2::Crc;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use super::Files;
use crate::check::{Said, say};

/// Most entries of an archive.
const ENTRIES: usize = 20_000;
/// Most bytes of all its files together.
const BYTES: usize = 256 * 1024 * 1024;

/// What each of the three parts of an archive begins with.
const LOCAL: [u8; 4] = *b"PK\x03\x04";
const CENTRAL: [u8; 4] = *b"PK\x01\x02";
const END: [u8; 4] = *b"PK\x05\x06";
/// Their lengths without names, extra fields and comments.
const LOCAL_LENGTH: usize = 30;
const CENTRAL_LENGTH: usize = 46;
const END_LENGTH: usize = 22;

/// 1 January 1980, at midnight.
const DAY: u16 = (1 << 5) | 1;
/// Flag of names in UTF-8; the one of encryption.
const UTF8: u16 = 0x800;
const ENCRYPTED: u16 = 1;
/// Methods: as it is, and deflated.
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// An archive of these files.
///
/// # Errors
/// There are more files or bytes than the format has room for.
pub fn write(files: &Files) -> io::Result<Vec<u8>> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    let small = |number: usize| u32::try_from(number).map_err(io::Error::other);
    let short = |number: usize| u16::try_from(number).map_err(io::Error::other);
    for (name, bytes) in files {
        let mut crc = Crc::new();
        crc.update(bytes);
        let deflated = deflate(bytes)?;
        let (method, body) = if deflated.len() < bytes.len() { (DEFLATED, &deflated) } else { (STORED, bytes) };
        let mut common = Vec::new();
        for number in [20, UTF8, method, 0, DAY] {
            common.extend(u16::to_le_bytes(number));
        }
        for number in [crc.sum(), small(body.len())?, small(bytes.len())?] {
            common.extend(u32::to_le_bytes(number));
        }
        common.extend(short(name.len())?.to_le_bytes());
        common.extend([0; 2]);
        directory.extend(CENTRAL);
        // Made by Unix, so that the mode of the file counts.
        directory.extend([20, 3]);
        directory.extend(&common);
        directory.extend([0; 6]);
        directory.extend((0o100_644_u32 << 16).to_le_bytes());
        directory.extend(small(archive.len())?.to_le_bytes());
        directory.extend(name.as_bytes());
        archive.extend(LOCAL);
        archive.extend(common);
        archive.extend(name.as_bytes());
        archive.extend(body);
    }
    let (at, count) = (small(archive.len())?, short(files.len())?);
    let length = small(directory.len())?;
    archive.extend(directory);
    archive.extend(END);
    archive.extend([0; 4]);
    archive.extend(count.to_le_bytes());
    archive.extend(count.to_le_bytes());
    archive.extend(length.to_le_bytes());
    archive.extend(at.to_le_bytes());
    archive.extend([0; 2]);
    Ok(archive)
}

fn deflate(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packer = DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes)?;
    packer.finish()
}

/// Whether these bytes begin as an archive does.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(&LOCAL) || bytes.starts_with(&END)
}

/// The files of an archive, without folders.
///
/// # Errors
/// It is damaged, encrypted, too large, or has names that lead elsewhere.
pub fn read(archive: &[u8]) -> Result<Files, Said> {
    let end = end(archive).ok_or_else(damaged)?;
    let count = usize::from(short(archive, end + 10).ok_or_else(damaged)?);
    let mut at = word(archive, end + 16).ok_or_else(damaged)?;
    if count > ENTRIES {
        return Err(too_large());
    }
    let (mut files, mut total) = (Files::new(), 0_usize);
    for _ in 0..count {
        let entry = Entry::at(archive, at).ok_or_else(damaged)?;
        at = entry.next;
        if entry.name.ends_with('/') {
            continue;
        }
        if !is_safe(entry.name) {
            return Err(say("zip-name", &[("name", &entry.name.chars().take(100).collect::<String>())]));
        }
        total = total.checked_add(entry.length).filter(|total| *total <= BYTES).ok_or_else(too_large)?;
        if files.insert(entry.name.into(), entry.bytes(archive)?).is_some() {
            return Err(damaged());
        }
    }
    Ok(files)
}

/// An entry of the directory at the end.
struct Entry<'a> {
    name: &'a str,
    flags: u16,
    method: u16,
    crc: u32,
    packed: usize,
    length: usize,
    /// Where its own head begins, and where the next entry of the directory does.
    head: usize,
    next: usize,
}

impl Entry<'_> {
    fn at(archive: &[u8], at: usize) -> Option<Entry<'_>> {
        if archive.get(at..at + 4)? != CENTRAL {
            return None;
        }
        let [name, extra, comment] =
            [28, 30, 32].map(|place| short(archive, at + place).map_or(usize::MAX, usize::from));
        let from = at + CENTRAL_LENGTH;
        let name = archive.get(from..from.checked_add(name)?)?;
        Some(Entry {
            name: std::str::from_utf8(name).ok()?,
            flags: short(archive, at + 8)?,
            method: short(archive, at + 10)?,
            crc: u32::from_le_bytes(archive.get(at + 16..at + 20)?.try_into().ok()?),
            packed: word(archive, at + 20)?,
            length: word(archive, at + 24)?,
            head: word(archive, at + 42)?,
            next: from.checked_add(name.len())?.checked_add(extra)?.checked_add(comment)?,
        })
    }

    fn bytes(&self, archive: &[u8]) -> Result<Vec<u8>, Said> {
        if self.flags & ENCRYPTED != 0 {
            return Err(say("zip-encrypted", &[("name", self.name)]));
        }
        let body = self.body(archive).ok_or_else(damaged)?;
        let bytes = match self.method {
            STORED => body.to_vec(),
            DEFLATED => {
                // One more byte than it says it has is enough to know that it lies.
                let mut bytes = Vec::new();
                let most = (self.length as u64).saturating_add(1);
                DeflateDecoder::new(body).take(most).read_to_end(&mut bytes).map_err(|_| damaged())?;
                bytes
            }
            _ => return Err(say("zip-method", &[("name", self.name)])),
        };
        let mut crc = Crc::new();
        crc.update(&bytes);
        if bytes.len() == self.length && crc.sum() == self.crc { Ok(bytes) } else { Err(damaged()) }
    }

    fn body<'b>(&self, archive: &'b [u8]) -> Option<&'b [u8]> {
        if archive.get(self.head..self.head.checked_add(4)?)? != LOCAL {
            return None;
        }
        let [name, extra] = [26, 28].map(|place| short(archive, self.head + place).map_or(usize::MAX, usize::from));
        let from = self.head.checked_add(LOCAL_LENGTH)?.checked_add(name)?.checked_add(extra)?;
        archive.get(from..from.checked_add(self.packed)?)
    }
}

/// Where the end of the directory is told: the last such mark.
fn end(archive: &[u8]) -> Option<usize> {
    let last = archive.len().checked_sub(END_LENGTH)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last).rev().find(|at| archive.get(*at..*at + 4) == Some(&END))
}

fn short(archive: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(archive.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn word(archive: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(archive.get(at..at.checked_add(4)?)?.try_into().ok()?)).ok()
}

/// Whether a name leads to a file within the folder that the archive is unpacked to.
fn is_safe(name: &str) -> bool {
    let part = |part: &str| !part.is_empty() && part != "." && part != "..";
    name.split('/').all(part) && !name.contains(['\\', ':']) && !name.chars().any(char::is_control)
}

fn damaged() -> Said {
    say("zip-damaged", &[])
}

fn too_large() -> Said {
    say("zip-too-large", &[("most", &(BYTES / (1024 * 1024)).to_string()), ("files", &ENTRIES.to_string())])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Files {
        let files = [("index.html", "一".repeat(999)), ("charts/a.svg", "<svg/>".into()), ("empty.txt", String::new())];
        files.map(|(name, text)| (name.to_string(), text.into_bytes())).into()
    }

    fn with(archive: &[u8], at: usize, bytes: &[u8]) -> Vec<u8> {
        let mut changed = archive.to_vec();
        changed[at..at + bytes.len()].copy_from_slice(bytes);
        changed
    }

    /// Where the directory has its first entry.
    fn directory(archive: &[u8]) -> usize {
        archive.windows(4).position(|bytes| bytes == CENTRAL).expect("a directory")
    }

    #[test]
    fn files_come_back_and_make_the_same_archive_again() {
        let archive = write(&files()).expect("an archive");
        assert!(is_zip(&archive) && archive.len() < 999);
        assert_eq!(read(&archive).expect("files"), files());
        assert_eq!(write(&read(&archive).expect("files")).expect("an archive"), archive);
        let none = write(&Files::new()).expect("an archive");
        assert!(is_zip(&none) && read(&none).expect("no files").is_empty());
    }

    #[test]
    fn half_a_file_is_a_fault_wherever_it_ends_and_so_is_any_other_file() {
        let archive = write(&files()).expect("an archive");
        for length in 0..archive.len() {
            assert_eq!(read(&archive[..length]).expect_err("half").code(), "zip-damaged", "{length} bytes");
        }
        assert_eq!(read(&vec![b'P'; 100_000]).expect_err("no archive").code(), "zip-damaged");
    }

    #[test]
    fn no_single_changed_byte_is_taken_for_the_file() {
        let archive = write(&files()).expect("an archive");
        for at in 0..archive.len() {
            for changed in [with(&archive, at, &[!archive[at]]), with(&archive, at, &[archive[at] ^ 1])] {
                if let Ok(read) = read(&changed) {
                    // What is changed is no part of a file then, but of its name or its date.
                    assert!(read.values().all(|bytes| files().values().any(|own| own == bytes)), "byte {at}");
                }
            }
        }
    }

    #[test]
    fn a_bomb_is_refused_before_it_expands() {
        let bomb: Files = [("a".to_string(), vec![0; 9_000_000])].into();
        let archive = write(&bomb).expect("an archive");
        assert!(archive.len() < 20_000);
        let length = directory(&archive) + 24;
        // It says less than it has; and more than may be.
        let little = with(&archive, length, &10_u32.to_le_bytes());
        assert_eq!(read(&little).expect_err("a bomb").code(), "zip-damaged");
        let much = with(&archive, length, &u32::MAX.to_le_bytes());
        assert_eq!(read(&much).expect_err("a bomb").code(), "zip-too-large");
    }

    #[test]
    fn names_that_lead_elsewhere_are_refused() {
        for name in ["../a", "/a", "a//b", "a/./b", "a\\b", "c:a", "a\nb"] {
            let archive = write(&[(name.to_string(), vec![1])].into()).expect("an archive");
            assert_eq!(read(&archive).expect_err("a name").code(), "zip-name", "{name}");
        }
    }

    #[test]
    fn what_is_encrypted_or_packed_otherwise_is_told() {
        let archive = write(&files()).expect("an archive");
        let at = directory(&archive);
        assert_eq!(read(&with(&archive, at + 8, &[1, 8])).expect_err("encrypted").code(), "zip-encrypted");
        assert_eq!(read(&with(&archive, at + 10, &[99])).expect_err("another method").code(), "zip-method");
    }
}
