//! A claim in the written form: one claim a line, keys in the order of `claims.md`.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::value::{office_from_json, office_to_str};
use super::{
    Read, array, bound_from_json, bound_to_json, index, object, optional_string, put, source_from_json, source_to_json,
    span_from_json, span_to_json, string, value_from_json, value_to_json, word, wrong,
};
use crate::claim::{Claim, Evidence, EvidenceRole, Modality, Polarity, Speaker};
use crate::edtf::edtf;
use crate::id::{ClaimId, DocumentId, KindName};
use crate::time::{Bound, Shape, Valid};
use crate::value::{Slot, Step};

/// Writes a claim.
pub fn claim_to_json(claim: &Claim) -> Json {
    let mut map = Map::new();
    map.insert("v".into(), 1.into());
    map.insert("id".into(), claim.id.as_str().into());
    map.insert("kind".into(), claim.kind.as_str().into());
    let slots: Map<String, Json> = claim.slots.iter().map(|(name, slot)| (name.clone(), slot_to_json(slot))).collect();
    map.insert("slots".into(), Json::Object(slots));
    map.insert("valid".into(), valid_to_json(&claim.valid));
    let said = if claim.said.is_unknown() { Json::Null } else { bound_to_json(claim.said) };
    map.insert("said".into(), said);
    map.insert("source".into(), source_to_json(&claim.source));
    map.insert("speaker".into(), claim.speaker.as_ref().map_or(Json::Null, speaker_to_json));
    map.insert("modality".into(), claim.modality.as_str().into());
    map.insert("polarity".into(), claim.polarity.as_str().into());
    put(&mut map, "condition", claim.condition.as_deref());
    put(&mut map, "within", claim.within.as_deref());
    map.insert("evidence".into(), claim.evidence.iter().map(evidence_to_json).collect());
    map.insert("rule".into(), claim.rule.as_str().into());
    Json::Object(map)
}

fn slot_to_json(slot: &Slot) -> Json {
    let mut json = value_to_json(&slot.value);
    if let (Some(step), Some(map)) = (slot.by, json.as_object_mut()) {
        map.insert("by".into(), step.as_str().into());
    }
    json
}

pub(crate) fn valid_to_json(valid: &Valid) -> Json {
    let mut map = Map::new();
    map.insert("start".into(), bound_to_json(valid.start));
    map.insert("end".into(), bound_to_json(valid.end));
    map.insert("shape".into(), valid.shape.as_str().into());
    map.insert("edtf".into(), edtf(valid).map_or(Json::Null, Json::String));
    map.insert("text".into(), valid.text.as_deref().map_or(Json::Null, Json::from));
    put(&mut map, "by", valid.by.map(Step::as_str));
    Json::Object(map)
}

fn speaker_to_json(speaker: &Speaker) -> Json {
    json!({"name": speaker.name, "via": speaker.via, "office": office_to_str(speaker.office)})
}

fn evidence_to_json(evidence: &Evidence) -> Json {
    json!({
        "document": evidence.document.as_str(),
        "file": evidence.file,
        "part": evidence.part,
        "role": evidence.role.as_str(),
        "span": span_to_json(evidence.span),
        "quote": evidence.quote,
    })
}

/// Reads a claim.
///
/// # Errors
/// Names the first key that is missing or holds something else.
pub fn claim_from_json(json: &Json) -> Read<Claim> {
    object(json, "claim")?;
    if json["v"] != 1 {
        return wrong("v", "the number 1", &json["v"]);
    }
    let mut slots = BTreeMap::new();
    for (name, slot) in object(&json["slots"], "slots")? {
        slots.insert(name.clone(), slot_from_json(slot)?);
    }
    let said = &json["said"];
    let speaker = &json["speaker"];
    let evidence = array(&json["evidence"], "evidence")?.iter().map(evidence_from_json).collect::<Read<Vec<_>>>()?;
    if evidence.is_empty() {
        return wrong("evidence", "at least one piece of evidence", &json["evidence"]);
    }
    Ok(Claim {
        id: ClaimId::new(string(&json["id"], "id")?),
        kind: KindName::new(string(&json["kind"], "kind")?),
        slots,
        valid: valid_from_json(&json["valid"])?,
        said: if said.is_null() { Bound::UNKNOWN } else { bound_from_json(said, "said")? },
        source: source_from_json(&json["source"])?,
        speaker: if speaker.is_null() { None } else { Some(speaker_from_json(speaker)?) },
        modality: word(&json["modality"], "modality", Modality::parse, "a modality")?,
        polarity: word(&json["polarity"], "polarity", Polarity::parse, "positive or negative")?,
        condition: optional_string(&json["condition"], "condition")?,
        within: optional_string(&json["within"], "within")?,
        evidence,
        rule: string(&json["rule"], "rule")?,
    })
}

fn slot_from_json(json: &Json) -> Read<Slot> {
    let by = match &json["by"] {
        Json::Null => None,
        by => Some(word(by, "slot.by", Step::parse, "a context step")?),
    };
    Ok(Slot { value: value_from_json(json)?, by })
}

