//! An edition being rendered: its content, and which figures have found their place on the page.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::chart::{Chart, MissingFact};
use crate::content::model::{ChartSpec, Content, Name};

/// What the components of one rendering share.
pub struct Edition {
    pub content: Content,
    /// Markup of each icon in use, by its name.
    pub icons: BTreeMap<String, String>,
    homes: RefCell<BTreeSet<String>>,
}

impl Edition {
    pub fn new(content: Content, icons: BTreeMap<String, String>) -> Edition {
        Edition { content, icons, homes: RefCell::default() }
    }

    /// Whether this is the first time a story states the figure: there it gets its id, so that `#id` leads to it.
    pub fn at_home(&self, fact: &str) -> bool {
        self.homes.borrow_mut().insert(fact.into())
    }

    pub fn name(&self, id: &str) -> Option<&Name> {
        self.content.names.iter().find(|n| n.id == id)
    }

    /// A chart of the content with its facts looked up; `None` if there is no such chart.
    pub fn chart(&self, id: &str) -> Option<(&ChartSpec, Result<Chart, MissingFact>)> {
        let spec = self.content.charts.iter().find(|c| c.id == id)?;
        Some((spec, Chart::new(spec, &self.content.ledger, &self.content.words.whole)))
    }
}
