//! What are the words of a place name, and which of them is the name?

use muster_text::sound::{Script, Sound, plain_letters, sounds};

use super::words::{Known, Link, Part, PlaceWords};

/// How many words of a name are read.
pub const WORDS_MAX: usize = 8;

/// A name, read.
#[derive(Clone, Debug)]
pub struct Name {
    /// The words, of the name itself and of what stands around it.
    pub words: Vec<Word>,
    /// The sounds of all words, one after the other.
    pub sounds: Vec<Sound>,
    /// The sounds of the name itself without articles and without words that are no name.
    pub joined: Vec<Sound>,
    /// The script of most of it.
    pub script: Script,
    /// Whether it is printed with something around it: "outskirts of Tabqa".
    pub aside: bool,
    /// Which reading of a text that prints several names it is; 0 is the first.
    pub reading: u8,
}

/// A word of a name.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its letters, small and without marks.
    pub letters: Box<str>,
    /// Where its sounds start and end in those of the name.
    pub sounds: (u16, u16),
    /// How many of its sounds a joined article may be.
    pub article: u16,
    /// What part it plays.
    pub part: Part,
    /// Which concept it is, when it is one.
    pub concept: Option<u16>,
    /// Whether it is in the name, or in what is said of where it lies.
    pub place: Within,
    /// How much it weighs in a comparison.
    pub weight: f32,
    /// Whether its sounds count when the name is compared as a whole.
    pub joined: bool,
}

/// Whether a word is in the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// It is.
    Name,
    /// It says where the named place lies.
    Context,
}

impl Name {
    /// Returns the sounds of a word.
    pub fn of(&self, word: &Word) -> &[Sound] {
        &self.sounds[usize::from(word.sounds.0)..usize::from(word.sounds.1)]
    }

    /// Returns the words of the name itself.
    pub fn own(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| word.place == Within::Name)
    }

    /// Returns the words that say where it lies.
    pub fn context(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| word.place == Within::Context)
    }
}

/// How much a word weighs by its part, before how common it is.
fn weight_of(part: Part) -> f32 {
    match part {
        Part::Name => 1.0,
        Part::Start => 0.6,
        Part::Side => 0.5,
        Part::Kind => 0.35,
        Part::Around => 0.05,
    }
}

/// What a word in the context of a name weighs beside one in the name.
const CONTEXT: f32 = 0.15;

/// A piece of a name between commas and links.
struct Segment {
    words: Vec<Word>,
    /// Whether it is another name of the place.
    either: bool,
}

/// Returns the readings of a printed name: one, or several where it prints several names ("A or B").
pub fn read(text: &str, known: &PlaceWords) -> Vec<Name> {
    let mut all = Vec::with_capacity(text.len());
    let mut arabic = 0;
    let mut segments = vec![Segment { words: Vec::new(), either: true }];
    for (piece, mark) in pieces(text) {
        if let Some(word) = word(piece, known, &mut all, &mut arabic, &mut segments) {
            let segment = segments.last_mut().expect("there is always a segment");
            let seen = segment.words.iter().any(|other| other.letters == word.letters);
            if !seen && segment.words.len() < WORDS_MAX {
                segment.words.push(word);
            }
        }
        match mark {
            Some('/' | '|') => segments.push(Segment { words: Vec::new(), either: true }),
            Some(',' | '،' | '٫' | ';' | '(' | ':' | '؛') => {
                segments.push(Segment { words: Vec::new(), either: false })
            }
            _ => {}
        }
    }
    segments.retain(|segment| !segment.words.is_empty());
    let script = if arabic * 2 > all.len() { Script::Arabic } else { Script::Latin };
    readings(&segments, &all, script)
}

/// Returns a reading for each segment that may be the name.
fn readings(segments: &[Segment], all: &[Sound], script: Script) -> Vec<Name> {
    let is_name = |segment: &Segment| segment.words.iter().any(|word| matches!(word.part, Part::Name | Part::Start));
    let first = segments.iter().position(is_name).unwrap_or(0);
    let mains = segments
        .iter()
        .enumerate()
        .filter(|(at, segment)| *at == first || (segment.either && *at > first && is_name(segment)));
    let mut number = 0..;
    let read = |(main, _)| Name { reading: number.next().unwrap_or(0), ..reading(segments, main, all, script) };
    mains.take(3).map(read).collect()
}

