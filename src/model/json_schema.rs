//! The parts of the model's JSON Schema that cannot be derived.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

/// The schema of an object whose keys are the variants of `K`; schemars itself would allow any key.
pub fn by_name<K: JsonSchema, V: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    let (names, values) = (generator.subschema_for::<K>(), generator.subschema_for::<V>());
    json_schema!({ "type": "object", "propertyNames": names, "additionalProperties": values })
}
