//! The archives of a release: complete, with a program that runs anywhere, correct checksums and a bill of materials, and reproducible.
//! Needs `dist/` and the program: `make build` and `scripts/program`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::support;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The output of a command.
fn run(program: &str, arguments: &[&str], folder: &Path) -> String {
    let output = Command::new(program).args(arguments).current_dir(folder).output();
    let output = output.unwrap_or_else(|e| panic!("{program}: {e}; run `scripts/setup test`"));
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?}: {error}");
    String::from_utf8_lossy(&output.stdout).into()
}

/// An empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("release").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("an old run removed");
    }
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// The command that packs a built page into a folder.
fn packing(dist: &Path, release: &Path) -> Command {
    let mut run = Command::new("node");
    run.current_dir(ROOT).arg("scripts/pack.mjs").args([dist, release]).env_remove("RELEASE_KEY");
    run
}

/// The message with which a page is refused. Nothing may be left of the attempt.
fn refusal(dist: &Path, release: &Path) -> String {
    let packed = packing(dist, release).output().expect("node");
    assert_eq!(packed.status.code(), Some(1), "packed");
    assert!(!release.exists(), "{} was made", release.display());
    String::from_utf8_lossy(&packed.stderr).into()
}

/// The built page.
fn dist() -> PathBuf {
    support::dist().unwrap_or_else(|failure| panic!("{failure:?}"))
}

/// Packs a built page into a folder, and returns the files there by name.
fn pack(dist: &Path, release: &Path) -> BTreeMap<String, Vec<u8>> {
    let packed = packing(dist, release).output().expect("node");
    assert!(packed.status.success(), "{}", String::from_utf8_lossy(&packed.stderr));
    let entries = fs::read_dir(release).expect("the release").map(|entry| entry.expect("an entry").path());
    let name = |file: &Path| file.file_name().expect("a name").to_string_lossy().into_owned();
    entries.map(|file| (name(&file), fs::read(&file).expect("a file"))).collect()
}

/// Packs the built page, unpacks the tar, and returns the folder in it.
fn unpacked(name: &str) -> PathBuf {
    let work = folder(name);
    let packed = pack(&dist(), &work);
    let tar = packed.keys().find(|file| file.ends_with(".tar.gz")).expect("a tar");
    run("tar", &["-xzf", tar], &work);
    work.join(tar.trim_end_matches(".tar.gz"))
}

/// Every file of a folder with its bytes, by its path in the folder; without hidden files and a gallery.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fn collect(folder: &Path, root: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let path = entry.expect("an entry").path();
            let own = path.strip_prefix(root).expect("a file of the folder").to_path_buf();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            if name.starts_with('.') || own.to_string_lossy().starts_with("gallery.html") {
                continue;
            }
            if path.is_dir() {
                collect(&path, root, files);
            } else {
                files.insert(own, fs::read(&path).expect("a file"));
            }
        }
    }
    let mut found = BTreeMap::new();
    collect(folder, folder, &mut found);
    found
}

fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Fails unless a list of checksums is correct and names exactly these files.
fn assert_sums(list: &[u8], of: &BTreeMap<PathBuf, Vec<u8>>) {
    let list = String::from_utf8_lossy(list);
    let listed: BTreeMap<PathBuf, String> =
        list.lines().filter_map(|line| line.split_once("  ")).map(|(sum, file)| (file.into(), sum.into())).collect();
    let found: BTreeMap<PathBuf, String> = of.iter().map(|(file, bytes)| (file.clone(), sum(bytes))).collect();
    assert_eq!(listed, found);
}

#[test]
fn the_archive_holds_the_page_the_configurations_and_a_true_checksum_of_every_file() {
    let inside = unpacked("whole");
    let mut all = files(&inside);
    assert!(files(&inside.join("dist")) == files(&Path::new(ROOT).join("dist")), "another page than the built one");
    let kept = run("git", &["ls-files", "deploy"], Path::new(ROOT));
    let kept: BTreeSet<PathBuf> = kept.lines().map(PathBuf::from).collect();
    let packed = files(&inside.join("deploy")).into_keys().map(|file| Path::new("deploy").join(file));
    assert_eq!(packed.collect::<BTreeSet<_>>(), kept, "other configurations");
    for file in [
        "LICENCES.md",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "sbom.cdx.json",
        "gongxiaomei",
        "icons.json",
        "docs/CONTENT.md",
        "docs/CONTENT.zh-CN.md",
        "docs/DEPLOY.md",
        "docs/DEPLOY.zh-CN.md",
    ] {
        assert!(all.contains_key(Path::new(file)), "{file} is missing");
    }
    let list = all.remove(Path::new("SHA256SUMS")).expect("checksums");
    assert_sums(&list, &all);
    let mut beside: BTreeMap<PathBuf, Vec<u8>> = files(inside.parent().expect("the release"));
    let list = beside.remove(Path::new("SHA256SUMS")).expect("checksums of the archives");
    beside.retain(|file, _| !file.starts_with(inside.file_name().expect("a name")));
    assert_eq!(beside.len(), 2, "a tar and a zip");
    assert_sums(&list, &beside);
}