fn reading(segments: &[Segment], main: usize, all: &[Sound], script: Script) -> Name {
    let mut name = Name {
        words: Vec::new(),
        sounds: all.to_vec(),
        joined: Vec::new(),
        script,
        aside: segments.len() > 1,
        reading: 0,
    };
    let has = |part: Part| segments[main].words.iter().any(|word| word.part == part);
    // Where nothing else is the name, what usually only stands around one is.
    let core = [Part::Name, Part::Start, Part::Side, Part::Kind, Part::Around].into_iter().find(|part| has(*part));
    for (at, segment) in segments.iter().enumerate() {
        for word in &segment.words {
            let mut word = word.clone();
            word.place = if at == main { Within::Name } else { Within::Context };
            word.weight = match word.place {
                Within::Name if Some(word.part) == core => 1.0,
                Within::Name => weight_of(word.part),
                Within::Context if segment.either => 0.0,
                Within::Context => weight_of(word.part) * CONTEXT,
            };
            word.joined = word.is_joined(core);
            if name.words.len() < WORDS_MAX {
                name.words.push(word);
            }
        }
    }
    for word in name.words.iter().filter(|word| word.joined) {
        let (start, end) = (usize::from(word.sounds.0 + word.article), usize::from(word.sounds.1));
        name.joined.extend_from_slice(&all[start..end]);
    }
    name
}

impl Word {
    /// Returns whether a word's sounds count when the name is compared as a whole.
    fn is_joined(&self, core: Option<Part>) -> bool {
        let named = matches!(core, Some(Part::Name | Part::Start));
        self.place == Within::Name && (!named || matches!(self.part, Part::Name | Part::Start | Part::Side))
    }
}

/// Reads one word; an article gives none, and a link opens a segment.
fn word(
    piece: &str,
    known: &PlaceWords,
    all: &mut Vec<Sound>,
    arabic: &mut usize,
    segments: &mut Vec<Segment>,
) -> Option<Word> {
    let mut letters = String::with_capacity(piece.len());
    plain_letters(piece, &mut letters);
    let piece = once(piece, &mut letters);
    if letters.is_empty() {
        return None;
    }
    let opens = segments.last().is_some_and(|segment| segment.words.is_empty());
    if let Some(link) = known.link(&letters) {
        if !opens {
            segments.push(Segment { words: Vec::new(), either: link == Link::Either });
            return None;
        }
        known.get(&letters)?;
    }
    let bare = known.without_article(&letters);
    let with_bare = || known.get(bare?).filter(|what| matches!(what, Known::Concept(..)));
    let (part, concept) = match known.get(&letters).or_else(with_bare) {
        Some(Known::Article) => return None,
        Some(Known::Concept(part, concept)) => (part, Some(concept)),
        None => (Part::Name, None),
    };
    let start = all.len();
    let (article, rest) = bare.map_or(("", piece), |bare| without(piece, &letters, bare));
    sounds(article, all);
    let article = all.len() - start;
    if sounds(rest, all) == Script::Arabic {
        *arabic += all.len() - start;
    }
    if all.len() == start + article {
        return None;
    }
    let position = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
    Some(Word {
        letters: letters.into(),
        sounds: (position(start), position(all.len())),
        article: position(article),
        part,
        concept,
        place: Within::Name,
        weight: 0.0,
        joined: false,
    })
}

/// Returns a word that is printed twice without a space between ("TabqaTabqa") as printed once.
fn once<'w>(piece: &'w str, letters: &mut String) -> &'w str {
    let half = letters.len() / 2;
    if half < 6 || piece.len() != letters.len() || !letters.is_char_boundary(half) || letters[..half] != letters[half..]
    {
        return piece;
    }
    letters.truncate(half);
    &piece[..half]
}

/// Cuts a printed word before what its letters are without their article.
fn without<'w>(piece: &'w str, letters: &str, bare: &str) -> (&'w str, &'w str) {
    let count = letters[..letters.len() - bare.len()].chars().count();
    let mut cuts = piece.char_indices().filter(|(_, letter)| letter.is_alphanumeric());
    cuts.nth(count).map_or(("", piece), |(at, _)| piece.split_at(at))
}

/// Cuts a text at spaces, hyphens and marks; gives each piece with the mark behind it.
fn pieces(text: &str) -> impl Iterator<Item = (&str, Option<char>)> {
    let is_part = |letter: char| {
        letter.is_alphanumeric()
            || matches!(letter, '\'' | '`' | '´' | '’' | '‘' | '\u{2b0}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | 'ـ' | '\u{200b}'..='\u{200f}')
    };
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
        let (piece, behind) = rest.split_at(end);
        let next = behind.find(is_part).unwrap_or(behind.len());
        let marks = &behind[..next];
        rest = &behind[next..];
        let strong = marks.chars().find(|mark| !mark.is_whitespace() && !matches!(mark, '-' | '.' | '"' | ')'));
        // A dash between spaces parts; a hyphen joins.
        let dash = marks.starts_with(' ') && marks.trim_start().starts_with(['-', '–', '—']);
        Some((piece, strong.or(dash.then_some(','))))
    })
}
