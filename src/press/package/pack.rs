//! Compressed copies of files, for servers that can send `.br` and `.gz` files as they are.

use std::io::{self, Read, Write};

use brotli::enc;
use brotli::enc::interface::PredictionModeContextMap;
use brotli::enc::{Allocator, BrotliAlloc, BrotliEncoderParams, InputPair, InputReferenceMut, StaticCommand};
use brotli_decompressor::{IoReaderWrapper, IoWriterWrapper, StandardAlloc};

use super::Files;

/// Endings of the files that get compressed copies.
const KINDS: [&str; 9] = ["html", "js", "css", "wasm", "json", "csv", "svg", "txt", "xml"];

type Step = fn(&[u8]) -> io::Result<Vec<u8>>;

/// The kinds of copies: the ending, how one is made, and how it expands.
const COPIES: [(&str, Step, Step); 2] = [(".br", brotli, unbrotli), (".gz", gzip, gunzip)];

/// The folder of the press, whose page is compressed in itself.
pub const PRESS: &str = "press/";

/// Whether a file of this name gets compressed copies.
pub fn is_packed(path: &str) -> bool {
    !path.starts_with(PRESS) && path.rsplit_once('.').is_some_and(|(_, ending)| KINDS.contains(&ending))
}

/// The file that this is a compressed copy of, by its name.
pub fn original(path: &str) -> Option<&str> {
    COPIES.iter().find_map(|(ending, ..)| path.strip_suffix(ending)).filter(|file| is_packed(file))
}

/// The paths of a file and of the copies that it may have.
pub fn with_copies(path: &str) -> impl Iterator<Item = String> {
    std::iter::once("").chain(COPIES.map(|(ending, ..)| ending)).map(move |ending| [path, ending].concat())
}

/// Adds the compressed copies of all files that get some. Copies that are there already and expand to the same bytes are taken from
/// `before`.
///
/// # Errors
/// What the compressors report.
pub fn pack(files: &mut Files, before: &Files) -> io::Result<()> {
    let paths: Vec<String> = files.keys().filter(|path| is_packed(path)).cloned().collect();
    for path in paths {
        let Some(bytes) = files.get(&path).cloned() else { continue };
        for (ending, compress, expand) in COPIES {
            let copy = path.clone() + ending;
            let kept = before.get(&copy).filter(|kept| expand(kept).is_ok_and(|expanded| expanded == bytes));
            let copied = kept.cloned().map_or_else(|| compress(&bytes), Ok)?;
            files.insert(copy, copied);
        }
    }
    Ok(())
}

/// Keeps of `before` the copies that expand to the files as they are now.
pub fn keep(files: &mut Files, before: &Files) {
    for (copy, bytes) in before {
        let Some(file) = original(copy).and_then(|path| files.get(path)) else { continue };
        let kind = COPIES.iter().find(|(ending, ..)| copy.ends_with(ending));
        if kind.is_some_and(|(.., expand)| expand(bytes).is_ok_and(|expanded| expanded == *file)) {
            files.insert(copy.clone(), bytes.clone());
        }
    }
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes)?;
    packer.finish()
}

fn gunzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut plain = Vec::new();
    flate2::read::GzDecoder::new(bytes).read_to_end(&mut plain)?;
    Ok(plain)
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let params = BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let (mut packed, mut from) = (Vec::new(), bytes);
    let (mut reader, mut writer) = (IoReaderWrapper(&mut from), IoWriterWrapper(&mut packed));
    let (mut input, mut output) = ([0; BUFFER], [0; BUFFER]);
    let mut nothing =
        |_: &mut PredictionModeContextMap<InputReferenceMut>, _: &mut [StaticCommand], _: InputPair, _: &mut Heap| ();
    let cut = io::Error::from(io::ErrorKind::UnexpectedEof);
    enc::BrotliCompressCustomIo(&mut reader, &mut writer, &mut input, &mut output, &params, Heap, &mut nothing, cut)?;
    Ok(packed)
}

fn unbrotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut plain = Vec::new();
    brotli_decompressor::BrotliDecompress(&mut &*bytes, &mut plain)?;
    Ok(plain)
}

/// Bytes that are read and written at once.
const BUFFER: usize = 4096;

/// The memory of the packer: the ordinary one.
struct Heap;

impl<T: Clone + Default> Allocator<T> for Heap {
    type AllocatedMemory = <StandardAlloc as Allocator<T>>::AllocatedMemory;

    fn alloc_cell(&mut self, len: usize) -> Self::AllocatedMemory {
        StandardAlloc::default().alloc_cell(len)
    }

    fn free_cell(&mut self, _: Self::AllocatedMemory) {}
}

impl BrotliAlloc for Heap {}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(of: &[(&str, &[u8])]) -> Files {
        of.iter().map(|(path, bytes)| ((*path).into(), bytes.to_vec())).collect()
    }

    #[test]
    fn a_copy_stays_only_while_it_expands_to_its_file() {
        let mut old = files(&[("a.html", b"figure 1000"), ("b.svg", b"<svg/>"), ("c.png", b"png")]);
        pack(&mut old, &Files::new()).expect("packed");
        assert_eq!(old.len(), 7, "{:?}", old.keys());
        let plain = files(&[("a.html", b"figure 1200"), ("b.svg", b"<svg/>"), ("c.png", b"png")]);
        let mut kept = plain.clone();
        keep(&mut kept, &old);
        assert_eq!(kept.keys().collect::<Vec<_>>(), ["a.html", "b.svg", "b.svg.br", "b.svg.gz", "c.png"]);
        let mut new = plain;
        pack(&mut new, &old).expect("packed");
        assert_eq!(gunzip(&new["a.html.gz"]).expect("gzip"), b"figure 1200");
        assert_eq!(unbrotli(&new["a.html.br"]).expect("brotli"), b"figure 1200");
        assert_eq!(new["b.svg.br"], old["b.svg.br"]);
    }

    #[test]
    fn a_damaged_copy_is_made_anew() {
        let mut made = files(&[("a.txt", b"text")]);
        let damaged = files(&[("a.txt.gz", b"\x1f\x8b"), ("a.txt.br", b"")]);
        pack(&mut made, &damaged).expect("packed");
        assert_eq!(gunzip(&made["a.txt.gz"]).expect("gzip"), b"text");
        assert_eq!(unbrotli(&made["a.txt.br"]).expect("brotli"), b"text");
    }
}
