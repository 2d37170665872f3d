//! The values a slot can hold.

use crate::quantity::{Decimal, Quantity};

/// Where a value came from when the pattern itself did not name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Inside the matched words.
    Words,
    /// The clause of the match.
    Clause,
    /// The sentence of the match.
    Sentence,
    /// The subject of an earlier sentence of the paragraph.
    Subject,
    /// The paragraph, or the heading over it.
    Section,
    /// Who published it.
    Publisher,
    /// When it was said.
    Said,
    /// The plain reading the kind declares.
    Default,
}

impl Step {
    const ALL: [Step; 8] = [
        Step::Words,
        Step::Clause,
        Step::Sentence,
        Step::Subject,
        Step::Section,
        Step::Publisher,
        Step::Said,
        Step::Default,
    ];

    /// Returns the word of the written form.
    pub fn as_str(self) -> &'static str {
        match self {
            Step::Words => "words",
            Step::Clause => "clause",
            Step::Sentence => "sentence",
            Step::Subject => "subject",
            Step::Section => "section",
            Step::Publisher => "publisher",
            Step::Said => "said",
            Step::Default => "default",
        }
    }

    /// Reads the word of the written form.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == word)
    }
}

/// A country, organisation or force.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entity {
    /// The words.
    pub text: String,
    /// What it is.
    pub class: EntityClass,
    /// ISO 3166-1 alpha-2 for a country, `org:…` for an organisation; absent when unresolved.
    pub id: Option<String>,
}

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityClass {
    /// A country.
    Country,
    /// An organisation or force.
    Org,
}

impl EntityClass {
    /// Returns the word of the written form.
    pub fn as_str(self) -> &'static str {
        match self {
            EntityClass::Country => "country",
            EntityClass::Org => "org",
        }
    }

    /// Reads the word of the written form.
    pub fn parse(word: &str) -> Option<Self> {
        [EntityClass::Country, EntityClass::Org].into_iter().find(|class| class.as_str() == word)
    }
}

/// Whether a person may be shown by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Office {
    /// Holds or held a public office the text names: shown.
    Public,
    /// Holds none that the text names: masked in everything a record shows.
    Private,
}

/// A named person.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Person {
    /// The name as printed, without rank and titles.
    pub text: String,
    /// The rank by its English name.
    pub rank: Option<String>,
    /// The service by its English name.
    pub service: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub nationality: Option<String>,
    /// The role the text names with it, as printed.
    pub role: Option<String>,
    /// Whether it may be shown by name.
    pub office: Office,
}

/// A place, resolved as far as the gazetteer allows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The words.
    pub text: String,
    /// The gazetteer's name.
    pub name: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Degrees north.
    pub latitude: Option<Decimal>,
    /// Degrees east.
    pub longitude: Option<Decimal>,
    /// The gazetteer entry: `geonames:98182`, or the country's code.
    pub id: Option<String>,
    /// How many entries the spelling could mean; more than one leaves the rest empty.
    pub candidates: u32,
}

/// One effect of a strike.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Effect {
    /// What was done, as a symbol.
    pub verb: String,
    /// The verb as printed.
    pub verb_text: String,
    /// How many, when printed.
    pub quantity: Option<Quantity>,
    /// To what, as printed.
    pub object: String,
}

/// The value of a slot.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// A figure.
    Quantity(Quantity),
    /// A country, organisation or force.
    Entity(Entity),
    /// A person.
    Person(Person),
    /// A place.
    Place(Place),
    /// One of the kind's symbols, with the words it was read from (none when the rule sets it).
    Symbol {
        /// The symbol.
        symbol: String,
        /// The words.
        text: Option<String>,
    },
    /// Words kept as they stand.
    Text(String),
    /// Several values.
    List(Vec<Value>),
    /// An effect of a strike.
    Effect(Effect),
}

impl Value {
    /// Returns the symbol, when it is one.
    pub fn symbol(&self) -> Option<&str> {
        match self {
            Value::Symbol { symbol, .. } => Some(symbol),
            _ => None,
        }
    }

    /// Returns the quantity, when it is one.
    pub fn quantity(&self) -> Option<&Quantity> {
        match self {
            Value::Quantity(quantity) => Some(quantity),
            _ => None,
        }
    }

    /// Returns what the value is called for comparison: an id where there is one, else the words.
    pub fn name(&self) -> String {
        match self {
            Value::Quantity(quantity) => quantity.text.clone(),
            Value::Entity(entity) => entity.id.clone().unwrap_or_else(|| entity.text.clone()),
            Value::Person(person) => person.text.clone(),
            Value::Place(place) => {
                place.id.clone().or_else(|| place.name.clone()).unwrap_or_else(|| place.text.clone())
            }
            Value::Symbol { symbol, .. } => symbol.clone(),
            Value::Text(text) => text.clone(),
            Value::List(values) => values.iter().map(Value::name).collect::<Vec<_>>().join("+"),
            Value::Effect(effect) => format!("{} {}", effect.verb, effect.object),
        }
    }

    /// Returns the words the value was read from, when it kept any.
    pub fn text(&self) -> Option<String> {
        match self {
            Value::Quantity(quantity) => Some(quantity.text.clone()),
            Value::Entity(entity) => Some(entity.text.clone()),
            Value::Person(person) => Some(person.text.clone()),
            Value::Place(place) => Some(place.text.clone()),
            Value::Symbol { text, .. } => text.clone(),
            Value::Text(text) => Some(text.clone()),
            Value::List(values) => {
                let words: Vec<String> = values.iter().filter_map(Value::text).collect();
                (!words.is_empty()).then(|| words.join(", "))
            }
            Value::Effect(effect) => Some(format!("{} {}", effect.verb_text, effect.object)),
        }
    }
}

/// A slot of a claim: its value, and how it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The value.
    pub value: Value,
    /// The step that found it, when the pattern did not name it.
    pub by: Option<Step>,
}

impl Slot {
    /// Returns a slot the matched words name.
    pub fn stated(value: Value) -> Self {
        Self { value, by: None }
    }
}
