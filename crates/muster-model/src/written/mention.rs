//! A mention in the written form: serialised straight from the mention, as there are many of them.

use jiff::civil::Date;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value as Json;

use super::value::{office_to_str, place_entries, quantity_entries};
use crate::mention::{Mention, Named};
use crate::time::{Bound, Shape};
use crate::value::Person;

/// A mention as one line of `muster mentions`.
#[derive(Clone, Copy, Debug)]
pub struct MentionLine<'m> {
    /// Where the text came from: `file` or `item`, and its name. Absent where the caller knows.
    pub from: Option<(&'static str, &'m Json)>,
    /// The mention.
    pub mention: &'m Mention,
    /// The whole text it was found in.
    pub text: &'m str,
}

/// Writes a mention of `text`, without where the text came from.
pub fn mention_to_json(mention: &Mention, text: &str) -> Json {
    let line = MentionLine { from: None, mention, text };
    serde_json::to_value(line).expect("a mention has only keys that are strings")
}

impl Serialize for MentionLine<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some((key, name)) = self.from {
            map.serialize_entry(key, name)?;
        }
        match &self.mention.what {
            Named::Time(time) => {
                map.serialize_entry("type", "time")?;
                map.serialize_entry("timex", time.class.as_str())?;
                map.serialize_entry("value", &time.value)?;
                map.serialize_entry("start", &Days(time.valid.start))?;
                map.serialize_entry("end", &Days(time.valid.end))?;
                if time.valid.shape != Shape::Unknown {
                    map.serialize_entry("shape", time.valid.shape.as_str())?;
                }
            }
            Named::Quantity(quantity) => {
                map.serialize_entry("type", "quantity")?;
                quantity_entries(&mut map, quantity)?;
            }
            Named::Entity(entity) | Named::Demonym(entity) => {
                entity_entries(&mut map, entity.class.as_str())?;
                entry(&mut map, "id", entity.id.as_deref())?;
            }
            Named::Person(person) => person_entries(&mut map, person)?,
            Named::Place(place) => {
                entity_entries(&mut map, "place")?;
                place_entries(&mut map, place)?;
            }
            Named::Post(post) => {
                entity_entries(&mut map, "post")?;
                map.serialize_entry("id", post)?;
            }
        }
        map.serialize_entry("span", &[self.mention.span.start, self.mention.span.end])?;
        map.serialize_entry("text", self.mention.span.of(self.text).unwrap_or_default())?;
        map.end()
    }
}

fn entity_entries<M: SerializeMap>(map: &mut M, kind: &str) -> Result<(), M::Error> {
    map.serialize_entry("type", "entity")?;
    map.serialize_entry("kind", kind)
}

fn person_entries<M: SerializeMap>(map: &mut M, person: &Person) -> Result<(), M::Error> {
    entity_entries(map, "person")?;
    map.serialize_entry("name", &person.text)?;
    entry(map, "rank", person.rank.as_deref())?;
    entry(map, "service", person.service.as_deref())?;
    entry(map, "nationality", person.nationality.as_deref())?;
    entry(map, "role", person.role.as_deref())?;
    map.serialize_entry("office", office_to_str(person.office))
}

/// Adds a key only when there is a value, so that absent stays absent.
pub(super) fn entry<M: SerializeMap>(map: &mut M, key: &str, value: Option<impl Serialize>) -> Result<(), M::Error> {
    value.map_or(Ok(()), |value| map.serialize_entry(key, &value))
}

/// The two days of a bound.
struct Days(Bound);

impl Serialize for Days {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [self.0.earliest.map(Day), self.0.latest.map(Day)].serialize(serializer)
    }
}

/// A calendar day as ISO 8601 prints it.
struct Day(Date);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // The common years are written digit by digit: days are the most frequent figure of all.
        let Ok(year @ 0..=9999) = u16::try_from(self.0.year()) else { return serializer.collect_str(&self.0) };
        let digit = |number: u16| char::from_digit(u32::from(number % 10), 10).unwrap_or('0') as u8;
        let (month, day) = (self.0.month().unsigned_abs().into(), self.0.day().unsigned_abs().into());
        let letters = [
            digit(year / 1000),
            digit(year / 100),
            digit(year / 10),
            digit(year),
            b'-',
            digit(month / 10),
            digit(month),
            b'-',
            digit(day / 10),
            digit(day),
        ];
        serializer.serialize_str(str::from_utf8(&letters).unwrap_or_default())
    }
}
