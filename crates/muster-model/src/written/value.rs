//! Slot values in the written form, tagged by type.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value as Json, json};

use super::mention::entry;
use super::{Read, array, object, optional_string, put, string, word, wrong};
use crate::id::Unit;
use crate::quantity::{Approx, Decimal, Quantity};
use crate::value::{Effect, Entity, EntityClass, Office, Person, Place, Value};

/// A decimal as a JSON number, whole where it is whole.
#[derive(Clone, Copy)]
struct DecimalNumber(Decimal);

impl Serialize for DecimalNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let plain = self.0.normalize();
        if let (true, Ok(whole)) = (plain.is_integer(), i64::try_from(plain)) {
            return serializer.serialize_i64(whole);
        }
        let text = plain.to_string();
        match text.parse::<f64>().ok().filter(|float| float.is_finite()) {
            Some(float) => serializer.serialize_f64(float),
            None => serializer.serialize_str(&text),
        }
    }
}

/// Writes a decimal as a JSON number, whole where it is whole.
pub fn decimal_to_json(decimal: Decimal) -> Json {
    serde_json::to_value(DecimalNumber(decimal)).expect("a number can be written")
}

fn decimal_from_json(json: &Json, key: &str) -> Read<Option<Decimal>> {
    match json {
        Json::Null => Ok(None),
        Json::Number(number) => {
            let text = number.to_string();
            let read = text.parse().or_else(|_| Decimal::from_scientific(&text));
            read.map_or_else(|_| wrong(key, "a number", json), |decimal: Decimal| Ok(Some(decimal.normalize())))
        }
        Json::String(text) => text.parse().map_or_else(|_| wrong(key, "a number", json), |decimal| Ok(Some(decimal))),
        _ => wrong(key, "a number or null", json),
    }
}

/// Adds the keys of a quantity, without its words.
pub(super) fn quantity_entries<M: SerializeMap>(map: &mut M, quantity: &Quantity) -> Result<(), M::Error> {
    map.serialize_entry("printed", &quantity.printed.map(DecimalNumber))?;
    map.serialize_entry("low", &quantity.low.map(DecimalNumber))?;
    entry(map, "low_open", quantity.low_open.then_some(true))?;
    map.serialize_entry("high", &quantity.high.map(DecimalNumber))?;
    entry(map, "high_open", quantity.high_open.then_some(true))?;
    map.serialize_entry("approx", quantity.approx.as_str())?;
    entry(map, "approx_text", quantity.approx_text.as_deref())?;
    map.serialize_entry("unit", &quantity.unit.as_ref().map(Unit::as_str))?;
    entry(map, "unit_printed", quantity.unit_printed.as_deref())?;
    entry(map, "of", quantity.of.as_deref())?;
    entry(map, "note", quantity.note.as_deref())
}

/// A quantity with its words, without its tag.
struct WholeQuantity<'q>(&'q Quantity);

impl Serialize for WholeQuantity<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        quantity_entries(&mut map, self.0)?;
        map.serialize_entry("text", &self.0.text)?;
        map.end()
    }
}

/// Writes a quantity without its tag.
pub(crate) fn quantity_to_json(quantity: &Quantity) -> Json {
    serde_json::to_value(WholeQuantity(quantity)).expect("a quantity has only keys that are strings")
}

pub(crate) fn quantity_from_json(json: &Json) -> Read<Quantity> {
    object(json, "quantity")?;
    Ok(Quantity {
        printed: decimal_from_json(&json["printed"], "quantity.printed")?,
        low: decimal_from_json(&json["low"], "quantity.low")?,
        low_open: json["low_open"].as_bool().unwrap_or(false),
        high: decimal_from_json(&json["high"], "quantity.high")?,
        high_open: json["high_open"].as_bool().unwrap_or(false),
        approx: word(&json["approx"], "quantity.approx", Approx::parse, "an approximator")?,
        approx_text: optional_string(&json["approx_text"], "quantity.approx_text")?,
        unit: optional_string(&json["unit"], "quantity.unit")?.map(Unit::new),
        unit_printed: optional_string(&json["unit_printed"], "quantity.unit_printed")?,
        of: optional_string(&json["of"], "quantity.of")?,
        note: optional_string(&json["note"], "quantity.note")?,
        text: string(&json["text"], "quantity.text")?,
    })
}

/// Returns the word of an office in the written form.
pub(crate) fn office_to_str(office: Office) -> &'static str {
    match office {
        Office::Public => "public",
        Office::Private => "private",
    }
}

pub(crate) fn office_from_json(json: &Json, key: &str) -> Read<Office> {
    match json.as_str() {
        Some("public") => Ok(Office::Public),
        Some("private") => Ok(Office::Private),
        _ => wrong(key, "public or private", json),
    }
}

