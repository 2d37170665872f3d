//! Where does a link lead? Every link of a page keeps its coordinates.

use muster_model::{ClaimId, Coordinates, DocumentId, Register};

/// How many digits of a document's hash stand in its address.
const DOCUMENT_DIGITS: usize = 16;

/// Makes links that keep the coordinates of a page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Links {
    coordinates: Coordinates,
}

impl Links {
    /// Makes links that keep these coordinates.
    pub(crate) fn keeping(coordinates: Coordinates) -> Self {
        Self { coordinates }
    }

    /// Returns the address of a page.
    pub(crate) fn page(&self, path: &str) -> String {
        self.with(path, &[])
    }

    /// Returns the address of a page with more asked of it.
    pub(crate) fn with(&self, path: &str, more: &[(&str, &str)]) -> String {
        let Coordinates { as_of, said_by, at } = self.coordinates;
        let mut fields: Vec<(&str, String)> = Vec::new();
        fields.extend(as_of.map(|day| ("as-of", day.to_string())));
        fields.extend(said_by.map(|day| ("said-by", day.to_string())));
        fields.extend(at.map(|position| ("at", position.to_string())));
        fields.extend(more.iter().map(|(name, value)| (*name, encoded(value))));
        let fields: Vec<String> =
            fields.into_iter().map(|(name, value)| format!("{}={value}", encoded(name))).collect();
        if fields.is_empty() { path.to_owned() } else { format!("{path}?{}", fields.join("&")) }
    }

    /// Returns the address of a register.
    pub(crate) fn register(&self, register: Register) -> String {
        self.page(&format!("/{}", register.as_str()))
    }

    /// Returns the address of a claim.
    pub(crate) fn claim(&self, id: &ClaimId) -> String {
        self.page(&format!("/claims/{}", encoded(id.as_str())))
    }

    /// Returns the address of a document.
    pub(crate) fn document(&self, id: &DocumentId) -> String {
        self.page(&document_path(id))
    }

    /// Returns the address of a claim's words in its document.
    pub(crate) fn words(&self, document: &DocumentId, claim: &ClaimId) -> String {
        format!("{}#words", self.with(&document_path(document), &[("claim", claim.as_str())]))
    }

    /// Returns the address of the findings of a register, or of all.
    pub(crate) fn findings(&self, register: Option<Register>) -> String {
        match register {
            Some(register) => self.with("/findings", &[("register", register.as_str())]),
            None => self.page("/findings"),
        }
    }
}

/// Returns the part of a document's name that stands in its address.
pub(crate) fn document_path(id: &DocumentId) -> String {
    let hash = id.as_str().strip_prefix("sha256:").unwrap_or(id.as_str());
    format!("/sources/{}", encoded(hash.get(..DOCUMENT_DIGITS).unwrap_or(hash)))
}

/// Writes what an address may not hold as percent signs and digits.
fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:".contains(&byte);
    let mut written = String::with_capacity(text.len());
    for byte in text.bytes() {
        if plain(byte) {
            written.push(char::from(byte));
        } else {
            written.push_str(&format!("%{byte:02X}"));
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn links_keep_coordinates_and_write_what_is_added() {
        let coordinates = Coordinates { as_of: Some(date(2018, 1, 1)), at: Some(7), ..Coordinates::default() };
        let links = Links::keeping(coordinates);
        assert_eq!(links.register(Register::Harm), "/harm?as-of=2018-01-01&at=7");
        assert_eq!(links.with("/findings", &[("q", "a b&c")]), "/findings?as-of=2018-01-01&at=7&q=a%20b%26c");
        assert_eq!(Links::keeping(Coordinates::default()).page("/"), "/");
    }
}
