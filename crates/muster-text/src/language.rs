//! Which language is this? By script first, then by letter statistics.

use muster_model::Language;
use whichlang::{Lang, detect_language};

/// Returns the language of a text, or `None` when it has too few letters to tell.
pub fn language(text: &str) -> Option<Language> {
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).take(20).count();
    if letters < 20 {
        return None;
    }
    let tag = match detect_language(text) {
        Lang::Ara => "ar",
        Lang::Cmn => "zh",
        Lang::Deu => "de",
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Hin => "hi",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Nld => "nl",
        Lang::Por => "pt",
        Lang::Rus => "ru",
        Lang::Spa => "es",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Vie => "vi",
    };
    Some(Language::new(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_apart() {
        let of = |text: &str| language(text).map(|language| language.as_str().to_owned());
        assert_eq!(of("The coalition said that two strikes were reported.").as_deref(), Some("en"));
        assert_eq!(of("Liên minh cho biết đã có hai cuộc không kích.").as_deref(), Some("vi"));
        assert_eq!(of("Die Koalition teilte mit, dass zwei Luftangriffe gemeldet wurden.").as_deref(), Some("de"));
        assert_eq!(of("De coalitie zei dat er twee luchtaanvallen waren gemeld.").as_deref(), Some("nl"));
        assert_eq!(of("12:30"), None);
    }
}
