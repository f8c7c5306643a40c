//! The footer: the releases, the corrections, and the portal.

pub(crate) mod corrections;
pub(crate) mod portal;
pub(crate) mod releases;
