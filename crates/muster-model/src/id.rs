//! Names of things that must not be mixed up: ids, kinds, units, and the one hash.

use std::fmt;

use sha2::{Digest as _, Sha256};

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Makes one from its printed form.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// Returns the printed form.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    };
}

text_id! {
    /// The name of a claim: `c:` and the first 80 bits of a hash in hexadecimal.
    ClaimId
}
text_id! {
    /// The name of a document: `sha256:` and the hash of its text in hexadecimal.
    DocumentId
}
text_id! {
    /// The name of a kind of claim, as its file in the pack: `force.level`.
    KindName
}
text_id! {
    /// What is counted, in the singular: `report`, `person`, `km2`.
    Unit
}
text_id! {
    /// A language by its BCP 47 tag: `en`, `vi`.
    Language
}
text_id! {
    /// One question over time: a kind and the slots its series key names.
    SeriesKey
}
text_id! {
    /// The name of a finding: `f:` and the first 80 bits of a hash over its check and its terms.
    FindingId
}

/// Returns the SHA-256 of `bytes` in hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Returns the first 80 bits of the SHA-256 over `parts`, in hexadecimal.
///
/// Each part is preceded by its length, so that no two lists of parts hash alike.
pub fn short_hash<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    hex(&hasher.finalize()[..10])
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sha256_of_nothing_is_the_published_value() {
        assert_eq!(sha256_hex(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    #[test]
    fn short_hash_keeps_parts_apart() {
        assert_ne!(short_hash([b"ab".as_slice(), b"c"]), short_hash([b"a".as_slice(), b"bc"]));
        assert_eq!(short_hash([b"a".as_slice()]).len(), 20);
    }
}