#[test]
fn the_zip_holds_what_the_tar_holds() {
    let inside = unpacked("zip");
    let work = inside.parent().expect("the release");
    let zip = format!("{}.zip", inside.display());
    fs::create_dir_all(work.join("unzipped")).expect("a folder");
    run("unzip", &["-q", &zip, "-d", "unzipped"], work);
    let name = inside.file_name().expect("a name");
    let unzipped = work.join("unzipped").join(name);
    assert!(files(&inside) == files(&unzipped), "zip and tar differ");
    let mode = |file: PathBuf| fs::metadata(file).expect("a file").permissions().mode() & 0o777;
    for folder in [&inside, &unzipped] {
        assert_eq!((mode(folder.join("gongxiaomei")), mode(folder.join("icons.json"))), (0o755, 0o644));
    }
}

#[test]
fn the_program_in_the_archive_needs_no_library_and_publishes_a_site_from_anywhere() {
    let inside = unpacked("program");
    let program = inside.join("gongxiaomei");
    let loaded = Command::new("ldd").arg(&program).env("LC_ALL", "C").output().expect("ldd");
    let said = [loaded.stdout, loaded.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(said.contains("not a dynamic executable") || said.contains("statically linked"), "{said}");
    // An editor's folder: the site, and its content with a corrected figure. Nothing else is known to the program.
    let work = inside.with_file_name("editor");
    fs::create_dir_all(work.join("mine")).expect("a folder");
    run("cp", &["-r", "dist", "../editor/site"], &inside);
    for file in ["zh-CN.json", "en.json"] {
        let text = fs::read_to_string(inside.join("dist/content").join(file)).expect(file);
        fs::write(work.join("mine").join(file), text.replacen("\"value\": 1000,", "\"value\": 1001,", 1)).expect(file);
    }
    let publish = |arguments: &[&str]| {
        let run = Command::new(&program).args(arguments).current_dir(&work).env_clear().output().expect("the program");
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        String::from_utf8_lossy(&run.stdout).into_owned()
    };
    let said = publish(&["publish", "site", "--content", "mine/zh-CN.json"]);
    assert!(said.contains("changed  index.html") && said.contains("changed  en/index.html"), "{said}");
    let gone: Vec<&str> = said.lines().filter(|line| line.starts_with("gone ")).collect();
    assert!(gone.iter().all(|line| line.contains("poster-")), "only what has another name now: {gone:?}");
    assert!(fs::read_to_string(work.join("site/index.html")).expect("the page").contains("1001"));
    publish(&["proof", "--out", "sheet.html", "--content", "mine/zh-CN.json"]);
    assert!(fs::read_to_string(work.join("sheet.html")).expect("the sheet").contains("1001"));
}

#[test]
fn a_program_that_needs_libraries_or_is_not_there_is_not_packed() {
    for (program, why) in
        [(env!("CARGO_BIN_EXE_gongxiaomei"), "needs libraries"), ("nowhere/gongxiaomei", "is not there")]
    {
        let release = folder("other-program").join("release");
        let packed = packing(&dist(), &release).arg(program).output().expect("node");
        let said = String::from_utf8_lossy(&packed.stderr);
        assert!(packed.status.code() == Some(1) && said.contains(why) && said.contains("scripts/program"), "{said}");
        assert!(!release.exists());
    }
}

/// The file beside the built page that says what it was built from.
const STAMP: &str = ".built.json";

/// Copies the built page; the files get another order and another time.
fn copied(to: &Path) {
    let dist = Path::new(ROOT).join("dist");
    for (file, bytes) in files(&dist).iter().rev() {
        let copy = to.join(file);
        fs::create_dir_all(copy.parent().expect("a folder")).expect("a folder");
        fs::write(copy, bytes).expect("a copy");
    }
    fs::copy(dist.join(STAMP), to.join(STAMP)).expect("the stamp: run `make build`");
}

#[test]
fn nothing_is_packed_that_git_does_not_keep() {
    let stray = Path::new(ROOT).join("deploy/stray-of-a-test.conf");
    fs::write(&stray, "password").expect("a file");
    let packed = std::panic::catch_unwind(|| unpacked("stray"));
    fs::remove_file(&stray).expect("gone");
    let inside = packed.expect("packed");
    assert!(inside.join("deploy/nginx.conf").exists() && !inside.join("deploy/stray-of-a-test.conf").exists());
}

/// The message with which a page is refused after a change to the built one.
fn refused(name: &str, change: impl FnOnce(&Path)) -> String {
    let work = folder(name);
    let dist = work.join("dist");
    copied(&dist);
    change(&dist);
    refusal(&dist, &work.join("release"))
}

#[test]
fn only_what_was_built_of_what_is_here_is_packed() {
    let said = refused("changed", |dist| fs::write(dist.join("en/index.html"), "other figures").expect("written"));
    assert!(said.contains("not as it was built: en/index.html: run make build"), "{said}");
    let said = refused("more", |dist| fs::write(dist.join("notes.txt"), "private").expect("written"));
    assert!(said.contains("not as it was built: notes.txt"), "{said}");
    let said = refused("less", |dist| fs::remove_file(dist.join("embed.js")).expect("gone"));
    assert!(said.contains("not as it was built: embed.js"), "{said}");
    let said = refused("unsaid", |dist| fs::remove_file(dist.join(STAMP)).expect("gone"));
    assert!(said.contains("says nothing of what it was built of"), "{said}");
    for (name, entry, why) in
        [("other", "sources", "built of other sources"), ("quick", "profile", "not built for release")]
    {
        let said = refused(name, |dist| {
            let stamp = dist.join(STAMP);
            let mut value: Value = serde_json::from_slice(&fs::read(&stamp).expect("the stamp")).expect("JSON");
            value[entry] = "other".into();
            fs::write(stamp, value.to_string()).expect("written");
        });
        assert!(said.contains(why), "{said}");
    }
}

#[test]
fn what_a_link_leads_to_is_not_packed() {
    for (name, to) in [("link", "/etc/hostname"), ("folder", "/etc/apt")] {
        let said = refused(name, |dist| std::os::unix::fs::symlink(to, dist.join("content/linked")).expect("a link"));
        assert!(said.contains("content/linked: a link"), "{said}");
    }
}

#[test]
fn a_content_file_from_elsewhere_is_not_packed_as_that_of_the_commit() {
    let work = folder("told");
    let mut pack = packing(&Path::new(ROOT).join("dist"), &work.join("release"));
    let packed = pack.env("GONGXIAOMEI_CONTENT", "public/content/en.json").output().expect("node");
    assert!(String::from_utf8_lossy(&packed.stderr).contains("built of other sources"), "{packed:?}");
}

#[test]
fn a_release_is_signed_by_the_portals_key_and_what_is_not_that_release_does_not_pass() {
    let work = folder("signed");
    run("minisign", &["-G", "-W", "-p", "portal.pub", "-s", "portal.key"], &work);
    let mut pack = packing(&Path::new(ROOT).join("dist"), &work.join("release"));
    let packed = pack.env("RELEASE_KEY", work.join("portal.key")).output().expect("node");
    assert!(packed.status.success(), "{}", String::from_utf8_lossy(&packed.stderr));
    let check = |what: &str| {
        let arguments = ["-V", "-p", "portal.pub", "-x", "release/SHA256SUMS.minisig", "-m", what];
        Command::new("minisign").args(arguments).current_dir(&work).output().expect("minisign")
    };
    let checked = check("release/SHA256SUMS");
    let said = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert!(checked.status.success() && said.contains(&format!("gongxiaomei-{}", env!("CARGO_PKG_VERSION"))), "{said}");
    let sums = fs::read_to_string(work.join("release/SHA256SUMS")).expect("the sums");
    fs::write(work.join("others"), sums.replacen('a', "b", 1)).expect("written");
    assert!(!check("others").status.success(), "another list passes");
    // Packing again without a key removes the old signature.
    pack_again(&work);
    assert!(!work.join("release/SHA256SUMS.minisig").exists());
}

fn pack_again(work: &Path) {
    let packed = packing(&Path::new(ROOT).join("dist"), &work.join("release")).output().expect("node");
    assert!(packed.status.success() && String::from_utf8_lossy(&packed.stdout).contains("not signed"), "{packed:?}");
}

#[test]
fn the_same_page_makes_the_same_archives_whatever_its_times_and_the_order_on_the_disk() {
    let dist = dist();
    let work = folder("twice");
    copied(&work.join("dist"));
    run("chmod", &["-R", "go-rwx", "dist"], &work);
    let first = pack(&dist, &work.join("first"));
    let second = pack(&work.join("dist"), &work.join("second"));
    assert_eq!(first.len(), 3, "{:?}", first.keys());
    assert!(first == second, "{:?} and {:?} differ", first.keys(), second.keys());
}

/// A string field of an object, which must exist.
fn text<'a>(object: &'a Value, name: &str) -> &'a str {
    object[name].as_str().unwrap_or_else(|| panic!("no {name} in {object}"))
}

