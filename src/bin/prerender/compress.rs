//! Compresses files ahead of time, for servers that can send `.br` and `.gz` files as they are.

use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::Path;

const KINDS: [&str; 9] = ["html", "js", "css", "wasm", "json", "csv", "svg", "txt", "xml"];

pub fn folder(folder: &Path) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            self::folder(&path)?;
        } else if path.extension().and_then(|e| e.to_str()).is_some_and(|e| KINDS.contains(&e)) {
            file(&path)?;
        }
    }
    Ok(())
}

/// Whether a file has a compressed copy beside it.
pub fn is_packed(path: &Path) -> bool {
    ["br", "gz"].iter().any(|ending| beside(path, ending).exists())
}

/// Writes the compressed copies of a file.
pub fn file(path: &Path) -> Result<(), Box<dyn Error>> {
    let bytes = fs::read(path)?;
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gz.write_all(&bytes)?;
    fs::write(beside(path, "gz"), gz.finish()?)?;
    let mut br = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut br, &params)?;
    fs::write(beside(path, "br"), br)?;
    Ok(())
}

fn beside(path: &Path, ending: &str) -> std::path::PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(".");
    name.push(ending);
    name.into()
}
