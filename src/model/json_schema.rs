//! What the JSON Schema of the model cannot be derived for.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

/// The schema of an object whose names are those of `K`: schemars by itself would let it have any.
pub fn by_name<K: JsonSchema, V: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    let (names, values) = (generator.subschema_for::<K>(), generator.subschema_for::<V>());
    json_schema!({ "type": "object", "propertyNames": names, "additionalProperties": values })
}
