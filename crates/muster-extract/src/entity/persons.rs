//! Who is named? A person's name, with what stands beside it: rank, service, nationality, role.

use std::ops::Range;

use muster_model::{Office, Person};
use muster_pack::language::names::Meaning;
use muster_pack::language::names::{Order, Small, Standing};
use muster_pack::organisations::OrganisationType;
use muster_text::{Case, Class};

use super::Reader;
use super::known::Known;
use super::marks::{Mark, What};
use super::offices::Phrase;

/// A description after a name is sought in so many tokens.
const DESCRIPTION: usize = 16;

/// A person named in the passage.
#[derive(Clone, Debug)]
pub(super) struct Sighting {
    /// The name alone.
    pub name: Range<usize>,
    /// The name with its description.
    pub extent: Range<usize>,
    /// Which person of the part.
    pub who: usize,
    /// What is said of the person up to here.
    pub person: Person,
}

/// What stands beside a name.
#[derive(Clone, Debug, Default)]
struct Description {
    rank: Option<String>,
    service: Option<String>,
    nationality: Option<String>,
    role: Option<String>,
    public: bool,
    /// Words that show a person without saying which office: an address, an age, "a resident".
    person: bool,
    /// The description stands behind or before a comma that nothing but a person explains.
    apart: bool,
    /// It is closed by another comma, and the sentence goes on: "Example, the minister, agreed".
    closed: bool,
    /// Another name follows behind a comma: "its minister, Example, said".
    before_name: bool,
    /// A comma follows.
    before_comma: bool,
}

impl Description {
    fn shows_person(&self) -> bool {
        self.rank.is_some() || self.role.is_some() || self.person
    }

    fn take(&mut self, other: Description) {
        self.rank = self.rank.take().or(other.rank);
        self.service = self.service.take().or(other.service);
        self.nationality = self.nationality.take().or(other.nationality);
        // A public office says more than "an officer of the army".
        self.role = match (self.public, other.public) {
            (false, true) => other.role.or(self.role.take()),
            _ => self.role.take().or(other.role),
        };
        self.public |= other.public;
        self.person |= other.person;
    }
}

/// The persons of one passage, while they are being found.
pub(super) struct Persons<'r> {
    reader: &'r Reader<'r>,
    phrases: &'r [Phrase<'r>],
    /// The posts some person already holds.
    held: Vec<usize>,
}

