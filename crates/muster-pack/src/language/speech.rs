//! How does a language say who says a thing, and how it is held? `speech.toml`.

/// How a language reports speech, mood and negation.
#[derive(Clone, Debug, Default)]
pub struct SpeechLexicon {}
