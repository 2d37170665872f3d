//! In which encoding are these bytes, and what letters are they? Never fails: what cannot be decoded becomes U+FFFD and is said.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A text and how its bytes were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Letters {
    /// The text. A byte order mark stays in it when the bytes are UTF-8, so that text and file are the same.
    pub text: String,
    /// The encoding.
    pub encoding: &'static Encoding,
    /// What could not be decoded, in words.
    pub note: Option<String>,
}

impl Letters {
    /// Returns the encoding and the note in the words of a document's `format`.
    pub fn said(&self) -> String {
        let name = self.encoding.name().to_lowercase();
        match &self.note {
            Some(note) => format!("{name}; {note}"),
            None => name,
        }
    }
}

/// Decodes bytes; `declared` is what the document says of itself, which counts less than a byte order mark or sound UTF-8.
pub(crate) fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> Letters {
    let wide = wide(bytes);
    if let (None, Ok(text)) = (wide, std::str::from_utf8(bytes)) {
        return Letters { text: text.to_owned(), encoding: UTF_8, note: None };
    }
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => wide.or(declared).unwrap_or_else(|| guess(bytes)),
    };
    let (text, broken) = encoding.decode_with_bom_removal(bytes);
    let note = broken.then(|| "some bytes could not be decoded".to_owned());
    // A file that is UTF-8 but for a few bytes keeps its byte order mark like any other.
    let text = if encoding == UTF_8 { String::from_utf8_lossy(bytes) } else { text };
    Letters { text: text.into_owned(), encoding, note }
}

/// Returns whether the bytes look like UTF-16 without a byte order mark: every other byte is zero.
pub(crate) fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |first: usize| sample.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    if half < 4 {
        None
    } else if odd * 10 >= half * 7 && even * 20 <= half {
        Some(UTF_16LE)
    } else if even * 10 >= half * 7 && odd * 20 <= half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Guesses from the letters. A text that is UTF-8 but for a few broken places is still UTF-8.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut sound = 0;
    let mut broken = 0;
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if sound >= 4 * broken {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Returns for each of `wanted`, which are offsets of `letters.text` in rising order, the byte it came from.
///
/// Decodes once more a byte at a time, because decoders do not say where a letter began.
pub(crate) fn origins(bytes: &[u8], letters: &Letters, wanted: &[usize]) -> Vec<usize> {
    if letters.encoding == UTF_8 && letters.note.is_none() {
        return wanted.to_vec();
    }
    let mut decoder = match letters.encoding == UTF_8 {
        true => letters.encoding.new_decoder_without_bom_handling(),
        false => letters.encoding.new_decoder_with_bom_removal(),
    };
    let mut found = Vec::with_capacity(wanted.len());
    let (mut written, mut began) = (0, 0);
    let mut buffer = [0_u8; 64];
    for (at, _) in bytes.iter().enumerate() {
        let before = written;
        let mut rest = &bytes[at..=at];
        while !rest.is_empty() {
            let (result, read, wrote) = decoder.decode_to_utf8_without_replacement(rest, &mut buffer, false);
            rest = &rest[read..];
            written += wrote + if let DecoderResult::Malformed(..) = result { '\u{fffd}'.len_utf8() } else { 0 };
        }
        while found.len() < wanted.len() && wanted[found.len()] < written {
            found.push(began);
        }
        if written > before {
            began = at + 1;
        }
    }
    found.resize(wanted.len(), began.min(bytes.len()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_keeps_its_byte_order_mark() {
        let letters = decode("\u{feff}Über".as_bytes(), None);
        assert_eq!((letters.text.as_str(), letters.said().as_str()), ("\u{feff}Über", "utf-8"));
    }

    #[test]
    fn other_encodings_are_decoded_and_said() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode("قتل عشرة مدنيين في غارة جوية على قرية قرب الموصل");
        let letters = decode(&bytes, None);
        assert!(letters.text.starts_with("قتل عشرة"), "{letters:?}");
        assert_eq!(letters.said(), "windows-1256");

        let wide: Vec<u8> = "Ten vehicles".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&wide, None).text, "Ten vehicles");
        assert_eq!(decode(&[b"\xff\xfe", wide.as_slice()].concat(), None).said(), "utf-16le");
    }

    #[test]
    fn a_broken_byte_does_not_turn_utf8_into_something_else() {
        let mut bytes = "Lực lượng đặc nhiệm chung kết hợp".as_bytes().to_vec();
        bytes.push(0xff);
        let letters = decode(&bytes, None);
        assert_eq!(letters.said(), "utf-8; some bytes could not be decoded");
        assert!(letters.text.starts_with("Lực lượng"));
    }

    #[test]
    fn a_letter_is_found_again_in_the_bytes() {
        let letters = decode(b"caf\xe9 \xe0 la carte", Some(encoding_rs::WINDOWS_1252));
        let at = letters.text.find("la carte").unwrap_or_default();
        assert_eq!(origins(b"caf\xe9 \xe0 la carte", &letters, &[0, 3, at]), [0, 3, 7]);
    }
}
