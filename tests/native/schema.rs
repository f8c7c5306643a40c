//! The published schema of content files: it accepts what the parser accepts, and reports the mistakes of an editor at their place.

use std::fs;
use std::path::Path;

use gongxiaomei::check;
use gongxiaomei::check::schema;
use serde_json::{Value, json};

const ORIGINAL: &str = "public/content/zh-CN.json";
const TRANSLATION: &str = "public/content/en.json";
const SMALL: &str = "tests/fixtures/small.json";

fn read(name: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()))
}

fn file(name: &str) -> Value {
    serde_json::from_str(&read(name)).expect("JSON")
}

/// The errors that the schema finds in a file: places and reasons.
fn refused(file: &Value) -> Vec<(String, String)> {
    let validator = jsonschema::validator_for(&schema::document()).expect("a schema");
    validator.iter_errors(file).map(|error| (error.instance_path().to_string(), error.to_string())).collect()
}

/// The single error of a file after a change: its place and reason.
fn fault(name: &str, change: impl Fn(&mut Value)) -> (String, String) {
    let mut file = file(name);
    change(&mut file);
    let mut faults = refused(&file);
    assert_eq!(faults.len(), 1, "{faults:?}");
    faults.remove(0)
}

fn remove(file: &mut Value, parent: &str, name: &str) {
    let object = file.pointer_mut(parent).and_then(Value::as_object_mut).expect(parent);
    object.remove(name).expect(name);
}

#[test]
fn the_schema_in_the_content_folder_is_that_of_the_program() {
    let made = serde_json::to_string_pretty(&schema::document()).expect("JSON") + "\n";
    assert!(read("public/content/schema.json") == made, "public/content/schema.json is old: run `make schema`");
}

#[test]
fn the_schema_of_the_portals_file_is_that_of_the_program_and_takes_what_it_takes() {
    let made = serde_json::to_string_pretty(&schema::identity()).expect("JSON") + "\n";
    assert!(read("public/identity.schema.json") == made, "public/identity.schema.json is old: run `make schema`");
    let validator = jsonschema::validator_for(&schema::identity()).expect("a schema");
    for name in ["public/identity.json", "tests/fixtures/portal/identity.json"] {
        assert!(validator.is_valid(&file(name)), "{name}");
    }
    assert!(!validator.is_valid(&json!({ "urll": "" })) && !validator.is_valid(&json!({ "url": 7 })));
    for (name, property) in schema::identity()["properties"].as_object().expect("properties") {
        assert!(property["description"].is_string(), "{name} is not described");
    }
}

#[test]
fn both_editions_and_the_small_document_are_as_the_schema_says() {
    for name in [ORIGINAL, TRANSLATION, SMALL] {
        assert_eq!(refused(&file(name)), [], "{name}");
    }
}

#[test]
fn the_content_files_lead_an_editors_program_to_the_schema() {
    for name in [ORIGINAL, TRANSLATION] {
        assert_eq!(file(name)["$schema"], "./schema.json", "{name}");
    }
}

#[test]
fn the_schema_is_not_taken_for_an_edition() {
    assert_eq!(check::translates(&read("public/content/schema.json")), None);
}

#[test]
fn every_entry_of_the_format_says_what_it_is() {
    fn described(schema: &Value, at: &str, undescribed: &mut Vec<String>) {
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            let at = format!("{at}/{name}");
            if property.get("description").is_none() {
                undescribed.push(at.clone());
            }
            described(property, &at, undescribed);
            described(&property["items"], &at, undescribed);
        }
    }
    let mut undescribed = Vec::new();
    for (name, definition) in schema::document()["definitions"].as_object().expect("definitions") {
        described(definition, name, &mut undescribed);
    }
    assert_eq!(undescribed, [""; 0]);
}

#[test]
fn a_missing_word_is_refused() {
    for name in [ORIGINAL, TRANSLATION, SMALL] {
        let (place, why) = fault(name, |file| remove(file, "/words", "skip"));
        assert!(place == "/words" && why.contains("skip"), "{place}: {why}");
    }
}

#[test]
fn an_unknown_name_is_refused() {
    for name in [ORIGINAL, TRANSLATION] {
        let (place, why) = fault(name, |file| file["sections"][0]["stories"][0]["headlin"] = "x".into());
        assert!(place == "/sections/0/stories/0" && why.contains("headlin"), "{place}: {why}");
    }
    let (place, why) = fault(ORIGINAL, |file| file["ledger"]["qualifiers"]["ovr"] = json!([]));
    assert!(place == "/ledger/qualifiers" && why.contains("ovr"), "{place}: {why}");
}

#[test]
fn a_value_of_the_wrong_type_is_refused() {
    let (place, why) = fault(ORIGINAL, |file| file["ledger"]["facts"][0]["value"] = "12".into());
    assert!(place == "/ledger/facts/0/value" && why.contains("number"), "{place}: {why}");
}

#[test]
fn another_version_of_the_format_is_refused() {
    assert_eq!(fault(SMALL, |file| file["schema"] = 2.into()).0, "/schema");
}

#[test]
fn an_unknown_form_is_refused() {
    let (place, why) = fault(ORIGINAL, |file| file["charts"][0]["form"] = "pie".into());
    assert!(place == "/charts/0/form" && why.contains("pie"), "{place}: {why}");
    let (place, _) = fault(ORIGINAL, |file| file["description"]["forms"]["pie"] = "x".into());
    assert_eq!(place, "/description/forms");
}

#[test]
fn a_translation_that_states_a_value_is_refused() {
    let (place, why) = fault(TRANSLATION, |file| file["ledger"]["facts"][0]["value"] = 12.into());
    assert!(place == "/ledger/facts/0" && why.contains("value"), "{place}: {why}");
}

#[test]
fn a_translation_takes_what_is_no_words_from_its_original() {
    for (place, name) in [
        ("/charts/0", "form"),
        ("/charts/0/marks/0", "symbol"),
        ("/hero/glyphs/0", "chart"),
        ("/names/0", "kind"),
        ("/sections/0", "hue"),
        ("/sections/0/stories/0", "layout"),
    ] {
        let (refused, why) = fault(TRANSLATION, |file| file.pointer_mut(place).expect(place)[name] = "x".into());
        assert!(refused == place && why.contains(name), "{refused}: {why}");
    }
}

#[test]
fn a_unit_of_a_translations_own_is_whole() {
    let (place, why) = fault(TRANSLATION, |file| remove(file, "/ledger/units/rank", "measure"));
    assert!(place == "/ledger/units/rank" && why.contains("measure"), "{place}: {why}");
}
