//! Where does one clause end and the next begin? Between two groups of verbs, at the best mark or opener.

use std::ops::Range;

use muster_model::Modality;
use muster_pack::language::sentences::Opener;
use muster_pack::language::speech::{Form, Sign};

use super::quotes::Quotes;
use super::tags::{Tags, is_time};
use super::verbs::{Head, Makes};

/// How a piece is joined to what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joined {
    /// It opens the sentence.
    First,
    /// By a word that opens clauses.
    By(Opener),
    /// By a semicolon, a colon or a dash.
    Mark,
    /// At the edge of a quotation.
    Quote,
    /// By a comma.
    Comma,
    /// It is what the clause before says, without a word between.
    Said,
    /// It leans on the clause before: ", losing all that".
    Leaning,
    /// It is what a noun of the clause before says: "the claim | that".
    Noun,
    /// It goes on with a clause that another one parted: "the claim | that … | was denied".
    Back,
}

/// A stretch of a sentence around one group of verbs, or several that nothing parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its groups of verbs, in order; none in a sentence without a verb.
    pub heads: Vec<Head>,
    /// How it is joined to what stands before.
    pub joined: Joined,
}

impl Piece {
    /// Returns its first group of verbs.
    pub fn head(&self) -> Option<&Head> {
        self.heads.first()
    }

    /// Returns whether a token lies in one of its groups of verbs.
    pub fn in_head(&self, at: usize) -> bool {
        self.heads.iter().any(|head| head.tokens.contains(&at))
    }

    /// Returns the word of saying that governs what follows the piece, and how it holds it.
    pub fn says(&self, tags: &Tags) -> Option<(usize, Modality)> {
        let heads = self.heads.iter().rev();
        let mut says =
            heads.filter_map(|head| (head.tokens.clone()).find_map(|at| tags.say(at).map(|(holds, _)| (at, holds))));
        says.next()
    }
}

/// Cuts a sentence into pieces; they cover it without gaps.
pub(super) fn pieces(tags: &Tags, heads: &[Head], quotes: &Quotes) -> Vec<Piece> {
    let sentence = tags.sentence.clone();
    let mut pieces = vec![Piece {
        tokens: sentence.clone(),
        heads: heads.first().cloned().into_iter().collect(),
        joined: Joined::First,
    }];
    if let Some(first) = heads.first()
        && let Some((at, joined)) = before_first(tags, first, quotes)
    {
        pieces[0].heads.clear();
        cut(&mut pieces, at, joined, Some(first));
    }
    for (index, pair) in heads.windows(2).enumerate() {
        let [left, right] = pair else { continue };
        if let Some(at) = said_of(tags, left, right, heads.get(index + 2)) {
            cut(&mut pieces, at, Joined::Said, None);
        }
        match between(tags, left, right, quotes) {
            Some((at, joined)) => cut_for(tags, &mut pieces, at, joined, right),
            None if goes_back(tags, &pieces, left, right) => {
                cut(&mut pieces, right.tokens.start, Joined::Back, Some(right));
            }
            None => pieces.iter_mut().last().into_iter().for_each(|piece| piece.heads.push(right.clone())),
        }
    }
    if let Some(at) = heads.last().and_then(|last| unverbed(tags, last)) {
        cut(&mut pieces, at, Joined::Said, None);
    }
    pieces
}

/// Whether a verb goes on with what stood before the clause of a noun or of a sayer: "one who asked … | said".
fn goes_back(tags: &Tags, pieces: &[Piece], left: &Head, right: &Head) -> bool {
    if right.makes != Makes::Finite {
        return false;
    }
    let noun = pieces.last().is_some_and(|piece| piece.joined == Joined::Noun);
    let relative = left.tokens.start > tags.sentence.start && tags.opens(left.tokens.start - 1, Opener::Relative);
    let joined = right.tokens.start > tags.sentence.start && tags.opens(right.tokens.start - 1, Opener::Coordinate);
    let adjacent = joined || left.tokens.end >= right.tokens.start;
    noun && !adjacent || relative && !adjacent && tags.say(right.verb).is_some()
}