#[test]
fn the_bill_of_materials_is_one_as_cyclonedx_has_it_and_holds_no_address() {
    let bill = fs::read_to_string(unpacked("bill").join("sbom.cdx.json")).expect("the bill");
    assert!(!bill.contains("://"), "an address");
    assert!(!bill.contains(ROOT), "a path of this machine");
    let bill: Value = serde_json::from_str(&bill).expect("JSON");
    assert_eq!(
        (text(&bill, "bomFormat"), text(&bill, "specVersion"), &bill["version"]),
        ("CycloneDX", "1.6", &1.into())
    );
    let number: Vec<usize> = text(&bill, "serialNumber")
        .strip_prefix("urn:uuid:")
        .map(|uuid| uuid.split('-').map(str::len).collect())
        .unwrap_or_default();
    assert_eq!(number, [8, 4, 4, 4, 12]);
    assert_eq!(text(&bill["metadata"], "timestamp").len(), "2026-01-01T00:00:00Z".len());
    let page = &bill["metadata"]["component"];
    assert_eq!((text(page, "type"), text(page, "name")), ("application", "gongxiaomei"));
    assert_eq!(text(page, "version"), env!("CARGO_PKG_VERSION"));

    let components = bill["components"].as_array().expect("components");
    let mut refs = BTreeSet::from([text(page, "bom-ref")]);
    for part in components {
        assert_eq!(text(part, "type"), "library");
        assert!(["required", "excluded"].contains(&text(part, "scope")), "{part}");
        assert!(text(part, "purl").starts_with("pkg:"), "{part}");
        assert!(text(part, "purl").ends_with(&format!("@{}", text(part, "version"))), "{part}");
        assert!(!text(&part["licenses"][0], "expression").contains('/'), "not an SPDX expression: {part}");
        assert!(refs.insert(text(part, "bom-ref")), "twice: {part}");
        for hash in part["hashes"].as_array().into_iter().flatten() {
            let digits = match text(hash, "alg") {
                "SHA-256" => 64,
                "SHA-512" => 128,
                other => panic!("unknown: {other}"),
            };
            assert!(text(hash, "content").len() == digits, "{part}");
            assert!(text(hash, "content").bytes().all(|digit| digit.is_ascii_hexdigit()), "{part}");
        }
    }
    let dependencies = bill["dependencies"].as_array().expect("dependencies");
    let described: BTreeSet<&str> = dependencies.iter().map(|entry| text(entry, "ref")).collect();
    assert_eq!(described, refs, "each part says what it needs");
    for needed in dependencies.iter().flat_map(|entry| entry["dependsOn"].as_array().expect("a list")) {
        assert!(refs.contains(needed.as_str().unwrap_or_default()), "{needed} is not listed");
    }
}

