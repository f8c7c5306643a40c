//! Deserializes a [`Node`] with serde. Its errors are structured, not a sentence: the message is worded for an editor, and the value at
//! fault can be replaced so that reading goes on to the next fault.

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::node::{Kind, Node};
use super::path::Step;

/// Why a value cannot be read, and where.
#[derive(Debug)]
pub struct Error {
    /// From the value up to the root.
    pub path: Vec<Step>,
    pub reason: Reason,
}

#[derive(Debug)]
pub enum Reason {
    /// The value is of the wrong type; serde's name of the expected one.
    Kind(String),
    /// The value has to be one of these names.
    Name(&'static [&'static str]),
    /// The key of the entry is not one of these, or (if there are none) not a number.
    Key(&'static [&'static str]),
    /// The object has no such entry.
    Missing(&'static str),
    Other(String),
}

impl Error {
    fn new(reason: Reason) -> Error {
        Error { path: Vec::new(), reason }
    }

    fn within(mut self, step: Step) -> Error {
        self.path.push(step);
        self
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.reason)
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<T: std::fmt::Display>(message: T) -> Error {
        Error::new(Reason::Other(message.to_string()))
    }

    fn invalid_type(_: de::Unexpected<'_>, expected: &dyn de::Expected) -> Error {
        Error::new(Reason::Kind(expected.to_string()))
    }

    fn invalid_value(found: de::Unexpected<'_>, expected: &dyn de::Expected) -> Error {
        Error::invalid_type(found, expected)
    }

    fn unknown_variant(_: &str, known: &'static [&'static str]) -> Error {
        Error::new(Reason::Name(known))
    }

    fn unknown_field(_: &str, known: &'static [&'static str]) -> Error {
        Error::new(Reason::Key(known))
    }

    fn missing_field(field: &'static str) -> Error {
        Error::new(Reason::Missing(field))
    }
}

impl<'de> Deserializer<'de> for &'de Node {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.kind {
            Kind::Absent | Kind::Null => visitor.visit_unit(),
            Kind::Bool(value) => visitor.visit_bool(*value),
            Kind::Number(number) => match (number.as_u64(), number.as_i64(), number.as_f64()) {
                (Some(value), _, _) => visitor.visit_u64(value),
                (_, Some(value), _) => visitor.visit_i64(value),
                (_, _, value) => visitor.visit_f64(value.unwrap_or(f64::NAN)),
            },
            Kind::Text(text) => visitor.visit_borrowed_str(text),
            Kind::List(items) => visitor.visit_seq(Items { items, next: 0 }),
            Kind::Object(entries) => visitor.visit_map(Entries { entries, next: 0 }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.kind {
            Kind::Absent | Kind::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    /// Objects only: serde would read a list as the fields in order.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.kind {
            Kind::Object(_) => self.deserialize_any(visitor),
            _ => Err(Error::new(Reason::Kind("a map".into()))),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match &self.kind {
            Kind::Text(text) => visitor.visit_enum(name(text)),
            _ => Err(Error::new(Reason::Name(known))),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map identifier ignored_any
    }
}

fn name(text: &str) -> StrDeserializer<'_, Error> {
    text.into_deserializer()
}

struct Items<'de> {
    items: &'de [Node],
    next: usize,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let index = self.next;
        let Some(node) = self.items.get(index) else {
            return Ok(None);
        };
        self.next += 1;
        seed.deserialize(node).map(Some).map_err(|error| error.within(Step::Index(index)))
    }
}

struct Entries<'de> {
    entries: &'de [(String, Node)],
    next: usize,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((key, _)) = self.entries.get(self.next) else {
            return Ok(None);
        };
        seed.deserialize(Key(key)).map(Some).map_err(|error| {
            let reason = match error.reason {
                Reason::Name(known) | Reason::Key(known) => Reason::Key(known),
                Reason::Kind(_) => Reason::Key(&[]),
                other => other,
            };
            Error::new(reason).within(Step::Key(key.clone()))
        })
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let Some((key, node)) = self.entries.get(self.next) else {
            return Err(de::Error::custom("a value was asked for before its name"));
        };
        self.next += 1;
        seed.deserialize(node).map_err(|error| error.within(Step::Key(key.clone())))
    }
}

/// The key of an entry, which is a text even where a number is meant.
struct Key<'de>(&'de str);

impl<'de> Deserializer<'de> for Key<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_borrowed_str(self.0)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0.parse::<u8>() {
            // One spelling per number: "05" would be a second entry for 5.
            Ok(number) if number.to_string() == self.0 => visitor.visit_u8(number),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(name(self.0))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
