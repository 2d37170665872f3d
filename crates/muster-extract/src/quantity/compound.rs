//! Which number is written in one word? "dreiundzwanzig", "zweihundertfünfzigtausend", "tweeëndertigste".

use muster_pack::language::quantities::{Numeral, Quantities};

use super::sum::{Join, Sum};

/// The longest word looked into, in bytes.
const LONGEST: usize = 96;

/// Returns what a word says that is made of number words and nothing else.
pub(super) fn read(word: &str, lexicon: &Quantities) -> Option<Numeral> {
    if !lexicon.parts.may_open(word) || word.len() > LONGEST {
        return None;
    }
    rest(word, Sum::empty(lexicon), lexicon)
}

/// Reads on behind what is summed; the longest part that leads to the end wins.
fn rest(text: &str, sum: Sum, lexicon: &Quantities) -> Option<Numeral> {
    lexicon.parts.of(text).find_map(|(length, part)| {
        let left = &text[length..];
        let mut longer = sum;
        let fits = match part {
            Numeral::And => join(&mut longer, Join::And, left),
            Numeral::TensAnd => join(&mut longer, Join::TensAnd, left),
            Numeral::OnesAnd => join(&mut longer, Join::OnesAnd, left),
            Numeral::Ordinal(rank) => {
                let rank = if left.is_empty() { sum.ranked(rank)? } else { return None };
                return u32::try_from(rank).ok().map(Numeral::Ordinal);
            }
            part => longer.take(part),
        };
        match (fits, left.is_empty()) {
            (true, true) => whole(&longer),
            (true, false) => rest(left, longer, lexicon),
            _ => None,
        }
    })
}

fn join(sum: &mut Sum, join: Join, left: &str) -> bool {
    let fits = sum.join == Join::Nothing && !left.is_empty() && sum.admits(join);
    if fits {
        sum.join = join;
    }
    fits
}

fn whole(sum: &Sum) -> Option<Numeral> {
    let value = sum.value();
    if value.is_integer() { u64::try_from(value).ok().map(Numeral::Small) } else { Some(Numeral::Mixed(value)) }
}