/// Writes a slot value with its tag.
pub fn value_to_json(value: &Value) -> Json {
    match value {
        Value::Quantity(quantity) => json!({"quantity": quantity_to_json(quantity)}),
        Value::Entity(entity) => {
            let mut map = Map::new();
            map.insert("text".into(), entity.text.as_str().into());
            map.insert("type".into(), entity.class.as_str().into());
            put(&mut map, "id", entity.id.as_deref());
            json!({"entity": map})
        }
        Value::Person(person) => {
            let mut map = Map::new();
            map.insert("text".into(), person.text.as_str().into());
            put(&mut map, "rank", person.rank.as_deref());
            put(&mut map, "service", person.service.as_deref());
            put(&mut map, "nationality", person.nationality.as_deref());
            put(&mut map, "role", person.role.as_deref());
            map.insert("office".into(), office_to_str(person.office).into());
            json!({"person": map})
        }
        Value::Place(place) => json!({"place": place_to_json(place)}),
        Value::Symbol { symbol, text } => {
            let mut map = Map::new();
            map.insert("symbol".into(), symbol.as_str().into());
            put(&mut map, "text", text.as_deref());
            Json::Object(map)
        }
        Value::Text(text) => json!({"text": text}),
        Value::List(values) => json!({"list": values.iter().map(value_to_json).collect::<Vec<_>>()}),
        Value::Effect(effect) => json!({"record": {
            "verb": {"symbol": effect.verb, "text": effect.verb_text},
            "quantity": effect.quantity.as_ref().map_or(Json::Null, quantity_to_json),
            "object": {"text": effect.object},
        }}),
    }
}

/// Adds the keys of a place, without its words.
pub(super) fn place_entries<M: SerializeMap>(map: &mut M, place: &Place) -> Result<(), M::Error> {
    entry(map, "name", place.name.as_deref())?;
    entry(map, "country", place.country.as_deref())?;
    entry(map, "lat", place.latitude.map(DecimalNumber))?;
    entry(map, "lon", place.longitude.map(DecimalNumber))?;
    entry(map, "id", place.id.as_deref())?;
    map.serialize_entry("candidates", &place.candidates)
}

/// A place with its words, without its tag.
struct WholePlace<'p>(&'p Place);

impl Serialize for WholePlace<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("text", &self.0.text)?;
        place_entries(&mut map, self.0)?;
        map.end()
    }
}

fn place_to_json(place: &Place) -> Json {
    serde_json::to_value(WholePlace(place)).expect("a place has only keys that are strings")
}

/// Reads a slot value by its tag.
///
/// # Errors
/// Names the key that is missing or holds something else.
pub fn value_from_json(json: &Json) -> Read<Value> {
    let map = object(json, "slot")?;
    let tag = map.keys().map(String::as_str).find(|key| *key != "by").unwrap_or("");
    let inner = &json[tag];
    Ok(match tag {
        "quantity" => Value::Quantity(quantity_from_json(inner)?),
        "entity" => Value::Entity(Entity {
            text: string(&inner["text"], "entity.text")?,
            class: word(&inner["type"], "entity.type", EntityClass::parse, "country or org")?,
            id: optional_string(&inner["id"], "entity.id")?,
        }),
        "person" => Value::Person(Person {
            text: string(&inner["text"], "person.text")?,
            rank: optional_string(&inner["rank"], "person.rank")?,
            service: optional_string(&inner["service"], "person.service")?,
            nationality: optional_string(&inner["nationality"], "person.nationality")?,
            role: optional_string(&inner["role"], "person.role")?,
            office: office_from_json(&inner["office"], "person.office")?,
        }),
        "place" => Value::Place(Place {
            text: string(&inner["text"], "place.text")?,
            name: optional_string(&inner["name"], "place.name")?,
            country: optional_string(&inner["country"], "place.country")?,
            latitude: decimal_from_json(&inner["lat"], "place.lat")?,
            longitude: decimal_from_json(&inner["lon"], "place.lon")?,
            id: optional_string(&inner["id"], "place.id")?,
            candidates: inner["candidates"].as_u64().and_then(|n| u32::try_from(n).ok()).unwrap_or(0),
        }),
        "symbol" => {
            Value::Symbol { symbol: string(inner, "symbol")?, text: optional_string(&json["text"], "symbol.text")? }
        }
        "text" => Value::Text(string(inner, "text")?),
        "list" => Value::List(array(inner, "list")?.iter().map(value_from_json).collect::<Read<_>>()?),
        "record" => Value::Effect(Effect {
            verb: string(&inner["verb"]["symbol"], "record.verb.symbol")?,
            verb_text: string(&inner["verb"]["text"], "record.verb.text")?,
            quantity: if inner["quantity"].is_null() { None } else { Some(quantity_from_json(&inner["quantity"])?) },
            object: string(&inner["object"]["text"], "record.object.text")?,
        }),
        _ => {
            return wrong("slot", "a tagged value (quantity, entity, person, place, symbol, text, list, record)", json);
        }
    })
}