fn valid_from_json(json: &Json) -> Read<Valid> {
    object(json, "valid")?;
    let by = match &json["by"] {
        Json::Null => None,
        by => Some(word(by, "valid.by", Step::parse, "a context step")?),
    };
    Ok(Valid {
        start: bound_from_json(&json["start"], "valid.start")?,
        end: bound_from_json(&json["end"], "valid.end")?,
        shape: word(&json["shape"], "valid.shape", Shape::parse, "a shape")?,
        text: optional_string(&json["text"], "valid.text")?,
        by,
    })
}

fn speaker_from_json(json: &Json) -> Read<Speaker> {
    let via =
        array(&json["via"], "speaker.via")?.iter().map(|name| string(name, "speaker.via")).collect::<Read<_>>()?;
    let office = office_from_json(&json["office"], "speaker.office")?;
    Ok(Speaker { name: string(&json["name"], "speaker.name")?, via, office })
}

fn evidence_from_json(json: &Json) -> Read<Evidence> {
    Ok(Evidence {
        document: DocumentId::new(string(&json["document"], "evidence.document")?),
        file: string(&json["file"], "evidence.file")?,
        part: index(&json["part"], "evidence.part")?,
        role: word(&json["role"], "evidence.role", EvidenceRole::parse, "words or context")?,
        span: span_from_json(&json["span"], "evidence.span")?,
        quote: string(&json["quote"], "evidence.quote")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Fact, Known, Source, Span};
    use crate::id::Unit;
    use crate::quantity::{Approx, Decimal, Quantity};
    use crate::value::{Entity, EntityClass, Office, Person, Place, Value};
    use jiff::civil::date;

    fn sample() -> Claim {
        let mut value = Quantity::bounded(Decimal::from(30), Approx::MoreThan, "more than 30 nations");
        value.unit = Some(Unit::new("nation"));
        let slot = |value| Slot { value, by: None };
        let place = Place {
            text: "Ar Raqqah".into(),
            name: Some("Raqqa".into()),
            country: Some("SY".into()),
            latitude: Some(Decimal::new(3595, 2)),
            longitude: Some(Decimal::new(3901, 2)),
            id: Some("geonames:172955".into()),
            candidates: 1,
        };
        let person = Person {
            text: "A. Example".into(),
            rank: Some("Major General".into()),
            service: None,
            nationality: Some("GB".into()),
            role: Some("deputy commander".into()),
            office: Office::Public,
        };
        let org = Entity { text: "the task force".into(), class: EntityClass::Org, id: None };
        let mut claim = Claim {
            id: ClaimId::new(""),
            kind: KindName::new("member.count"),
            slots: BTreeMap::from([
                ("value".into(), slot(Value::Quantity(value))),
                (
                    "scope".into(),
                    Slot { value: Value::Symbol { symbol: "roster".into(), text: None }, by: Some(Step::Default) },
                ),
                ("places".into(), slot(Value::List(vec![Value::Place(place), Value::Text("north".into())]))),
                ("person".into(), slot(Value::Person(person))),
                ("org".into(), slot(Value::Entity(org))),
            ]),
            valid: Valid {
                text: Some("in November 2018".into()),
                ..Valid::period(date(2018, 11, 1), date(2018, 11, 30))
            },
            said: Bound::day(date(2018, 12, 30)),
            source: Source {
                publisher: Some(Fact { text: "A paper".into(), known: Known::Stated }),
                ..Source::default()
            },
            speaker: Some(Speaker { name: "a spokesman".into(), via: vec!["a wire".into()], office: Office::Public }),
            modality: Modality::Announced,
            polarity: Polarity::Positive,
            condition: Some("if asked".into()),
            within: None,
            evidence: vec![Evidence {
                document: DocumentId::new("sha256:00"),
                file: "a.txt".into(),
                part: 0,
                role: EvidenceRole::Words,
                span: Span::new(3, 9),
                quote: "over30".into(),
            }],
            rule: "coalition/member.count/en#nations".into(),
        };
        claim.id = claim.content_id();
        claim
    }

    #[test]
    fn what_is_written_reads_back_the_same() {
        let claim = sample();
        let text = claim_to_json(&claim).to_string();
        let read = claim_from_json(&serde_json::from_str(&text).expect("we wrote JSON")).expect("we wrote a claim");
        assert_eq!(read, claim);
        assert_eq!(read.content_id(), claim.id);
    }

    #[test]
    fn keys_stand_in_the_order_of_the_contract() {
        let json = claim_to_json(&sample());
        let keys: Vec<&str> = json.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(
            keys,
            [
                "v",
                "id",
                "kind",
                "slots",
                "valid",
                "said",
                "source",
                "speaker",
                "modality",
                "polarity",
                "condition",
                "evidence",
                "rule"
            ]
        );
    }

    #[test]
    fn a_wrong_key_is_named() {
        let mut json = claim_to_json(&sample());
        json["valid"]["shape"] = "round".into();
        let error = claim_from_json(&json).expect_err("round is no shape");
        assert_eq!(error.to_string(), "written form: `valid.shape`: expected a shape, found \"round\"");
    }
}