/// Where what is said begins when no verb is known in it: behind a word of saying that has one form only.
fn unverbed(tags: &Tags, last: &Head) -> Option<usize> {
    let plain = tags.verb(last.verb).is_some_and(|(form, _)| form == Form::Plain);
    let says = plain && !last.passive && tags.say(last.verb).is_some();
    let at = Some(last.tokens.end).filter(|at| says && at + 2 < tags.sentence.end)?;
    let start = if tags.is_mark(at, ",") { at + 1 } else { at };
    let object = tags.behind_preposition(start) && !tags.is_number(start + 1);
    let named = tags.is_punctuation(start) && !tags.is_mark(start, "\"");
    (!object && !named && !tags.has(start, Sign::Adverb) && !is_tail(tags, last)).then_some(start)
}

/// "the claim that it had lost": where what a noun says begins.
fn noun_opened(tags: &Tags, gap: &Range<usize>, right: &Head) -> Option<(usize, Joined)> {
    if !tags.any(&[Sign::SayNoun(Modality::Asserted)]) || right.makes != Makes::Finite {
        return None;
    }
    let opened = |at: &usize| {
        let complement = tags
            .opener(*at)
            .is_some_and(|(openers, end)| openers.contains(Opener::Complement) && end < right.tokens.start);
        complement && !tags.opens(*at, Opener::Subordinate) && say_noun(tags, gap.start, *at).is_some()
    };
    gap.clone().rev().find(opened).map(|at| (at, Joined::Noun))
}

/// Returns the noun that opens what is said at a token: right before it, or with its sayer between.
pub(super) fn say_noun(tags: &Tags, from: usize, at: usize) -> Option<(Range<usize>, Modality)> {
    let near = from.max(at.saturating_sub(10))..at;
    let nouns = tags.signs_in(near).filter_map(|(place, sign)| match sign {
        Sign::SayNoun(holds) => Some((place.clone(), holds)),
        _ => None,
    });
    let fits = |place: &Range<usize>| {
        let counted = (from.max(place.start.saturating_sub(3))..place.start).any(|before| tags.is_number(before));
        let linked = tags.has(place.end, Sign::CarrierLink) && !(place.end..at).any(|at| tags.is_punctuation(at));
        !counted && !tags.is_masked(place.start) && (place.end == at || linked)
    };
    nouns.filter(|(place, _)| fits(place)).last()
}

fn cut(pieces: &mut Vec<Piece>, at: usize, joined: Joined, head: Option<&Head>) {
    let Some(last) = pieces.last_mut() else { return };
    let end = last.tokens.end;
    last.tokens.end = at;
    pieces.push(Piece { tokens: at..end, heads: head.cloned().into_iter().collect(), joined });
}

/// Cuts before the clause of `head`; "X, who leads it, said" is cut twice.
fn cut_for(tags: &Tags, pieces: &mut Vec<Piece>, at: usize, joined: Joined, head: &Head) {
    let opener =
        head.tokens.start.checked_sub(1).filter(|opener| *opener > at + 1 && tags.opens(*opener, Opener::Relative));
    let opener =
        opener.filter(|opener| tags.is_mark(opener - 1, ",") && matches!(joined, Joined::Quote | Joined::Comma));
    match opener {
        Some(opener) => {
            cut(pieces, at, joined, None);
            cut(pieces, opener, Joined::By(Opener::Relative), Some(head));
        }
        None => cut(pieces, at, joined, Some(head)),
    }
}

