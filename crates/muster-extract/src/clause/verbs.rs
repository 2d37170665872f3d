//! Where are the verbs that make a clause? Groups of a verb with its helpers, found by form and by the words around.

use std::ops::Range;

use muster_model::Modality;
use muster_pack::language::sentences::Opener;
use muster_pack::language::speech::{Form, Sign};

use super::tags::Tags;

/// What kind of clause a group of verbs makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Makes {
    /// A clause of its own: "will withdraw".
    Finite,
    /// A clause that leans on another: ", losing all that".
    Participle,
    /// A clause about a noun phrase beside another: ", a mission aiming to help".
    Apposed,
    /// A purpose: "in order to train".
    Purpose,
    /// A clause that is not so: "without losing a man".
    Instead,
}

/// A group of verbs that makes a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// Its tokens, helpers, adverbs and the opener of a purpose included.
    pub tokens: Range<usize>,
    /// Its main verb.
    pub verb: usize,
    /// What it makes.
    pub makes: Makes,
    /// Whether its subject suffers what it says.
    pub passive: bool,
    /// Whether its first word holds its subject too: "we'll".
    pub with_subject: bool,
}

/// Returns the groups of verbs of a sentence, in order.
pub(super) fn heads(tags: &Tags) -> Vec<Head> {
    let mut heads: Vec<Head> = Vec::new();
    let mut segment = tags.sentence.start;
    let mut at = tags.sentence.start;
    while at < tags.sentence.end {
        if let Some(head) = head_at(tags, at, &Seen { heads: &heads, segment }) {
            at = head.tokens.end;
            heads.push(head);
            continue;
        }
        at = match tags.opener(at) {
            Some((_, end)) => {
                segment = end;
                end
            }
            None => {
                if tags.is_mark(at, ",") || tags.is_strong(at) || tags.is_mark(at, "\"") || tags.is_mark(at, ")") {
                    segment = at + 1;
                }
                at + 1
            }
        };
    }
    heads
}

/// What has been found before a word.
struct Seen<'h> {
    heads: &'h [Head],
    /// Where the stretch without marks and openers begins.
    segment: usize,
}

impl Seen<'_> {
    /// Returns whether only a clause about the subject has been found: "the men, who never gave up, …".
    fn lacks_main(&self, tags: &Tags) -> bool {
        let [only] = self.heads else { return false };
        only.tokens.start > tags.sentence.start + 1
            && tags.opens(only.tokens.start - 1, Opener::Relative)
            && tags.is_mark(only.tokens.start - 2, ",")
    }

    /// Returns whether only a clause about the subject has been found, with or without a comma: "one who asked".
    fn only_relative(&self, tags: &Tags) -> bool {
        let [only] = self.heads else { return false };
        only.tokens.start > tags.sentence.start + 1 && tags.opens(only.tokens.start - 1, Opener::Relative)
    }

    /// Returns the last group of verbs of the stretch.
    fn in_segment(&self) -> Option<&Head> {
        self.heads.last().filter(|head| head.tokens.start >= self.segment)
    }
}

