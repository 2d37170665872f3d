//! A value in the form its slot declares.

use muster_model::{Entity, EntityClass, Place, SlotSpec, SlotType, Value};

use crate::rules::lattice::place_of_country;

/// Returns a value as its slot holds it: a country where a place is asked for becomes that place,
/// one value where a list is asked for becomes a list of one.
pub fn fit(value: Value, spec: &SlotSpec) -> Value {
    if spec.holds != SlotType::List {
        return fit_one(value, spec.holds);
    }
    let of = spec.of.unwrap_or(SlotType::Text);
    match value {
        Value::List(values) => Value::List(values.into_iter().map(|value| fit_one(value, of)).collect()),
        one => Value::List(vec![fit_one(one, of)]),
    }
}

fn fit_one(value: Value, holds: SlotType) -> Value {
    match (holds, value) {
        (SlotType::Place, Value::Entity(entity)) => Value::Place(as_place(&entity)),
        (SlotType::Place, Value::Text(text)) => Value::Place(Place { candidates: 0, ..place_of_country(&text, None) }),
        (SlotType::Actor | SlotType::Org | SlotType::Country | SlotType::Party, Value::Place(place)) => {
            Value::Entity(Entity { text: place.text, class: EntityClass::Country, id: place.country })
        }
        (SlotType::Actor | SlotType::Org | SlotType::Country | SlotType::Party, Value::Text(text)) => {
            Value::Entity(Entity { text, class: EntityClass::Org, id: None })
        }
        (SlotType::Actor | SlotType::Org | SlotType::Party, Value::Symbol { symbol, text }) => {
            Value::Entity(Entity { text: text.unwrap_or(symbol), class: EntityClass::Org, id: None })
        }
        (SlotType::Text, value @ Value::Text(_)) => value,
        (SlotType::Text, value) => Value::Text(value.text().unwrap_or_else(|| value.name())),
        (_, value) => value,
    }
}

fn as_place(entity: &Entity) -> Place {
    let id = entity.id.as_deref().filter(|_| entity.class == EntityClass::Country);
    Place { candidates: u32::from(id.is_some()), ..place_of_country(&entity.text, id) }
}