/// "said the base, which was built in May, would close": where the subject of what is said begins.
fn said_of(tags: &Tags, left: &Head, relative: &Head, right: Option<&Head>) -> Option<usize> {
    let right = right?;
    let opener = relative.tokens.start.checked_sub(1).filter(|at| tags.opens(*at, Opener::Relative))?;
    let comma = opener.checked_sub(1).filter(|at| tags.is_mark(*at, ",") && *at > left.tokens.end)?;
    let phrase = left.tokens.end..comma;
    let plain = phrase.len() <= 8 && !phrase.clone().any(|at| tags.is_mark(at, ",") || tags.opener(at).is_some());
    let noun = tags.has(phrase.start, Sign::Article) || tags.is_masked(phrase.start) || tags.is_number(phrase.start);
    let goes_on = tags.is_mark(right.tokens.start - 1, ",") && right.makes == Makes::Finite;
    (tags.say(left.verb).is_some() && plain && noun && goes_on).then_some(phrase.start)
}

/// Parts words before the first verb from it: a quotation or a headline before its attribution.
fn before_first(tags: &Tags, head: &Head, quotes: &Quotes) -> Option<(usize, Joined)> {
    let start = tags.sentence.start;
    if let Some(quote) = quotes.ranges.iter().find(|quote| quote.end <= head.tokens.start && quote.len() > 5) {
        return (quote.end < tags.sentence.end).then_some((quote.end, Joined::Quote));
    }
    if let Some(quote) =
        quotes.around(head.tokens.start).filter(|quote| quote.start > start + 3 && quote.end == tags.sentence.end)
    {
        return Some((quote.start, Joined::Quote));
    }
    if head.makes == Makes::Participle && head.tokens.start > start + 1 && tags.is_mark(head.tokens.start - 1, ",") {
        return None;
    }
    if let Some(found) = noun_opened(tags, &(start..head.tokens.start), head).or_else(|| behind_subject(tags, head)) {
        return Some(found);
    }
    let says = tags.say(head.verb).is_some() && is_tail(tags, head);
    let comma = (start + 1..head.tokens.start).rev().find(|at| tags.is_mark(*at, ","))?;
    if comma + 1 == head.tokens.start {
        // "Iraq to take over the base, says the minister"
        let headline =
            tags.say(head.verb).is_some() && tags.signs_in(start..comma).any(|(_, sign)| sign == Sign::Infinitive);
        return headline.then_some((comma + 1, Joined::Comma));
    }
    let aside = tags.is_mark(head.tokens.end, ",");
    let named = tags.is_masked(start) && (!aside || tags.time_at(start).is_some());
    let adverb = comma < start + 3 && !aside || tags.has(start, Sign::Adverb) || tags.has(start, Sign::Citing);
    let fronted = tags.has(start, Sign::Preposition) || tags.opener(start).is_some() || named || adverb;
    (says && !fronted).then_some((comma + 1, Joined::Comma))
}

/// "The men, | who never gave up, | left": a clause that parts the first words from their verb.
fn behind_subject(tags: &Tags, head: &Head) -> Option<(usize, Joined)> {
    let start = tags.sentence.start;
    let plain = !tags.behind_preposition(start) && tags.opener(start).is_none() && !tags.is_punctuation(start);
    let comma = (start + 1..head.tokens.start).find(|at| tags.is_mark(*at, ","))?;
    let (openers, end) = tags.opener(comma + 1)?;
    let relative = openers.contains(Opener::Relative) && end == head.tokens.start;
    let subordinate = openers.contains(Opener::Subordinate) && end < head.tokens.start;
    let opener = if relative { Opener::Relative } else { Opener::Subordinate };
    let parted = (end..head.tokens.start).any(|at| tags.is_mark(at, ","));
    (plain && !parted && (relative || subordinate)).then_some((comma + 1, Joined::By(opener)))
}