fn head_at(tags: &Tags, at: usize, seen: &Seen) -> Option<Head> {
    if !tags.starts(at, &HEADS) {
        return None;
    }
    if let Some(head) = purpose_at(tags, at).or_else(|| instead_at(tags, at)) {
        return Some(head);
    }
    if tags.is_masked(at) || tags.is_capital(at) || in_bare_condition(tags, at) {
        return None;
    }
    let longer = |end: &usize| tags.verb(at).is_none_or(|(_, verb)| verb <= *end);
    let helper = tags.end_of(at, &[Sign::Helper, Sign::HelperWithSubject]);
    if let Some(end) = helper.filter(longer) {
        return (!tags.is_hyphenated(at)).then(|| extend(tags, at, end, Makes::Finite));
    }
    let opens = at == tags.sentence.start || tags.is_punctuation(at - 1) || at == seen.segment;
    if let Some(end) = tags.end_of(at, &[Sign::HelperOther]) {
        return opens.then(|| extend(tags, at, end, Makes::Participle));
    }
    let (form, end) = tags.verb(at)?;
    if tags.is_hyphenated(at) || behind_infinitive(tags, at) {
        return None;
    }
    let makes = match form {
        Form::Active => active(tags, at, end, opens, seen),
        Form::Participle => {
            (opens && at > tags.sentence.start && tags.behind_preposition(end)).then_some(Makes::Participle)
        }
        Form::Past => past(tags, at, end, seen),
        Form::Third => (!behind_noun_opener(tags, at) && third(tags, at, end, seen)).then_some(Makes::Finite),
        Form::Base => (!behind_noun_opener(tags, at) && base(tags, at, end, seen)).then_some(Makes::Finite),
        // "the statement of": a word of saying before such a word is a noun.
        Form::Plain if tags.say(at).is_some() && tags.behind_preposition(end) && is_noun_before(tags, at, end) => None,
        Form::Plain if is_plain_noun(tags, at, end, seen) => None,
        Form::Plain => {
            let sayer = tags.say(at).is_some() && tags.behind(at, Sign::Public);
            let verb = tags.has(at, Sign::Passive) || sayer || !tags.behind(at, Sign::BeforeNoun);
            verb.then_some(Makes::Finite)
        }
    }?;
    Some(extend(tags, at, end, makes))
}

fn is_noun_before(tags: &Tags, at: usize, end: usize) -> bool {
    at == tags.sentence.start || tags.has(end, Sign::CarrierLink)
}

/// "15 reports", "denied the claim", "a report says": a word of one form that stands as a noun.
fn is_plain_noun(tags: &Tags, at: usize, end: usize, seen: &Seen) -> bool {
    if at > tags.sentence.start && tags.is_number(at - 1) && !tags.is_masked(at - 1) {
        return true;
    }
    let office = tags.has(at, Sign::Public) && at == tags.sentence.start;
    if !office && !tags.has(at, Sign::SayNoun(Modality::Asserted)) && !tags.has(at, Sign::Carrier) {
        return false;
    }
    let object = seen.heads.last().is_some_and(|head| head.tokens.end == at && tags.say(head.verb).is_some());
    let opens = at == tags.sentence.start || tags.is_punctuation(at - 1);
    let next = tags.adverb_end(end).unwrap_or(end);
    object || office || opens && (tags.verb(next).is_some() || tags.opens(end, Opener::Complement))
}

/// "without losing a man": a word that opens a clause that is not so, and the verb behind it.
fn instead_at(tags: &Tags, at: usize) -> Option<Head> {
    let end = tags.end_of(at, &[Sign::Instead]).filter(|_| !tags.is_masked(at))?;
    let verb = tags.adverb_end(end).unwrap_or(end);
    if let Some(helper) = tags.end_of(verb, &[Sign::HelperOther]) {
        return Some(Head { tokens: at..helper, ..extend(tags, verb, helper, Makes::Instead) });
    }
    let (form, verb_end) = tags.verb(verb).filter(|_| !tags.is_masked(verb))?;
    let fits = match form {
        Form::Active | Form::Plain => true,
        Form::Base => !tags.noun_too(verb) || !tags.has(end - 1, Sign::Preposition),
        _ => false,
    };
    let mut head = fits.then(|| extend(tags, verb, verb_end, Makes::Instead))?;
    head.tokens.start = at;
    Some(head)
}

/// "when requested" makes no clause.
fn in_bare_condition(tags: &Tags, at: usize) -> bool {
    (tags.sentence.start.max(at.saturating_sub(4))..at).any(|start| {
        let opened = tags.end_of(start, &[Sign::ConditionTimeless]);
        let taken =
            opened.and_then(|end| tags.end_of(end, &[Sign::Timeless]).filter(|taken| (end..*taken).contains(&at)));
        taken.is_some_and(|end| tags.ends_phrase(end))
    })
}

