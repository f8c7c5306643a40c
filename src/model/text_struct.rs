//! Structs of strings, serialized and deserialized by one shared loop. Derived code, field by field, would cost 25 KB of wasm for
//! [`Messages`](super::Messages) alone.

use std::fmt;

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserializer, Serializer};

/// Declares a struct of strings with `Serialize` and `Deserialize`: an object with exactly these fields, in any order.
macro_rules! strings {
    ($(#[$about:meta])* $kind:ident { $($(#[$doc:meta])* $name:ident,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        #[cfg_attr(feature = "ssr", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
        pub struct $kind {
            $($(#[$doc])* pub $name: String,)*
        }

        impl $kind {
            /// The names of the fields in files.
            pub const NAMES: &[&str] = &[$(stringify!($name)),*];
        }

        impl serde::Serialize for $kind {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::model::text_struct::write(serializer, Self::NAMES, &[$(self.$name.as_str()),*])
            }
        }

        impl<'de> serde::Deserialize<'de> for $kind {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let found = $crate::model::text_struct::read(deserializer, stringify!($kind), Self::NAMES)?;
                // `read` returns one string per name.
                let found = <[String; Self::NAMES.len()]>::try_from(found);
                let [$($name),*] = found.map_err(|_| serde::de::Error::missing_field(stringify!($kind)))?;
                Ok($kind { $($name),* })
            }
        }
    };
}
pub(crate) use strings;

/// Writes the values under their names.
///
/// # Errors
/// The serializer's error.
pub fn write<S: Serializer>(serializer: S, names: &[&str], values: &[&str]) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(names.len()))?;
    for (name, value) in names.iter().zip(values) {
        map.serialize_entry(name, value)?;
    }
    map.end()
}

/// Reads a string for each name, in the order of the names.
///
/// # Errors
/// serde's error for a name that is missing or unknown, or whose value is not a string.
pub fn read<'de, D: Deserializer<'de>>(
    deserializer: D,
    kind: &'static str,
    names: &'static [&'static str],
) -> Result<Vec<String>, D::Error> {
    deserializer.deserialize_struct(kind, names, Reader { kind, names })
}

struct Reader {
    kind: &'static str,
    names: &'static [&'static str],
}

impl<'de> Visitor<'de> for Reader {
    type Value = Vec<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("struct ")?;
        f.write_str(self.kind)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<String>, A::Error> {
        let mut found = Vec::with_capacity(self.names.len());
        while let Some(string) = seq.next_element()? {
            found.push(string);
        }
        Ok(found)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Vec<String>, A::Error> {
        let mut found: Vec<Option<String>> = vec![None; self.names.len()];
        while let Some(i) = map.next_key_seed(Name(self.names))? {
            let text = map.next_value()?;
            if let Some(found) = found.get_mut(i) {
                *found = Some(text);
            }
        }
        let strings = self.names.iter().zip(found);
        strings.map(|(name, string)| string.ok_or_else(|| A::Error::missing_field(name))).collect()
    }
}

/// Which of the names an entry has. It is refused as a name, as derived code does it, so that the fault is told where the entry
/// stands and not of the whole object.
#[derive(Clone, Copy)]
struct Name(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for Name {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Name {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("field identifier")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<usize, E> {
        let known = self.0.iter().position(|known| *known == name);
        known.ok_or_else(|| E::unknown_field(name, self.0))
    }
}