/// Returns whether nothing is said behind a word of saying: what was said stands before it.
pub(super) fn is_tail(tags: &Tags, head: &Head) -> bool {
    let mut at = head.tokens.end;
    while at < tags.sentence.end {
        if let Some(time) = tags.time_at(at) {
            at = time.tokens.end;
            continue;
        }
        break;
    }
    let ends = at >= tags.sentence.end || tags.is_punctuation(at);
    let opens = (at..tags.sentence.end).any(|at| {
        tags.opener(at)
            .is_some_and(|(openers, _)| openers.contains(Opener::Complement) && !openers.contains(Opener::Subordinate))
            && !tags.behind(at, Sign::Article)
    });
    // "an official told the outlet": whom it was told may stand behind.
    let hedged = tags.has(at, Sign::Adverb);
    let told = (at..tags.sentence.end).take(5).find(|at| tags.is_punctuation(*at) || tags.opener(*at).is_some());
    let told = told.is_some_and(|end| end > at && !(at..end).any(|at| tags.is_number(at)));
    let inverted = head.tokens.start > tags.sentence.start && tags.is_mark(head.tokens.start - 1, ",");
    ends || told && !opens && !inverted
        || !opens && tags.behind_preposition(at) && !hedged && !tags.has(at, Sign::Infinitive)
}

/// Finds where the clause of `right` begins.
fn between(tags: &Tags, left: &Head, right: &Head, quotes: &Quotes) -> Option<(usize, Joined)> {
    let gap = left.tokens.end..right.tokens.start;
    if right.makes == Makes::Purpose {
        return Some((right.tokens.start, Joined::By(Opener::Purpose)));
    }
    if right.makes == Makes::Instead {
        return Some((right.tokens.start, Joined::Leaning));
    }
    if let Some((at, joined)) = at_mark(tags, &gap, right, quotes).or_else(|| before_tail(tags, &gap, right)) {
        let comma = joined != Joined::Mark && tags.is_mark(at, ",") && at < right.tokens.start;
        return Some((if comma { at + 1 } else { at }, joined));
    }
    if says_inside(tags, left)
        && let Some(found) = said(tags, left, &gap, right)
    {
        return Some(found);
    }
    if let Some(found) = noun_opened(tags, &gap, right) {
        return Some(found);
    }
    if right.makes == Makes::Participle {
        return leaning(tags, &gap, right);
    }
    if right.makes == Makes::Apposed {
        let comma = gap.clone().rev().find(|at| tags.is_mark(*at, ","));
        return comma.map(|at| (at + 1, Joined::By(Opener::Relative)));
    }
    if directly_joined(tags, left, right) {
        return None;
    }
    let rightmost = rightmost_opener(tags, &gap, right);
    rightmost.or_else(|| comma(tags, &gap, right)).or_else(|| {
        // "ensure this does not happen": a word that is a subject by itself opens a clause.
        let before = right.tokens.start.checked_sub(1).filter(|at| gap.contains(at))?;
        (tags.has(before, Sign::Subject) && !tags.opens(before, Opener::Relative)).then_some((before, Joined::Said))
    })
}

/// "…, an official said": an attribution begins at the last comma, whatever else stands before it.
fn before_tail(tags: &Tags, gap: &Range<usize>, right: &Head) -> Option<(usize, Joined)> {
    if right.makes != Makes::Finite || tags.say(right.verb).is_none() || !is_tail(tags, right) {
        return None;
    }
    let last = gap.clone().rev().find(|at| tags.is_mark(*at, ",") && !in_brackets(tags, gap, *at))?;
    if last + 1 < right.tokens.start {
        let subject = !tags.behind_preposition(last + 1) && tags.opener(last + 1).is_none();
        return subject.then_some((last + 1, Joined::Comma));
    }
    let before = gap.clone().rev().find(|at| *at < last && tags.is_mark(*at, ","))?;
    Some((before + 1, Joined::Comma))
}

/// "degrade and destroy": two verbs that share what follows.
fn directly_joined(tags: &Tags, left: &Head, right: &Head) -> bool {
    let joined = tags
        .opener(left.tokens.end)
        .is_some_and(|(openers, end)| openers.contains(Opener::Coordinate) && end == right.tokens.start);
    joined && right.verb == right.tokens.start
}

fn says_inside(tags: &Tags, head: &Head) -> bool {
    head.tokens.clone().any(|at| tags.say(at).is_some())
}