#[test]
fn the_bill_names_every_crate_of_the_wasm_and_every_npm_package_and_brings_the_texts_of_their_licences() {
    let inside = unpacked("crates");
    let bill = fs::read_to_string(inside.join("sbom.cdx.json")).expect("the bill");
    let bill: Value = serde_json::from_str(&bill).expect("JSON");
    let listed: BTreeMap<&str, &str> = bill["components"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|part| (text(part, "purl"), text(part, "scope")))
        .collect();
    for (features, edges) in [("hydrate", "normal"), ("export", "normal"), ("ssr", "normal,build")] {
        let target: &[&str] = if features == "ssr" { &[] } else { &["--target", "wasm32-unknown-unknown"] };
        let arguments = ["tree", "--locked", "--no-default-features", "--features", features, "--edges", edges];
        let cargo = [&arguments[..], &["--prefix", "none", "--format", "{p}"], target].concat();
        let tree = run(env!("CARGO"), &cargo, Path::new(ROOT));
        let needed: BTreeSet<String> = tree
            .lines()
            .filter_map(|line| line.split_once(" v"))
            .filter(|(name, _)| *name != env!("CARGO_PKG_NAME"))
            .map(|(name, rest)| format!("pkg:cargo/{name}@{}", rest.split(' ').next().unwrap_or_default()))
            .collect();
        assert!(needed.len() > 50, "{features}: {needed:?}");
        let missing: Vec<&String> = needed.iter().filter(|purl| !listed.contains_key(purl.as_str())).collect();
        assert!(missing.is_empty(), "{features}: {missing:?}");
    }
    let package = fs::read_to_string(Path::new(ROOT).join("package.json")).expect("package.json");
    let package: Value = serde_json::from_str(&package).expect("JSON");
    for (name, version) in package["devDependencies"].as_object().expect("packages") {
        let purl = format!("pkg:npm/{}@{}", name.replace('@', "%40"), version.as_str().unwrap_or_default());
        assert!(listed.contains_key(purl.as_str()), "{purl}");
    }
    // Everything that npm installed here, including this machine's binary of the minifier.
    let installed = fs::read_to_string(Path::new(ROOT).join("node_modules/.package-lock.json")).expect("the packages");
    let installed: Value = serde_json::from_str(&installed).expect("JSON");
    for (path, package) in installed["packages"].as_object().expect("packages") {
        let name = path.trim_start_matches("node_modules/").replace('@', "%40");
        let purl = format!("pkg:npm/{name}@{}", text(package, "version"));
        assert!(listed.contains_key(purl.as_str()), "{purl}");
    }
    for (purl, scope) in [
        ("pkg:cargo/leptos@", "required"),
        ("pkg:cargo/wasm-bindgen-macro@", "excluded"),
        ("pkg:generic/rust-std@", "required"),
        ("pkg:generic/glibc@", "required"),
        ("pkg:cargo/resvg@", "required"),
        ("pkg:npm/esbuild@", "excluded"),
        ("pkg:npm/%40esbuild/", "excluded"),
        ("pkg:npm/lucide-static@", "required"),
    ] {
        let found: BTreeSet<&str> =
            listed.iter().filter(|(own, _)| own.starts_with(purl)).map(|(_, scope)| *scope).collect();
        assert_eq!(found, BTreeSet::from([scope]), "{purl}");
    }
    // The crates inside the standard library, where its sources are there to name them, as scripts/release needs them.
    let sysroot = run("rustc", &["--print", "sysroot"], Path::new(ROOT));
    let lock = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock");
    if let Ok(lock) = fs::read_to_string(lock) {
        let version = |name: &str| {
            let entry = lock.split("[[package]]").find(|entry| entry.contains(&format!("name = \"{name}\"\n")));
            entry.and_then(|entry| entry.split("version = \"").nth(1)?.split('"').next()).map(String::from)
        };
        for name in ["dlmalloc", "hashbrown", "cfg-if"] {
            let purl = format!("pkg:cargo/{name}@{}", version(name).expect(name));
            assert_eq!(listed.get(purl.as_str()), Some(&"required"), "{purl}");
            let needed = bill["dependencies"].as_array().into_iter().flatten();
            let standard = needed.into_iter().find(|entry| text(entry, "ref").starts_with("pkg:generic/rust-std@"));
            let needs = standard.and_then(|entry| entry["dependsOn"].as_array()).expect("the standard library");
            assert!(needs.iter().any(|needed| needed == purl.as_str()), "{purl}: {needs:?}");
        }
    }
    let licences = files(&inside.join("licences"));
    let textless = String::from_utf8_lossy(&licences[Path::new("WITHOUT-TEXTS")]).to_string();
    for (purl, _) in listed.iter().filter(|(purl, scope)| **scope == "required" && !purl.starts_with("pkg:generic/")) {
        let name = purl.split_once('/').expect("a name").1.replace('@', "-");
        let text = licences.keys().any(|text| text.starts_with(&name));
        assert!(text != textless.contains(&format!("\n{name}: ")), "{name}: text {text}");
    }
    assert!(licences.len() > 100, "{:?}", licences.keys());
}
