//! Kinds of claim as the pack declares them.

use std::collections::BTreeMap;

use crate::claim::words;
use crate::id::KindName;
use crate::value::Step;

words! {
    /// How a kind lies in time.
    TimeKind {
        /// A level on a day.
        Stock = "stock",
        /// A count in a period.
        Flow = "flow",
        /// Something that happens.
        Event = "event",
        /// Something that lasts.
        Interval = "interval",
    }
}

words! {
    /// The registers of a record.
    Register {
        /// The task force itself.
        Taskforce = "taskforce",
        /// Who is in, doing what.
        Members = "members",
        /// Who commands, from where.
        Command = "command",
        /// How many are where.
        Forces = "forces",
        /// What was flown and struck.
        Operations = "operations",
        /// Who was trained.
        Training = "training",
        /// Who was supported with what.
        Support = "support",
        /// What ground changed hands.
        Territory = "territory",
        /// What harm was alleged, and how it was assessed.
        Harm = "harm",
        /// What was inquired into.
        Inquiries = "inquiries",
        /// What was agreed and is due.
        Transition = "transition",
        /// Who met whom.
        Talks = "talks",
        /// What is said.
        Media = "media",
    }
}

words! {
    /// What a slot holds.
    SlotType {
        /// A country, organisation or force.
        Actor = "actor",
        /// An organisation or force.
        Org = "org",
        /// A country.
        Country = "country",
        /// A place.
        Place = "place",
        /// A person.
        Person = "person",
        /// An actor or a person.
        Party = "party",
        /// A figure with its unit.
        Quantity = "quantity",
        /// A rank in a row: "third".
        Ordinal = "ordinal",
        /// One of the kind's symbols.
        Symbol = "symbol",
        /// Words kept as they stand.
        Text = "text",
        /// Several values.
        List = "list",
        /// The effects of a strike.
        Effects = "effects",
    }
}

/// A slot of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotSpec {
    /// What it holds.
    pub holds: SlotType,
    /// What a list holds.
    pub of: Option<SlotType>,
    /// Whether a claim without it is none.
    pub required: bool,
    /// The units a quantity may have.
    pub units: Vec<String>,
    /// The symbols it may be.
    pub symbols: Vec<String>,
    /// The symbol taken when no rule sets one.
    pub default: Option<String>,
    /// Symbols whose time differs from the kind's.
    pub time: BTreeMap<String, TimeKind>,
    /// The steps that may fill it from outside the pattern.
    pub from: Vec<Step>,
    /// What it means, for the analyst.
    pub about: String,
}

/// A hard case of a kind, for the analyst.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HardCase {
    /// The sentence.
    pub text: String,
    /// What it is, and why.
    pub answer: String,
}

/// A kind of claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Its name.
    pub name: KindName,
    /// Where a record shows it.
    pub register: Register,
    /// How it lies in time.
    pub time: TimeKind,
    /// Its label by language.
    pub labels: BTreeMap<String, String>,
    /// What it keeps, for the analyst.
    pub about: String,
    /// The slots that make one question.
    pub series: Vec<String>,
    /// The slots that answer it.
    pub answer: Vec<String>,
    /// What to read as this kind.
    pub include: Vec<String>,
    /// What not to.
    pub exclude: Vec<String>,
    /// Its slots, in the order of the file.
    pub slots: Vec<(String, SlotSpec)>,
    /// The steps that find the time meant.
    pub valid_from: Vec<Step>,
    /// Hard cases.
    pub hard: Vec<HardCase>,
}

impl Kind {
    /// Returns the slot of that name.
    pub fn slot(&self, name: &str) -> Option<&SlotSpec> {
        self.slots.iter().find(|(slot, _)| slot == name).map(|(_, spec)| spec)
    }

    /// Returns the label in English, or the name.
    pub fn label(&self) -> &str {
        self.labels.get("en").map_or(self.name.as_str(), String::as_str)
    }
}

/// Every kind of a pack by name.
pub type Kinds = BTreeMap<KindName, Kind>;