/// A mark that parts by itself, or the edge of a quotation.
fn at_mark(tags: &Tags, gap: &Range<usize>, right: &Head, quotes: &Quotes) -> Option<(usize, Joined)> {
    let strong = gap.clone().rev().find(|at| tags.is_strong(*at)).map(|at| (at + 1, Joined::Mark));
    let strong = strong.filter(|(at, _)| before_tail(tags, &(*at..gap.end), right).is_none());
    let edges = quotes.ranges.iter().filter_map(|quote| {
        let holds_right = quote.contains(&right.tokens.start);
        if holds_right && gap.contains(&quote.start) && quote.len() >= 8 {
            return Some((quote.start, Joined::Quote));
        }
        let closes = gap.contains(&(quote.end - 1)) && quote.start < gap.start && quote.end <= right.tokens.start;
        closes.then_some((quote.end, Joined::Quote))
    });
    edges.chain(strong).max_by_key(|(at, _)| *at)
}

/// What a word of saying opens: at "that", else right behind it and the times it takes.
fn said(tags: &Tags, left: &Head, gap: &Range<usize>, right: &Head) -> Option<(usize, Joined)> {
    if right.makes != Makes::Finite {
        return None;
    }
    let complement = gap.clone().find(|at| opens_said(tags, *at, left, right));
    let first = gap.clone().find(|at| tags.opener(*at).is_some() && !is_time_opener(tags, *at));
    if let Some(at) =
        complement.filter(|at| first.is_none_or(|first| *at <= first || tags.opens(first, Opener::Coordinate)))
    {
        return (!left.passive || at == left.tokens.end).then_some((at, Joined::By(Opener::Complement)));
    }
    let helped = right.verb != right.tokens.start || tags.verb(right.verb).is_none();
    // "unless parliament agrees, the soldiers …": nothing is said behind the comma of a fronted clause.
    let opener = left.tokens.start - (left.tokens.start - tags.sentence.start).min(12)..left.tokens.start;
    let fronted = tags.is_mark(left.tokens.end, ",")
        && opener.rev().take_while(|at| !tags.is_mark(*at, ",")).any(|at| tags.opens(at, Opener::Subordinate));
    if fronted {
        return None;
    }
    let coordinated = tags.opens(left.tokens.end, Opener::Coordinate);
    if coordinated || left.passive || !helped && far(tags, left.tokens.end..right.tokens.start) {
        return None;
    }
    let mut start = left.tokens.end;
    while let Some(time) = time_phrase(tags, start) {
        start = time;
    }
    let blocked = (start..gap.end).any(|at| {
        let parts = tags.is_mark(at, ",") && (at + 1..gap.end).any(|behind| tags.is_mark(behind, ","));
        let opener = tags.opener(at).is_some_and(|(openers, _)| !openers.contains(Opener::Coordinate));
        (opener || parts) && !is_time_opener(tags, at)
    });
    if tags.is_mark(start, ",") && start < gap.end {
        start += 1;
    }
    let object = tags.has(start, Sign::Preposition) && !tags.has(start, Sign::Adverb) && !tags.is_number(start + 1);
    (!blocked && !object && start <= gap.end && !behind_coordinate(tags, right)).then_some((start, Joined::Said))
}

/// Whether "that" opens what is said: a subject stands between it and the verb.
fn opens_said(tags: &Tags, at: usize, left: &Head, right: &Head) -> bool {
    let Some((openers, end)) = tags.opener(at) else { return false };
    let relative = openers.contains(Opener::Relative) && end >= right.tokens.start;
    // "did not say where" opens an object; "said in Baghdad, where" does not.
    let apart = openers.contains(Opener::Subordinate) && at != left.tokens.end;
    !apart && openers.contains(Opener::Complement) && !relative && !tags.behind(at, Sign::Article)
}