/// Finds an opener of a purpose and the verb behind it.
fn purpose_at(tags: &Tags, at: usize) -> Option<Head> {
    let (openers, end) = tags.opener(at)?;
    if !openers.contains(Opener::Purpose) {
        return None;
    }
    let verb = tags.adverb_end(end).unwrap_or(end);
    let (_, verb_end) = tags.verb(verb)?;
    let mut head = extend(tags, verb, verb_end, Makes::Purpose);
    head.tokens.start = at;
    Some(head)
}

/// Takes in the verbs and adverbs behind the first word of a group.
fn extend(tags: &Tags, at: usize, end: usize, makes: Makes) -> Head {
    let mut head = Head {
        tokens: tags.adverbs_before(at)..end,
        verb: at,
        makes,
        passive: tags.has(at, Sign::Passive),
        with_subject: tags.has(at, Sign::HelperWithSubject),
    };
    let mut helped = tags.verb(at).is_none() || tags.end_of(at, &[Sign::Helper]).is_some();
    let mut next = end;
    loop {
        // What a word of saying opens is a clause of its own, also without a subject.
        if tags.verb(head.verb).is_some_and(|(form, _)| form == Form::Plain) && tags.say(head.verb).is_some() {
            break;
        }
        while let Some(adverb) = tags.adverb_end(next) {
            // A negation right behind the verb belongs to it even when no verb follows: "are not".
            if tags.has(next, Sign::Negation) {
                head.tokens.end = adverb;
            }
            next = adverb;
        }
        if tags.is_masked(next) || !tags.sentence.contains(&next) {
            break;
        }
        let plain = tags.verb(head.verb).is_some_and(|(form, _)| form == Form::Plain);
        if let Some(more) = tags.end_of(next, &[Sign::Helper, Sign::HelperOther]).filter(|_| helped || plain) {
            head.passive |= tags.has(next, Sign::Passive);
            (head.tokens.end, head.verb, helped, next) = (more, next, true, more);
            continue;
        }
        let Some((form, more)) = tags.verb(next) else { break };
        let fits = match form {
            Form::Third => false,
            Form::Plain => true,
            Form::Base => helped && !tags.is_hyphenated(next),
            _ => helped && !(tags.is_hyphenated(next)),
        };
        if !fits {
            break;
        }
        head.passive &= form != Form::Active;
        (head.tokens.end, head.verb, helped, next) = (more, next, form == Form::Plain, more);
    }
    head.passive &= head.verb != at;
    head.tokens.end = with_infinitives(tags, head.tokens.end);
    head
}

/// Takes in what a verb does right away: "will continue to advise", "declined to say".
fn with_infinitives(tags: &Tags, end: usize) -> usize {
    let mut end = end;
    while let Some(infinitive) = tags.end_of(end, &[Sign::Infinitive]) {
        let verb = tags.adverb_end(infinitive).unwrap_or(infinitive);
        let says = tags.say(verb).is_some();
        match tags.verb(verb) {
            Some((Form::Base, more)) if (says || !tags.noun_too(verb)) && !tags.is_masked(verb) => end = more,
            _ => break,
        }
    }
    end
}

/// Whether the word before makes this form a noun or an adjective.
fn behind_noun_opener(tags: &Tags, at: usize) -> bool {
    tags.behind(at, Sign::BeforeNoun)
        || tags.before(at).is_some_and(|before| tags.has(before, Sign::BeforeNoun) && !tags.has(before, Sign::Subject))
}

fn behind_infinitive(tags: &Tags, at: usize) -> bool {
    tags.before(at).is_some_and(|before| tags.has(before, Sign::Infinitive))
}

