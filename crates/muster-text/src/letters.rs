//! What is known of each letter? A table filled page by page from a rule, when a letter of the page first comes.

use std::sync::OnceLock;

/// Letters on one page.
const PAGE: usize = 0x100;

/// Something known of every letter of the first `PAGES` pages of Unicode, 256 letters each.
pub(crate) struct Letters<V, const PAGES: usize> {
    pages: [OnceLock<Box<[V]>>; PAGES],
    rule: fn(char) -> V,
    /// What is said of the code points that are no letters.
    none: V,
}

impl<V: Copy, const PAGES: usize> Letters<V, PAGES> {
    /// Makes an empty table of a rule.
    pub(crate) const fn new(rule: fn(char) -> V, none: V) -> Self {
        Self { pages: [const { OnceLock::new() }; PAGES], rule, none }
    }

    /// Returns what the rule says of a letter, or `None` behind the last page.
    pub(crate) fn get(&self, letter: char) -> Option<V> {
        let code = letter as usize;
        let page = self.pages.get(code / PAGE)?.get_or_init(|| {
            let first = (code / PAGE * PAGE) as u32;
            (first..first + PAGE as u32).map(|code| char::from_u32(code).map_or(self.none, self.rule)).collect()
        });
        page.get(code % PAGE).copied()
    }
}