/// Whether too much stands between a word of saying and a bare verb for the verb to be what is said.
fn far(tags: &Tags, gap: Range<usize>) -> bool {
    gap.len() > 10 || gap.filter(|at| tags.behind_preposition(*at)).count() > 1
}

fn behind_coordinate(tags: &Tags, right: &Head) -> bool {
    right.tokens.start > tags.sentence.start && tags.opens(right.tokens.start - 1, Opener::Coordinate)
}

fn is_time_opener(tags: &Tags, at: usize) -> bool {
    tags.time_at(at + 1).is_some() || tags.mentions.iter().any(|found| is_time(found) && found.tokens.contains(&at))
}

/// Returns the end of a time, with the preposition before it, that starts at a token.
fn time_phrase(tags: &Tags, at: usize) -> Option<usize> {
    let time = tags.time_at(at).or_else(|| tags.time_at(at + 1).filter(|_| tags.has(at, Sign::Preposition)))?;
    let end = time.tokens.end;
    let possessive = tags.has(end, Sign::BeforeNoun) && !tags.is_spaced(end);
    (!possessive).then(|| if tags.is_mark(end, ",") { end + 1 } else { end })
}

fn leaning(tags: &Tags, gap: &Range<usize>, right: &Head) -> Option<(usize, Joined)> {
    let start = right.tokens.start;
    let comma = gap.clone().rev().find(|at| tags.is_mark(*at, ","));
    let opener = gap.clone().rev().find(|at| tags.opener(*at).is_some_and(|(_, end)| end == start));
    match (opener, comma) {
        (Some(at), _) if tags.opens(at, Opener::Subordinate) => Some((at, Joined::By(Opener::Subordinate))),
        (_, Some(at)) if at + 1 == start || tags.adverb_like(at + 1..start) => Some((at + 1, Joined::Leaning)),
        _ => None,
    }
}

/// The opener nearest to the verb that can open its clause.
fn rightmost_opener(tags: &Tags, gap: &Range<usize>, right: &Head) -> Option<(usize, Joined)> {
    for at in gap.clone().rev() {
        let Some((openers, end)) = tags.opener(at).filter(|(_, end)| *end <= right.tokens.start) else { continue };
        if is_inside_opener(tags, gap, at) {
            continue;
        }
        let comma_between = (end..gap.end).any(|at| tags.is_mark(at, ","));
        if openers.contains(Opener::Relative) && relates(tags, at, end, right) && !comma_between {
            return Some((with_openers_before(tags, gap, at), Joined::By(Opener::Relative)));
        }
        let subordinate = openers.contains(Opener::Subordinate) || openers.only(Opener::Complement);
        if subordinate && !comma_between && !is_time_opener(tags, at) {
            return Some((with_openers_before(tags, gap, at), Joined::By(Opener::Subordinate)));
        }
        if openers.contains(Opener::Coordinate) && !comma_between && coordinates(tags, gap, at, end, right) {
            return Some((at, Joined::By(Opener::Coordinate)));
        }
    }
    None
}

/// Whether "and" joins a clause, not two nouns.
fn coordinates(tags: &Tags, gap: &Range<usize>, at: usize, end: usize, right: &Head) -> bool {
    let directly = end == right.tokens.start || right.with_subject;
    let with_comma = at > gap.start && tags.is_mark(at - 1, ",");
    let joins_names = at > gap.start && tags.is_masked(at - 1) && tags.is_masked(end) || tags.is_hyphenated(at);
    let describes = tags.verb(end).is_some_and(|(form, _)| form == Form::Active);
    let new_subject =
        with_comma && (tags.has(end, Sign::Article) || tags.has(end, Sign::Subject) || tags.is_masked(end));
    directly || new_subject || !joins_names && !describes && begins_subject(tags, at, end, right)
}