/// "losing": a clause that leans on another, or one about a noun phrase beside another.
fn active(tags: &Tags, at: usize, end: usize, opens: bool, seen: &Seen) -> Option<Makes> {
    if tags.has(at, Sign::BeforeNoun) || tags.has(at, Sign::Preposition) {
        return None;
    }
    let takes = tags.has(end, Sign::Article) || tags.has(end, Sign::Preposition) || tags.has(end, Sign::BeforeNoun);
    if opens {
        return (takes || !tags.is_guessed(at)).then_some(Makes::Participle);
    }
    let behind_comma = seen.segment > tags.sentence.start && tags.is_mark(seen.segment - 1, ",");
    let apposed = behind_comma && tags.has(seen.segment, Sign::Article) && seen.in_segment().is_none() && takes;
    apposed.then_some(Makes::Apposed)
}

/// "reported": a verb of its own, a participle that leans on a clause, or part of a noun phrase.
fn past(tags: &Tags, at: usize, end: usize, seen: &Seen) -> Option<Makes> {
    let says = tags.say(at).is_some();
    let quoted = at == tags.sentence.start + 1 && tags.is_punctuation(tags.sentence.start);
    if at == tags.sentence.start || quoted {
        return tags.behind_preposition(end).then_some(Makes::Participle);
    }
    let before = tags.before(at)?;
    if says && (tags.is_mark(before, ",") || tags.is_mark(before, "\"") || tags.is_mark(before, "'")) {
        return Some(if tags.is_by(end) { Makes::Participle } else { Makes::Finite });
    }
    if tags.is_mark(before, ",") {
        let takes = tags.has(end, Sign::Article)
            || tags.has(end, Sign::BeforeNoun)
            || tags.is_number(end)
            || tags.is_masked(end);
        let leans = tags.behind_preposition(end) && !tags.is_guessed(at);
        if seen.lacks_main(tags) {
            return Some(Makes::Finite);
        }
        return if leans { Some(Makes::Participle) } else { takes.then_some(Makes::Finite) };
    }
    if behind_noun_opener(tags, at) || tags.is_number(before) && !tags.is_masked(before) {
        return None;
    }
    if tags.opens(before, Opener::Coordinate) {
        let verb = before > tags.sentence.start && tags.verb(before - 1).is_some() && !tags.noun_too(before - 1);
        let joined = verb || seen.heads.last().is_some_and(|head| head.tokens.end == before);
        let finite = seen.heads.last().is_some_and(|head| head.makes == Makes::Finite);
        return (!joined && finite).then_some(Makes::Finite);
    }
    // "when requested": an opener takes a participle; only a relative word is a subject itself.
    if tags.has(before, Sign::Subject) || tags.opens(before, Opener::Relative) {
        return Some(Makes::Finite);
    }
    if tags.opener(before).is_some() || tags.is_by(end) || tags.has(seen.segment, Sign::According) {
        return None;
    }
    let earlier = seen.in_segment().is_some_and(|head| tags.say(head.verb).is_none());
    let described = !says || describes(tags, end);
    let of_noun = seen.segment > tags.sentence.start
        && tags.behind(seen.segment - 1, Sign::SayNoun(Modality::Asserted))
        && tags.opens(seen.segment - 1, Opener::Complement)
        && seen.in_segment().is_none();
    let main = says && seen.only_relative(tags) || of_noun;
    let reduced = !main && (earlier || described && later_finite(tags, end));
    (!reduced).then_some(Makes::Finite)
}

/// "a plan announced in May would", "announced Monday would": the verb follows the time or the phrase at once.
fn describes(tags: &Tags, end: usize) -> bool {
    let time = tags.time_at(end).or_else(|| tags.time_at(end + 1));
    if time.is_none() && tags.behind_preposition(end) && !tags.has(end, Sign::Adverb) {
        return true;
    }
    time.is_some_and(|time| tags.end_of(time.tokens.end, &[Sign::Helper]).is_some())
}

