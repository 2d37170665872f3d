//! A mention in the written form.

use serde_json::{Map, Value as Json};

use super::value::{office_to_str, quantity_to_json, value_to_json};
use super::{bound_to_json, put, span_to_json};
use crate::mention::{Mention, Named};
use crate::time::Shape;
use crate::value::Value;

/// Writes a mention of `text`; the caller adds `file` or `item` in front.
pub fn mention_to_json(mention: &Mention, text: &str) -> Json {
    let mut map = Map::new();
    match &mention.what {
        Named::Time(time) => {
            map.insert("type".into(), "time".into());
            map.insert("timex".into(), time.class.as_str().into());
            map.insert("value".into(), time.value.as_str().into());
            map.insert("start".into(), bound_to_json(time.valid.start));
            map.insert("end".into(), bound_to_json(time.valid.end));
            let shape = time.valid.shape;
            put(&mut map, "shape", (shape != Shape::Unknown).then(|| shape.as_str()));
        }
        Named::Quantity(quantity) => {
            map.insert("type".into(), "quantity".into());
            merge(&mut map, quantity_to_json(quantity));
            map.remove("text");
        }
        Named::Entity(entity) | Named::Demonym(entity) => {
            entity_keys(&mut map, entity.class.as_str());
            put(&mut map, "id", entity.id.as_deref());
        }
        Named::Person(person) => {
            entity_keys(&mut map, "person");
            map.insert("name".into(), person.text.as_str().into());
            put(&mut map, "rank", person.rank.as_deref());
            put(&mut map, "service", person.service.as_deref());
            put(&mut map, "nationality", person.nationality.as_deref());
            put(&mut map, "role", person.role.as_deref());
            map.insert("office".into(), office_to_str(person.office).into());
        }
        Named::Place(place) => {
            entity_keys(&mut map, "place");
            merge(&mut map, value_to_json(&Value::Place(place.clone()))["place"].take());
            map.remove("text");
        }
        Named::Post(post) => {
            entity_keys(&mut map, "post");
            map.insert("id".into(), post.as_str().into());
        }
    }
    map.insert("span".into(), span_to_json(mention.span));
    map.insert("text".into(), mention.span.of(text).unwrap_or_default().into());
    Json::Object(map)
}

fn entity_keys(map: &mut Map<String, Json>, kind: &str) {
    map.insert("type".into(), "entity".into());
    map.insert("kind".into(), kind.into());
}

fn merge(map: &mut Map<String, Json>, json: Json) {
    if let Json::Object(inner) = json {
        map.extend(inner);
    }
}