/// Whether the words behind "and" can be a subject of their own: what they are joined to is no noun of their kind.
fn begins_subject(tags: &Tags, at: usize, end: usize, right: &Head) -> bool {
    let tokens = end..right.tokens.start;
    let short = !tokens.is_empty() && tokens.len() <= 12 && !tags.has(end, Sign::Preposition);
    let own = tags.has(end, Sign::Article)
        || tags.has(end, Sign::Subject)
        || tags.is_masked(end)
        || tags.is_number(end)
        || tags.is_capital(end);
    let brief = tokens.len() <= 3 && right.verb != right.tokens.start;
    short && (own || brief || at > 0 && tags.is_mark(at - 1, ","))
}

/// Whether a word is part of a longer opener that starts before it.
fn is_inside_opener(tags: &Tags, gap: &Range<usize>, at: usize) -> bool {
    (gap.start.max(at.saturating_sub(4))..at).any(|start| tags.opener(start).is_some_and(|(_, end)| end > at))
}

/// Takes in openers that stand right before another: "and who", "but when".
fn with_openers_before(tags: &Tags, gap: &Range<usize>, at: usize) -> usize {
    let mut start = at;
    while let Some(before) =
        (gap.start..start).rev().take(3).find(|before| tags.opener(*before).is_some_and(|(_, end)| end == start))
    {
        start = before;
    }
    start
}

/// Whether a relative word stands for what is before it, and the verb is its own.
fn relates(tags: &Tags, at: usize, end: usize, right: &Head) -> bool {
    if tags.opens(at, Opener::Complement) {
        let determiner = tags.behind(at, Sign::Article) || tags.behind(at, Sign::Preposition);
        return !determiner && right.tokens.start.saturating_sub(end) <= 6;
    }
    true
}

/// The comma before the subject of the verb; right behind an apposition, the one before the name.
fn comma(tags: &Tags, gap: &Range<usize>, right: &Head) -> Option<(usize, Joined)> {
    let commas: Vec<usize> = gap.clone().filter(|at| tags.is_mark(*at, ",") && !in_brackets(tags, gap, *at)).collect();
    let (first, last) = (*commas.first()?, *commas.last()?);
    if last + 1 == right.tokens.start {
        let opened =
            first.checked_sub(1).filter(|at| first < last && *at >= gap.start && tags.opens(*at, Opener::Coordinate));
        return Some(opened.map_or((first + 1, Joined::Comma), |at| (at, Joined::By(Opener::Coordinate))));
    }
    let closes = tags.is_mark(last + 1, "\"") && !tags.is_spaced(last + 1);
    Some(before_fronted(tags, gap, last).unwrap_or((last + 1 + usize::from(closes), Joined::Comma)))
}

/// "…, and since then, X": the phrase between the commas opens the clause behind it.
fn before_fronted(tags: &Tags, gap: &Range<usize>, last: usize) -> Option<(usize, Joined)> {
    let opened = (gap.start..last).rev().find(|at| tags.is_mark(*at, ",") || tags.opens(*at, Opener::Coordinate))?;
    let coordinate = tags.opens(opened, Opener::Coordinate);
    if coordinate && tags.is_masked(opened - 1) && tags.is_masked(opened + 1) {
        return None;
    }
    let fronted = tags.has(opened + 1, Sign::Preposition)
        || tags.has(opened + 1, Sign::Adverb)
        || tags.time_at(opened + 1).is_some();
    let joined = if coordinate { (opened, Joined::By(Opener::Coordinate)) } else { (opened + 1, Joined::Comma) };
    (fronted && last - opened <= 8).then_some(joined)
}

fn in_brackets(tags: &Tags, gap: &Range<usize>, at: usize) -> bool {
    let opened = (gap.start..at).rev().find(|at| tags.is_mark(*at, "(") || tags.is_mark(*at, ")"));
    opened.is_some_and(|at| tags.is_mark(at, "("))
}

impl Tags<'_> {
    /// Returns whether a stretch holds only adverbs.
    fn adverb_like(&self, tokens: Range<usize>) -> bool {
        tokens.clone().all(|at| self.has(at, Sign::Adverb)) && !tokens.is_empty()
    }
}