/// Whether a finite verb follows before the next mark or opener.
fn later_finite(tags: &Tags, from: usize) -> bool {
    for at in (from..tags.sentence.end).take(STRETCH) {
        if tags.is_mark(at, ",") || tags.is_strong(at) || tags.opener(at).is_some() || tags.is_mark(at, "\"") {
            return false;
        }
        if tags.is_masked(at) || tags.is_capital(at) {
            continue;
        }
        let helper = tags.end_of(at, &[Sign::Helper]).is_some();
        let says = tags.say(at).is_some() && tags.verb(at).is_some_and(|(form, _)| form == Form::Past);
        let third = tags.verb(at).is_some_and(|(form, _)| form == Form::Third) && !tags.noun_too(at);
        if (helper || says || third) && !tags.behind(at, Sign::BeforeNoun) && !tags.is_hyphenated(at) {
            return true;
        }
    }
    false
}

/// "reports": a verb only where an object follows it at once.
fn third(tags: &Tags, at: usize, end: usize, seen: &Seen) -> bool {
    if at == tags.sentence.start || tags.is_number(at - 1) {
        return false;
    }
    if !tags.noun_too(at) {
        return true;
    }
    if seen.heads.last().is_some_and(|head| head.tokens.end == at) {
        return false;
    }
    let object =
        tags.has(end, Sign::Article) || tags.has(end, Sign::Subject) || tags.is_number(end) || tags.is_masked(end);
    let first = seen.heads.last().is_none_or(|head| tags.say(head.verb).is_some());
    let article = (tags.sentence.start.max(at.saturating_sub(3))..at).any(|at| tags.has(at, Sign::Article));
    let subject = article || tags.is_masked(at - 1) || tags.is_capital(at - 1);
    let aims = tags.has(end, Sign::Infinitive) && seen.in_segment().is_none() && first;
    let complement = tags.opens(end, Opener::Complement) && subject || aims;
    // "…, the release states."
    let last = end >= tags.sentence.end || tags.is_punctuation(end);
    let short = tags.has(seen.segment, Sign::Article) && at <= seen.segment + 3;
    if last && short && tags.say(at).is_some() && !seen.heads.is_empty() {
        return true;
    }
    // "if the threat returns, we …"
    let under = tags.behind(seen.segment, Sign::Condition);
    let open = at >= seen.segment + 2 && tags.verb(end).is_none() && !tags.behind_preposition(end);
    if short && under && (last || open) {
        return true;
    }
    object || complement || tags.say(at).is_some() && tags.is_capital(end)
}

/// "remain": a verb behind a subject.
fn base(tags: &Tags, at: usize, end: usize, seen: &Seen) -> bool {
    let Some(before) = tags.before(at) else { return false };
    if tags.has(before, Sign::Subject) || tags.opens(before, Opener::Relative) {
        return true;
    }
    let free = seen.in_segment().is_none_or(|head| tags.say(head.verb).is_some());
    let noun = tags.verb(before).is_none() || tags.noun_too(before);
    let behind_noun = noun && !tags.is_punctuation(before) && tags.opener(before).is_none() && !tags.is_number(before);
    let object = tags.has(end, Sign::Article) || tags.opens(end, Opener::Complement);
    free && behind_noun && (object || !tags.noun_too(at))
}

/// What a group of verbs can begin with.
const HEADS: [Sign; 6] = [
    Sign::Verb(Form::Base),
    Sign::Helper,
    Sign::HelperWithSubject,
    Sign::HelperOther,
    Sign::Instead,
    Sign::Opens(Opener::Purpose),
];
/// How many words of a stretch without marks are searched.
const STRETCH: usize = 60;

impl Tags<'_> {
    /// Returns whether a preposition stands at a token.
    pub fn behind_preposition(&self, at: usize) -> bool {
        self.has(at, Sign::Preposition)
    }

    /// Returns whether the word at a token names who did it: "by".
    fn is_by(&self, at: usize) -> bool {
        let at = self.adverb_end(at).unwrap_or(at);
        self.has(at, Sign::Agent)
    }
}