impl<'r> Persons<'r> {
    /// Finds the persons of a passage; returns them with the posts they hold.
    pub(super) fn find(
        reader: &'r Reader<'r>,
        phrases: &'r [Phrase<'r>],
        known: &mut Known,
    ) -> (Vec<Sighting>, Vec<usize>) {
        let mut persons = Self { reader, phrases, held: Vec::new() };
        let mut found = Vec::new();
        let mut at = 0;
        while at < reader.words().len() {
            let Some(run) = reader.name_run(at) else {
                at += 1;
                continue;
            };
            at = run.end;
            let sighting = persons.person(run, found.last(), known);
            found.extend(sighting);
        }
        (found, persons.held)
    }

    /// Returns whether a name goes on a list of people without office: "her sisters Noor and Rima".
    fn goes_on(&self, last: &Sighting, at: usize) -> bool {
        let reader = self.reader;
        let between = last.extent.end.min(at)..at;
        let joins = |token: usize| reader.word(token) == "," || reader.small(token, Small::Joins) == Some(1);
        let listed = !between.is_empty() && between.len() <= 2 && between.clone().all(joins);
        listed && last.person.office == Office::Private && last.person.rank.is_none() && last.person.role.is_none()
    }

    fn person(&mut self, run: Range<usize>, last: Option<&Sighting>, known: &mut Known) -> Option<Sighting> {
        let reader = self.reader;
        if reader.is_named_place(&run) {
            return None;
        }
        let run = self.without_opening(run, known);
        let core = reader.core(&run);
        let held = self.held.len();
        let (mut left, start) = self.before(run.start);
        left.person |= last.is_some_and(|last| self.goes_on(last, run.start));
        let (right, end) = self.behind(run.end);
        if !self.is_person(&run, &core, known, &left, &right) {
            self.held.truncate(held);
            return None;
        }
        let mut said = left;
        said.take(right);
        let office = if said.public { Office::Public } else { Office::Private };
        let here = Person {
            text: reader.passage.printed(run.clone()).to_owned(),
            rank: said.rank,
            service: said.service,
            nationality: said.nationality,
            role: said.role,
            office,
        };
        let words = core.len();
        let who = known.meet(core, here.clone());
        let mut person = known.people[who].person.clone();
        if here.role.is_some() {
            person.role = here.role;
        }
        if words >= known.people[who].core.len() {
            person.text = here.text;
        }
        Some(Sighting { name: run, extent: start..end, who, person })
    }

    /// Cuts a sentence's first word off a name it does not belong to: "Later Kevin Example said".
    fn without_opening(&self, run: Range<usize>, known: &Known) -> Range<usize> {
        let reader = self.reader;
        let rest = run.start + 1..run.end;
        let cuts = reader.standing(run.start) == Standing::First
            && run.len() > 1
            && !reader.names.is_given(reader.word(run.start))
            && reader.word(rest.start) != "."
            && reader.words().tokens[rest.start].spaced
            && (reader.names.is_given(reader.word(rest.start)) || known.resolve(&reader.core(&rest)).is_some());
        if cuts { rest } else { run }
    }

    fn is_person(
        &self,
        run: &Range<usize>,
        core: &[Box<str>],
        known: &Known,
        left: &Description,
        right: &Description,
    ) -> bool {
        let reader = self.reader;
        let place = reader.is_place_spelling(run);
        let given = reader.names.is_given(reader.word(run.start));
        let several = core.len() > 1;
        let opened = reader.small(run.start, Small::NameStart) == Some(1) && run.len() > 1;
        let inside = reader.standing(run.start) == Standing::Inside;
        if known.resolve(core).is_some() {
            return true;
        }
        if reader.is_title_case(run.start) && !run.clone().any(|at| reader.names.is_given(reader.word(at))) {
            return false;
        }
        if left.shows_person() {
            let fits = !left.apart || several || given || (left.person && right.before_comma);
            return fits && (left.rank.is_some() || !place);
        }
        if place {
            return false;
        }
        if opened || (given && several) {
            return true;
        }
        if given && inside && reader.stands_alone(run) && self.is_bare(run) {
            return true;
        }
        if right.shows_person() && right.apart {
            return several || given || right.closed || (inside && !right.before_name);
        }
        several && self.speaks(run)
    }

    /// A given name alone is a person's ("the bodies of Yusuf and his son"), but "the Bill" and "Mark 82" are
    /// things, and where names are common syllables a given name alone is none.
    fn is_bare(&self, run: &Range<usize>) -> bool {
        let reader = self.reader;
        let thing = reader.small_before(run.start, Small::Article).is_some();
        if reader.names.order == Order::After {
            return false;
        }
        let numbered = reader.words().tokens.get(run.end).is_some_and(|next| next.class == Class::Number);
        !thing && !numbered && reader.word(run.end) != "-"
    }

    /// Returns whether a word of saying stands directly beside a name.
    fn speaks(&self, run: &Range<usize>) -> bool {
        let reader = self.reader;
        let before = run.start.checked_sub(1).is_some_and(|last| reader.small(last, Small::Says) == Some(1));
        before || reader.small(run.end, Small::Says).is_some()
    }

    /// Reads what stands before a name, and where it starts.
    fn before(&mut self, name: usize) -> (Description, usize) {
        let reader = self.reader;
        let mut said = Description::default();
        let (mut at, mut firm) = (name, name);
        let first = reader.sentence_start(name);
        while at > first {
            if let Some(start) = self.step_before(at, &mut said) {
                at = start;
            } else if let Some(length) = reader.small_before(at, Small::Courtesy).filter(|_| at == name) {
                said.person = true;
                at -= length;
            } else if reader.word(at - 1) == "," && self.crosses(at - 1, &said) {
                said.apart |= said.rank.is_none();
                at -= 1;
                if let Some(start) = self.kin_before(at) {
                    said.person = true;
                    firm = start;
                    break;
                }
                continue;
            } else if at < name && reader.small_before(at, Small::Article) == Some(1) {
                firm = at - 1;
                break;
            } else {
                break;
            }
            if said.shows_person() {
                firm = at;
            }
        }
        if said.shows_person() { (said, firm) } else { (Description::default(), name) }
    }

    /// Takes one piece of a description that ends before `at`; returns where the piece starts.
    fn step_before(&mut self, at: usize, said: &mut Description) -> Option<usize> {
        let reader = self.reader;
        if let Some(index) = self.phrases.iter().position(|phrase| phrase.post.end == at && !self.held_by(phrase)) {
            if said.role.is_some() {
                return None;
            }
            let phrase = &self.phrases[index];
            match phrase.id {
                Some(_) => self.hold(index, said, phrase.start),
                None => said.person = true,
            }
            return Some(phrase.start);
        }
        let owner = if reader.word(at - 1) == "'s" { at - 1 } else { at };
        let mark = reader.marks.before(owner)?;
        let titled = said.rank.is_some() || said.role.is_some();
        match mark.what {
            What::Rank(rank) if said.rank.is_none() => said.rank = Some(rank.to_owned()),
            What::Service(service) => said.service = said.service.take().or_else(|| Some(service.to_owned())),
            What::Organisation(index) => self.affiliate(index, mark, said),
            What::Generic if titled => {}
            What::Country(code) | What::Demonym(code) if titled || reader.names.order == Order::After => {
                said.nationality = said.nationality.take().or_else(|| Some(code.to_owned()));
            }
            What::Private => said.person = true,
            _ => return None,
        }
        Some(mark.tokens.start)
    }

    /// Notes a post as held by the person described.
    fn hold(&mut self, index: usize, said: &mut Description, start: usize) {
        let reader = self.reader;
        let phrase = &self.phrases[index];
        let before = reader.marks.before(start).filter(|mark| {
            matches!(mark.what, What::Organisation(_) | What::Generic) && reader.names.order == Order::Before
        });
        let from = before.map_or(phrase.post.start, |mark| mark.tokens.start);
        said.role = Some(reader.passage.printed(from..phrase.post.end).to_owned());
        for mark in (phrase.head.end..phrase.post.end).filter_map(|at| reader.marks.at(at)) {
            if let What::Organisation(organisation) = mark.what {
                self.affiliate(organisation, mark, said);
            }
        }
        said.nationality = said.nationality.take().or_else(|| phrase.country.map(str::to_owned));
        if phrase.office == Office::Public && !before.is_some_and(|mark| reader.is_adversary(mark)) {
            said.public = true;
        }
        self.held.push(index);
    }

    fn held_by(&self, phrase: &Phrase<'_>) -> bool {
        self.held.iter().any(|index| self.phrases[*index].head == phrase.head)
    }

    /// A force beside a name gives service and nationality; another organisation is only passed over.
    fn affiliate(&self, index: usize, mark: &Mark<'_>, said: &mut Description) {
        let organisation = &self.reader.world.organisations.all[index];
        if organisation.kind != OrganisationType::Force {
            return;
        }
        said.nationality = said.nationality.take().or_else(|| organisation.country.clone());
        if said.service.is_none() {
            said.service = mark.tokens.clone().find_map(|at| self.service_at(at, mark.tokens.end));
        }
    }

    fn service_at(&self, at: usize, end: usize) -> Option<String> {
        let reader = self.reader;
        reader.names.terms.all_at(reader.words(), at, end).find_map(|(_, terms)| {
            terms.iter().find_map(|term| match &term.meaning {
                Meaning::Service(service) => Some(service.to_string()),
                _ => None,
            })
        })
    }

    /// Returns whether the description goes on before a comma: a post that nobody holds yet, or "the mother of two".
    fn crosses(&self, comma: usize, said: &Description) -> bool {
        let post = || self.phrases.iter().any(|phrase| phrase.post.end == comma && !self.held_by(phrase));
        said.role.is_none() && !said.apart && (post() || self.kin_before(comma).is_some())
    }

    /// Returns where a description of somebody without office starts that ends at a comma.
    fn kin_before(&self, comma: usize) -> Option<usize> {
        let reader = self.reader;
        let first = reader.sentence_start(comma).max(comma.saturating_sub(DESCRIPTION));
        let start = (first..comma).rev().find(|at| reader.word(*at) == ",").map_or(first, |at| at + 1);
        let opens = reader.small(start, Small::Article).is_some();
        let marked = |at: usize| reader.marks.at(at).is_some_and(|mark| mark.what == What::Private);
        let verb = |at: usize| reader.names.shows_actor(reader.words(), at) && reader.small(at, Small::Over).is_none();
        let kin = (start..comma).find(|at| marked(*at))?;
        (opens && !(kin..comma).any(verb)).then_some(start)
    }

    /// Reads what stands behind a name, and where it ends.
    fn behind(&mut self, name: usize) -> (Description, usize) {
        let mut said = Description::default();
        let mut end = self.of_force(name, &mut said).unwrap_or(name);
        for _ in 0..2 {
            match self.apposition(end, &mut said) {
                Some(further) => end = further,
                None => break,
            }
        }
        if said.role.is_none()
            && let Some(further) = self.predicate(end, &mut said)
        {
            end = further;
        }
        let reader = self.reader;
        let goes_on =
            reader.word(end) == "," && reader.is_lower(end + 1) && reader.small(end + 1, Small::Relative).is_none();
        said.closed = end > name && goes_on;
        said.before_comma = reader.word(end) == ",";
        said.before_name = reader.word(end) == "," && reader.is_capital(end + 1);
        (said, end)
    }

    /// "of the British Army", "của Lục quân Anh".
    fn of_force(&self, at: usize, said: &mut Description) -> Option<usize> {
        let reader = self.reader;
        let mut next = at + reader.small(at, Small::Over)?;
        next += reader.small(next, Small::Article).unwrap_or(0);
        let mark = reader.marks.at(next)?;
        match mark.what {
            What::Organisation(index) => {
                self.affiliate(index, mark, said);
                said.nationality.is_some().then_some(mark.tokens.end)
            }
            What::Service(service) => {
                said.service = Some(service.to_owned());
                let country = reader.marks.at(mark.tokens.end);
                match country.map(|mark| mark.what) {
                    Some(What::Country(code)) => {
                        said.nationality = Some(code.to_owned());
                        country.map(|mark| mark.tokens.end)
                    }
                    _ => Some(mark.tokens.end),
                }
            }
            _ => None,
        }
    }

    /// ", the commander of …", ", 34, a farmer".
    fn apposition(&mut self, at: usize, said: &mut Description) -> Option<usize> {
        let reader = self.reader;
        let opens = matches!(reader.word(at), "," | "(" | "-");
        if !opens || at >= reader.sentence_end(at) {
            return None;
        }
        let start = at + 1;
        if let Some(end) = self.age(start) {
            said.person = true;
            said.apart = true;
            let rest = self.noun_of_person(end, said);
            return Some(rest.unwrap_or(end));
        }
        let whole = self.phrases.iter().any(|phrase| phrase.start == start);
        let article = reader.small(start, Small::Article).filter(|_| !whole);
        let from = start + article.unwrap_or(0);
        let limit = reader.sentence_end(at).min(from + DESCRIPTION);
        let mut next = from;
        while next < limit {
            if let Some(index) = self.phrases.iter().position(|phrase| phrase.start == next && !self.held_by(phrase)) {
                let end = self.phrases[index].post.end;
                if said.role.is_some() {
                    return None;
                }
                let closes = self.closes(end);
                if reader.small(end, Small::Says).is_some() {
                    return None;
                }
                self.hold(index, said, next);
                said.apart |= closes;
                return Some(end);
            }
            next = self.step_behind(next, article, said)?;
            if said.person {
                said.apart = true;
                return Some(self.rest_of_description(next, limit));
            }
        }
        None
    }

    /// Passes one piece of a description behind a name; a bare word only where an article opened it.
    fn step_behind(&self, at: usize, article: Option<usize>, said: &mut Description) -> Option<usize> {
        let reader = self.reader;
        if let Some(mark) = reader.marks.at(at) {
            match mark.what {
                What::Country(code) | What::Demonym(code) => {
                    said.nationality = said.nationality.take().or_else(|| Some(code.to_owned()));
                }
                What::Rank(rank) => said.rank = said.rank.take().or_else(|| Some(rank.to_owned())),
                What::Service(service) => said.service = said.service.take().or_else(|| Some(service.to_owned())),
                What::Organisation(index) => self.affiliate(index, mark, said),
                What::Private => said.person = true,
                _ => {}
            }
            return Some(mark.tokens.end);
        }
        let token = reader.words().tokens.get(at)?;
        if let Some(end) = self.age(at) {
            said.person = true;
            return Some(end);
        }
        match token.class {
            Class::Mark => (reader.word(at) == "-" && !token.spaced).then_some(at + 1),
            Class::Number => Some(at + 1),
            Class::Word if reader.word(at) == "'s" => Some(at + 1),
            Class::Word => {
                let plain = token.case == Case::Lower
                    && article.is_some()
                    && [Small::Says, Small::Serves, Small::Commands]
                        .into_iter()
                        .all(|kind| reader.small(at, kind).is_none());
                plain.then_some(at + 1)
            }
        }
    }

    /// Returns where a description of somebody without office ends: at the next comma or the like.
    fn rest_of_description(&self, at: usize, limit: usize) -> usize {
        let reader = self.reader;
        (at..limit).find(|token| self.closes(*token) || reader.small(*token, Small::Says).is_some()).unwrap_or(at)
    }

    fn closes(&self, at: usize) -> bool {
        let reader = self.reader;
        at >= reader.sentence_end(at.saturating_sub(1)) || matches!(reader.word(at), "," | ";" | "." | ")" | "-" | ":")
    }

    /// "34", "aged 34", "34-year-old", "34 tuổi".
    fn age(&self, at: usize) -> Option<usize> {
        let reader = self.reader;
        let before = reader.small(at, Small::AgeBefore).unwrap_or(0);
        let number = at + before;
        if reader.words().tokens.get(number)?.class != Class::Number || reader.word(number).len() > 3 {
            return None;
        }
        let after = reader.small(number + 1, Small::AgeAfter);
        match (before, after) {
            (_, Some(length)) => Some(number + 1 + length),
            (0, None) => (reader.word(number).len() == 2 && self.closes(number + 1)).then_some(number + 1),
            (_, None) => Some(number + 1),
        }
    }

    /// The noun an age describes: "34-year-old Kurdish woman".
    fn noun_of_person(&self, at: usize, said: &mut Description) -> Option<usize> {
        let reader = self.reader;
        (at..(at + 4).min(reader.sentence_end(at))).find_map(|token| {
            let mark = reader.marks.at(token)?;
            match mark.what {
                What::Private => Some(mark.tokens.end),
                What::Demonym(code) | What::Country(code) => {
                    said.nationality = said.nationality.take().or_else(|| Some(code.to_owned()));
                    None
                }
                _ => None,
            }
        })
    }

    /// "… serves as deputy commander", "… commands CJTF-OIR".
    fn predicate(&mut self, at: usize, said: &mut Description) -> Option<usize> {
        let reader = self.reader;
        let start = if reader.word(at) == "," { at + 1 } else { at };
        if let Some(length) = reader.small(start, Small::Commands) {
            let next = start + length;
            let behind = next + reader.small(next, Small::Article).unwrap_or(0);
            let over = [next, behind].into_iter().find_map(|at| {
                let mark = reader.marks.at(at)?;
                matches!(mark.what, What::Organisation(_) | What::Generic | What::Service(_)).then_some(mark)
            });
            if let Some(over) = over {
                said.public |= !reader.is_adversary(over);
                return Some(over.tokens.end);
            }
            // "… chỉ huy lực lượng này": the verb is the post.
            let post = self.phrases.iter().position(|phrase| phrase.head.start == start && !self.held_by(phrase));
            let post = post.filter(|_| reader.names.order == Order::After)?;
            self.hold(post, said, start);
            return Some(self.phrases[post].post.end);
        }
        let length = reader.small(start, Small::Serves)?;
        let mut next = start + length;
        for _ in 0..6 {
            if let Some(index) = self.phrases.iter().position(|phrase| phrase.start == next && !self.held_by(phrase)) {
                let end = self.phrases[index].post.end;
                self.hold(index, said, next);
                return Some(end);
            }
            let token = reader.words().tokens.get(next)?;
            next = match reader.marks.at(next) {
                Some(Mark { tokens, what }) if !matches!(what, What::Private) => tokens.end,
                Some(_) => return None,
                None if reader.small(next, Small::Article).is_some() || token.class == Class::Number => next + 1,
                None if matches!(reader.word(next), "-" | "'s") => next + 1,
                None => return None,
            };
        }
        None
    }
}
