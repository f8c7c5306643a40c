//! The path of a value in a file, such as `ledger.facts[3].unit`.

use std::fmt;

use crate::check::excerpt::clip;
pub use crate::manuscript::step::Step;

/// The steps from the root of the file to a value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Path(pub Vec<Step>);

impl Path {
    /// The path of these keys from the root.
    pub fn of(keys: &[&str]) -> Path {
        Path(keys.iter().map(|key| Step::Key((*key).into())).collect())
    }

    pub fn key(&self, key: &str) -> Path {
        self.to(Step::Key(key.into()))
    }

    pub fn at(&self, index: usize) -> Path {
        self.to(Step::Index(index))
    }

    fn to(&self, step: Step) -> Path {
        let mut path = self.clone();
        path.0.push(step);
        path
    }

    /// Whether this is `other` or inside it.
    pub fn within(&self, other: &Path) -> bool {
        self.0.starts_with(&other.0)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("the whole file");
        }
        for (i, step) in self.0.iter().enumerate() {
            match step {
                Step::Index(index) => write!(f, "[{index}]")?,
                // A key that looks like a path itself is quoted.
                Step::Key(key) if key.is_empty() || key.contains(['.', '[', ']', '"', ' ']) => {
                    write!(f, "[{:?}]", clip(key))?;
                }
                Step::Key(key) if i == 0 => f.write_str(&clip(key))?,
                Step::Key(key) => write!(f, ".{}", clip(key))?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_reads_as_one_writes_it() {
        let facts = Path::of(&["ledger", "facts"]);
        assert_eq!(facts.at(3).key("unit").to_string(), "ledger.facts[3].unit");
        assert_eq!(Path::of(&["ledger", "units", "a.b"]).to_string(), r#"ledger.units["a.b"]"#);
        assert!(facts.at(3).within(&facts));
        assert!(!facts.at(3).within(&facts.at(4)));
    }
}
