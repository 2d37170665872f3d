//! Does reading hold up whatever the bytes are?

mod common;

use common::{read, sound};
use proptest::prelude::*;

/// Pieces of documents, so that random texts have shapes rather than noise.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("\n\n\n".to_owned()),
        Just("12. Egypt\n".to_owned()),
        Just("• Ý\n".to_owned()),
        Just("a) one;\n".to_owned()),
        Just("4 April 2020\n".to_owned()),
        Just("2 hours ago\n".to_owned()),
        Just("- Politics\n".to_owned()),
        Just("News Desk\n".to_owned()),
        Just("A headline of\n".to_owned()),
        Just("two lines\n".to_owned()),
        Just("Members:\n".to_owned()),
        Just("The force trained nine battalions in the spring, and plans to train twelve more.\n".to_owned()),
        Just("It said so. New Gazette newsletter: Sign up for newsletters \"It did.\n".to_owned()),
        Just("Share this article\n".to_owned()),
        Just("© 2020 Norland\n".to_owned()),
        Just("+44 20 0000 0000\n".to_owned()),
        Just("Iraq\t2,500\t2021\n".to_owned()),
        Just("\u{feff}".to_owned()),
        Just("Lịch sử.\n".to_owned()),
        Just("<p>".to_owned()),
        Just("</p>".to_owned()),
        Just("<li>".to_owned()),
        Just("<ul>".to_owned()),
        Just("</ul>".to_owned()),
        Just("<table><tr><td>".to_owned()),
        Just("<td>".to_owned()),
        Just("<h1>".to_owned()),
        Just("</h1>".to_owned()),
        Just("<article>".to_owned()),
        Just("</article>".to_owned()),
        Just("<br>".to_owned()),
        Just("<nav>".to_owned()),
        Just("<pre>".to_owned()),
        Just("<time datetime='2020-04-04'>".to_owned()),
        Just("&eacute;&#10;&amp".to_owned()),
        Just("<!--".to_owned()),
        Just("<script>".to_owned()),
        "\\PC{0,12}",
        ".{0,6}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_make_a_sound_document(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        sound(&read(&bytes));
    }

    #[test]
    fn any_text_makes_a_sound_document(text in pieces()) {
        let document = read(text.as_bytes());
        sound(&document);
        if document.format.starts_with("text/plain") {
            prop_assert_eq!(&document.text, &text);
        }
    }

    #[test]
    fn any_page_makes_a_sound_document(body in pieces()) {
        let page = format!("<html><body>{body}");
        let document = read(page.as_bytes());
        sound(&document);
        for (span, start) in &document.origins {
            let words = span.of(&document.text).unwrap_or_default();
            let source = page.get(*start..).unwrap_or_default();
            let same = words.chars().zip(source.chars()).all(|(word, letter)| word == letter || (word == ' ' && letter.is_whitespace()));
            prop_assert!(same || source.starts_with('&') || words == " ", "{words:?} {source:?}");
        }
    }

    #[test]
    fn the_same_bytes_make_the_same_document(text in pieces()) {
        prop_assert_eq!(read(text.as_bytes()), read(text.as_bytes()));
    }
}
