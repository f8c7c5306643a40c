//! Parses JSON with the browser's own parser and deserializes it with serde. `serde_json` and its messages would be a sixth of the
//! wasm's size, for reading once what the build has already checked.
//!
//! An object is read as the list of its values: the build wrote it from the same types, with the fields in order. Matching the names
//! would cost more code than the rest of this module.

use std::fmt;

use serde::de::value::StringDeserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, SeqAccess, Unexpected, Visitor};
use serde::forward_to_deserialize_any;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, JSON, Object, Reflect};

/// Why a text could not be read: the message of the browser's parser, or of serde.
#[derive(Debug)]
pub struct Error(String);

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

impl serde::de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Error {
        Error(message.to_string())
    }

    // These leave out the values found: formatting numbers would cost more code than the rest of this module.
    fn invalid_type(_: Unexpected<'_>, _: &dyn serde::de::Expected) -> Error {
        Error("a value of another kind than expected".into())
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn serde::de::Expected) -> Error {
        Error("a value that is not expected".into())
    }

    fn invalid_length(_: usize, _: &dyn serde::de::Expected) -> Error {
        Error("a list of another length than expected".into())
    }

    fn unknown_variant(name: &str, _: &'static [&'static str]) -> Error {
        Error(["an unknown name '", name, "'"].concat())
    }
}

/// Reads a JSON text.
///
/// # Errors
/// [`Error`] if it is not JSON, or does not fit the type.
pub fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    let value = JSON::parse(text).map_err(|error| {
        let message = Reflect::get(&error, &"message".into()).ok().and_then(|message| message.as_string());
        Error(message.unwrap_or_else(|| "not JSON".into()))
    })?;
    T::deserialize(Value(value))
}

/// A value parsed by the browser.
struct Value(JsValue);

impl Value {
    fn wrong<T>() -> Result<T, Error> {
        Err(Error("a value of another kind than expected".into()))
    }
}

/// Each type of value is read by its own method only: `deserialize_any` would compile the code for every type into every use.
impl<'de> Deserializer<'de> for Value {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Value::wrong()
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.0.as_f64().map_or_else(Value::wrong, |number| visitor.visit_f64(number))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.0.as_bool().map_or_else(Value::wrong, |given| visitor.visit_bool(given))
    }

    /// JavaScript numbers are floats.
    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the build wrote whole numbers")]
        self.0.as_f64().map_or_else(Value::wrong, |number| visitor.visit_u32(number as u32))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.0.as_string().map_or_else(Value::wrong, |text| visitor.visit_string(text))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let list = self.0.dyn_into::<Array>();
        list.map_or_else(|_| Value::wrong(), |list| visitor.visit_seq(List { list, next: 0 }))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let object = self.0.dyn_into::<Object>().map_err(|_| Error("no object where one was expected".into()))?;
        visitor.visit_seq(List { list: Object::values(&object), next: 0 })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let name: StringDeserializer<Error> = self.0.as_string().unwrap_or_default().into_deserializer();
        visitor.visit_enum(name)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 char str bytes byte_buf unit unit_struct newtype_struct tuple
        tuple_struct map identifier
    }
}

struct List {
    list: Array,
    next: u32,
}

impl<'de> SeqAccess<'de> for List {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        if self.next >= self.list.length() {
            return Ok(None);
        }
        let item = self.list.get(self.next);
        self.next += 1;
        seed.deserialize(Value(item)).map(Some)
    }
}
