//! Members, command, forces, operations and transition: what the samples say, as registers and findings.

mod support;

use jiff::civil::date;
use muster_model::{Approx, Bound, Modality, Office, Register, Shape, Snapshot, Valid};
use support::*;

fn check(snapshot: &Snapshot, shape: &str, expected: &[&str]) {
    assert_eq!(findings(snapshot, &[shape]), expected);
}

fn count(writing: &mut Writing, scope: &str, value: muster_model::Value) {
    writing.claim("member.count", Valid::default(), &[("scope", symbol(scope)), ("value", value)]);
}

const TRAINERS: [(&str, &str); 14] = [
    ("US", "Hoa Kỳ"),
    ("GB", "Anh"),
    ("FR", "Pháp"),
    ("DE", "Đức"),
    ("IT", "Ý"),
    ("ES", "Tây Ban Nha"),
    ("AU", "Úc"),
    ("NZ", "New Zealand"),
    ("CA", "Canada"),
    ("BE", "Bỉ"),
    ("NL", "Hà Lan"),
    ("DK", "Đan Mạch"),
    ("NO", "Na Uy"),
    ("SI", "Slovenia"),
];

/// Row 15: "một chục" trainers, and fourteen names.
fn encyclopedia() -> Writing {
    let mut writing = document("15", "retold: encyclopedia", in_month(2016, 10));
    let mut dozen = figure("10", Approx::About, "nation");
    if let muster_model::Value::Quantity(quantity) = &mut dozen {
        quantity.approx_text = Some("một chục".into());
    }
    count(&mut writing, "training", dozen);
    for (id, name) in TRAINERS {
        let slots = [("member", country(id, name)), ("activity", symbol("training")), ("theatre", place("IQ", "Iraq"))];
        writing.claim("member.participates", Valid::default(), &slots).modality = Modality::Announced;
    }
    for (id, name) in &TRAINERS[..3] {
        let slots = [("member", country(id, name)), ("activity", symbol("strikes")), ("theatre", place("SY", "Syria"))];
        writing.claim("member.participates", Valid::default(), &slots);
    }
    writing
}

/// Row 17: a roster of 62.
fn roster(lines: usize) -> Writing {
    let mut writing = document("17", "retold: reference page", on(2021, 12, 15));
    count(&mut writing, "roster", exact(62, "member"));
    let said = point(on(2021, 12, 15));
    for number in 1..=lines {
        let id = format!("X{number}");
        let member = country(&id, &format!("Member {number}"));
        let ordinal = figure(&number.to_string(), Approx::Exact, "");
        let slots = [("member", member), ("scope", symbol("roster")), ("ordinal", ordinal)];
        writing.claim("member.listed", said.clone(), &slots);
    }
    writing
}

#[test]
fn fourteen_names_are_more_than_a_dozen() {
    let found = snapshot(vec![encyclopedia()], None);
    check(
        &found,
        "stated_count_list",
        &["members-training: fails: 14 named, ≈ 10 nations stated: more names than the count"],
    );
    let finding = support::found(&found).into_iter().find(|finding| finding.check == "members-training");
    let finding = finding.expect("the list is checked");
    assert_eq!(finding.terms.len(), 15, "the count and fourteen names");
    assert!(finding.terms.iter().all(|term| term.claim.is_some()), "each is linked to its words");
    assert!(finding.reason.contains("“một chục” was allowed 10 percent"), "{}", finding.reason);
}

#[test]
fn a_roster_of_62_names_62() {
    check(
        &snapshot(vec![roster(62)], None),
        "stated_count_list",
        &["members-roster: holds: 62 named, 62 members stated"],
    );
    check(
        &snapshot(vec![roster(61)], None),
        "stated_count_list",
        &["members-roster: fails: 61 named, 62 members stated: fewer names than the count"],
    );
}

#[test]
fn a_numbered_roster_without_a_count_states_its_own() {
    let mut writing = document("003", "reference page", Bound::UNKNOWN);
    for number in 1..=3 {
        let member = country(&format!("X{number}"), &format!("Member {number}"));
        let slots = [
            ("member", member),
            ("scope", symbol("roster")),
            ("ordinal", figure(&number.to_string(), Approx::Exact, "")),
        ];
        writing.claim("member.listed", Valid::default(), &slots);
    }
    check(&snapshot(vec![writing], None), "stated_count_list", &["members-roster: holds: 3 named, numbered to 3"]);
}

#[test]
fn four_counts_in_four_scopes_are_no_conflict() {
    let mut sheet = document("16", "retold: fact sheet", Bound::between(date(2021, 1, 1), date(2021, 12, 31)));
    let year = point(Bound::between(date(2021, 1, 1), date(2021, 12, 31)));
    for (scope, value) in [
        ("global_coalition", exact(78, "nation")),
        ("global_coalition", exact(5, "organisation")),
        ("contributors", figure("30", Approx::MoreThan, "nation")),
    ] {
        sheet.claim("member.count", year.clone(), &[("scope", symbol(scope)), ("value", value)]);
    }
    let found = snapshot(vec![sheet, roster(62)], None);
    check(&found, "disagreement", &[]);
    let table = table(&found, Register::Members);
    assert_eq!(
        lines(&table, "How many, by scope"),
        [
            "contributors | > 30 nations | 2021 | retold: fact sheet",
            "global coalition | 5 organisations | 2021 | retold: fact sheet",
            "global coalition | 78 nations | 2021 | retold: fact sheet",
            "roster | 62 members | undated | retold: reference page",
        ]
    );
}

#[test]
fn one_row_for_each_member_with_what_it_does() {
    let found = snapshot(vec![encyclopedia()], None);
    let table = table(&found, Register::Members);
    let rows = lines(&table, "Members");
    assert_eq!(rows.len(), 14);
    assert!(rows.contains(&"United States | yes | yes · announced".to_owned()), "{rows:?}");
    assert!(rows.contains(&"Na Uy | yes · announced".to_owned()), "{rows:?}");
}

fn post(writing: &mut Writing, name: &str, event: &str, valid: Valid, ordinal: Option<&str>) {
    let mut slots = vec![
        ("person", person(name, Office::Public)),
        ("post", muster_model::Value::Text("commander".into())),
        ("org", org("org:cjtf-oir", "CJTF-OIR")),
        ("event", symbol(event)),
    ];
    slots.extend(ordinal.map(|number| ("ordinal", figure(number, Approx::Exact, ""))));
    writing.claim("command.post", valid, &slots);
}

/// Row 28: a ceremony, and a reception where both are named.
fn change_of_command() -> Vec<Writing> {
    let mut ceremony = document("28a", "retold: news", in_month(2025, 7));
    post(&mut ceremony, "Kevin Leahy", "leaves", point(on(2025, 7, 21)), None);
    post(&mut ceremony, "Kevin Lambert", "assumes", point(on(2025, 7, 21)), None);
    let since = Valid { start: in_month(2024, 8), shape: Shape::From, ..Valid::default() };
    post(&mut ceremony, "Leahy", "holds", since, Some("11"));
    let mut reception = document("28b", "retold: news", in_month(2025, 7));
    post(&mut reception, "Kevin Lambert", "assumes", point(in_month(2025, 7)), None);
    post(&mut reception, "Kevin Leahy", "leaves", point(in_month(2025, 7)), None);
    post(&mut reception, "Lambert", "holds", point(in_month(2025, 7)), Some("11"));
    vec![ceremony, reception]
}

#[test]
fn new_and_outgoing_together_are_a_handover_and_an_ordinal_belongs_to_one() {
    check(
        &snapshot(change_of_command(), None),
        "succession",
        &[
            "command-succession: holds: commander: Kevin Leahy hands over to Kevin Lambert",
            "command-succession: fails: 11th commander twice: Kevin Leahy and Kevin Lambert",
        ],
    );
}

#[test]
fn two_holders_beyond_the_window_overlap() {
    let mut writing = document("a", "news", on(2025, 12, 1));
    let to = |first, last| Valid::period(first, last);
    post(&mut writing, "Anna Abel", "holds", to(date(2025, 1, 1), date(2025, 6, 30)), None);
    writing.prose(&"x".repeat(500));
    post(&mut writing, "Bert Cain", "holds", to(date(2025, 6, 1), date(2025, 11, 30)), None);
    check(
        &snapshot(vec![writing], None),
        "succession",
        &["command-succession: fails: commander: Anna Abel and Bert Cain both from 1 Jun 2025 to 30 Jun 2025, 29 days"],
    );
}

#[test]
fn two_spellings_of_one_name_are_proposed_as_one_and_stay_two() {
    let mut writing = document("a", "news", on(2025, 12, 1));
    post(&mut writing, "Anna MacAbel", "holds", Valid::period(date(2025, 1, 1), date(2025, 6, 30)), None);
    writing.prose(&"x".repeat(500));
    post(&mut writing, "Anna McAbell", "holds", Valid::period(date(2025, 6, 1), date(2025, 11, 30)), None);
    check(
        &snapshot(vec![writing], None),
        "succession",
        &[
            "command-succession: cannot_tell: commander: Anna MacAbel and Anna McAbell both from 1 Jun 2025 to 30 Jun 2025, 29 days",
        ],
    );
}

#[test]
fn the_holder_of_a_day_is_whoever_was_attested_last() {
    let found = snapshot(change_of_command(), Some(date(2025, 10, 1)));
    let rows = lines(&table(&found, Register::Command), "Posts");
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(rows[0].starts_with("[CJTF-OIR] Kevin Lambert"), "{rows:?}");
    let found = snapshot(change_of_command(), Some(date(2025, 1, 1)));
    let rows = lines(&table(&found, Register::Command), "Posts");
    assert!(rows.len() == 1 && rows[0].starts_with("[CJTF-OIR] Kevin Leahy"), "{rows:?}");
}

fn level(writing: &mut Writing, land: (&str, &str), value: muster_model::Value, valid: Valid) {
    let slots = [
        ("actor", country("US", "United States")),
        ("place", muster_model::Value::List(vec![place(land.0, land.1)])),
        ("what", symbol("troops")),
        ("measure", symbol("strength")),
        ("value", value),
    ];
    writing.claim("force.level", valid, &slots);
}

const IRAQ: (&str, &str) = ("IQ", "Iraq");

fn phase(writing: &mut Writing, valid: Valid, modality: Modality) {
    let slots = [
        ("actor", country("US", "United States")),
        ("theatre", place("IQ", "Iraq")),
        ("phase", symbol("combat")),
        ("event", symbol("ends")),
    ];
    writing.claim("mission.phase", valid, &slots).modality = modality;
}

/// Row 22: to end by the end of the year; ended; a refusal.
fn combat_mission() -> Vec<Writing> {
    let mut july = document("22a", "retold: news", on(2021, 7, 26));
    level(&mut july, IRAQ, figure("2500", Approx::About, "person"), point(on(2021, 7, 26)));
    phase(&mut july, by(date(2021, 12, 31)), Modality::Planned);
    let slots =
        [("actor", country("US", "United States")), ("place", muster_model::Value::List(vec![place("IQ", "Iraq")]))];
    let refusal = july.claim("force.level", Valid::default(), &slots);
    refusal.modality = Modality::Declined;
    refusal.speaker = speaker("Joe Biden", Office::Public);
    let mut december = document("22b", "retold: news", on(2021, 12, 9));
    phase(&mut december, by(date(2021, 12, 9)), Modality::Asserted);
    level(&mut december, IRAQ, figure("2500", Approx::About, "person"), point(on(2021, 12, 9)));
    vec![july, december]
}

#[test]
fn what_was_announced_is_done() {
    let found = snapshot(combat_mission(), None);
    check(
        &found,
        "overdue",
        &["milestones-overdue: holds: United States, mission to end: due by 31 Dec 2021, done by 9 Dec 2021"],
    );
    check(&found, "disagreement", &[]);
    let forces = table(&found, Register::Forces);
    assert_eq!(
        lines(&forces, "Refusals to state"),
        [
            "[United States · Iraq] no figure · declined to say · says Joe Biden | undated | retold: news, quoting Joe Biden"
        ]
    );
}

#[test]
fn a_level_is_carried_forward_only_with_its_age() {
    let rows = |day| lines(&table(&snapshot(combat_mission(), Some(day)), Register::Forces), "Force levels");
    assert_eq!(
        rows(date(2021, 12, 19)),
        [
            "[United States · Iraq] ≈ 2,500 people | troops | strength | last attested 9 Dec 2021, 10 days before | retold: news"
        ]
    );
    assert_eq!(rows(date(2021, 7, 1)), Vec::<String>::new());
}

/// Row 26: an estimated 2,000, to be halved; eight bases to three.
fn syria() -> Writing {
    let mut writing = document("26", "retold: news", on(2025, 6, 6));
    level(&mut writing, ("SY", "Syria"), figure("2000", Approx::Estimated, "person"), point(on(2025, 6, 6)));
    let us = ("actor", country("US", "United States"));
    let land = ("place", place("SY", "Syria"));
    let after = Valid { start: on(2025, 6, 6), shape: Shape::From, ..Valid::default() };
    let half = figure("0.5", Approx::Exact, "share");
    let slots = [us.clone(), land.clone(), ("by", half), ("direction", symbol("down"))];
    writing.claim("force.change", after.clone(), &slots).modality = Modality::Planned;
    let slots = [us, land, ("from", exact(8, "base")), ("to", exact(3, "base"))];
    writing.claim("force.bases", after, &slots).modality = Modality::Planned;
    writing
}

#[test]
fn a_plan_stands_apart_as_a_plan() {
    let forces = table(&snapshot(vec![syria()], None), Register::Forces);
    assert_eq!(
        lines(&forces, "Force levels"),
        ["[United States · Syria] ≈ 2,000 people | troops | strength | 6 Jun 2025 | retold: news"]
    );
    assert_eq!(
        lines(&forces, "Changes"),
        ["[United States · Syria] down · planned | 50% · planned | since 6 Jun 2025 | retold: news"]
    );
    let changes = forces.sections.iter().find(|section| section.title == "Changes").expect("there are changes");
    assert_eq!(changes.rows[0].lane, muster_record::Lane::Plan);
}

/// Row 27: Estonia's 80 to leave; one stays with another mission.
fn estonia() -> Writing {
    let mut writing = document("27", "retold: news", in_month(2025, 7));
    let estonia = || country("EE", "Estonia");
    let leaves =
        writing.claim("member.change", by(date(2025, 9, 30)), &[("member", estonia()), ("event", symbol("withdraws"))]);
    leaves.modality = Modality::Planned;
    let at = |name: &str| muster_model::Value::List(vec![place("IQ", name)]);
    let slots =
        |name, value| [("actor", estonia()), ("place", at(name)), ("value", value), ("measure", symbol("strength"))];
    let july = point(in_month(2025, 7));
    writing.claim("force.level", july, &slots("Erbil", figure("80", Approx::About, "person")));
    let after = Valid { start: in_month(2025, 9), shape: Shape::From, ..Valid::default() };
    let officer = writing.claim("force.level", after, &slots("Baghdad", exact(1, "person")));
    officer.modality = Modality::Planned;
    officer.within = Some("NATO Mission Iraq".into());
    writing
}

#[test]
fn a_promise_nobody_spoke_of_since_cannot_be_told() {
    check(
        &snapshot(vec![estonia()], None),
        "overdue",
        &["milestones-overdue: cannot_tell: Estonia, member to leave: due by 30 Sep 2025, no word since"],
    );
    check(&snapshot(vec![estonia()], Some(date(2025, 8, 1))), "overdue", &[]);
    let mut later = document("later", "retold: news", on(2025, 11, 1));
    let slots = [
        ("actor", country("EE", "Estonia")),
        ("value", figure("80", Approx::About, "person")),
        ("measure", symbol("strength")),
    ];
    later.claim("force.level", point(on(2025, 11, 1)), &slots);
    check(
        &snapshot(vec![estonia(), later], None),
        "overdue",
        &["milestones-overdue: fails: Estonia, member to leave: due by 30 Sep 2025, overdue"],
    );
}

#[test]
fn another_mission_is_kept_apart() {
    let rows = lines(&table(&snapshot(vec![estonia()], None), Register::Forces), "Force levels");
    assert_eq!(
        rows,
        [
            "[Estonia · Baghdad] 1 person · planned · within NATO Mission Iraq | strength | since Sep 2025 | retold: news",
            "[Estonia · Erbil] ≈ 80 people | strength | Jul 2025 | retold: news",
        ]
    );
}

/// Row 30: two phases of one agreement.
fn joint_statement() -> Writing {
    let mut writing = document("30", "retold: joint statement", on(2024, 9, 27));
    let parties = muster_model::Value::List(vec![country("IQ", "Iraq"), country("US", "United States")]);
    let plan = muster_model::Value::Text("a transition plan in two phases".into());
    writing.claim("transition.agreement", point(on(2024, 9, 27)), &[("parties", parties), ("what", plan)]);
    let slots = |what: &str, event: &str, step: &str| {
        [
            ("what", muster_model::Value::Text(what.into())),
            ("actor", org("org:global-coalition", "the coalition")),
            ("event", symbol(event)),
            ("step", muster_model::Value::Text(step.into())),
            ("track", symbol("transition")),
        ]
    };
    let due = slots("withdraw from certain locations", "due", "first phase");
    writing.claim("transition.milestone", by(date(2025, 9, 30)), &due).modality = Modality::Planned;
    let open = Valid {
        end: Bound { earliest: Some(date(2026, 9, 1)), latest: None },
        shape: Shape::Until,
        ..Valid::default()
    };
    let leave = slots("support operations in Syria", "permits_until", "second phase");
    writing.claim("transition.milestone", open, &leave).modality = Modality::Planned;
    writing
}

#[test]
fn milestones_stand_under_their_agreement_with_their_status() {
    let before = table(&snapshot(vec![joint_statement()], Some(date(2025, 1, 1))), Register::Transition);
    assert_eq!(
        lines(&before, "Milestones"),
        [
            "by Sep 2025 | withdraw from certain locations · planned | the coalition | first phase | due | retold: joint statement"
        ]
    );
    assert_eq!(
        lines(&before, "Agreements"),
        ["27 Sep 2024 | Iraq, United States | a transition plan in two phases | retold: joint statement"]
    );
    assert_eq!(
        lines(&before, "Steps taken, and leave given"),
        [
            "until at least Sep 2026 | permits until · planned | support operations in Syria | the coalition | second phase | retold: joint statement"
        ]
    );
    let after = table(&snapshot(vec![joint_statement()], None), Register::Transition);
    assert!(lines(&after, "Milestones")[0].contains("day passed, nothing heard"));
}

#[test]
fn figures_of_two_sources_disagree_with_a_typed_reason() {
    let stated = |name: &str, publisher: &str, value, valid: Valid, said| {
        let mut writing = document(name, publisher, said);
        level(&mut writing, IRAQ, value, valid);
        writing
    };
    let september = stated(
        "19",
        "retold: quarterly report",
        exact(8892, "person"),
        point(Bound::between(date(2017, 9, 21), date(2017, 9, 30))),
        in_month(2017, 11),
    );
    let december =
        stated("21", "retold: news agency", exact(5000, "person"), point(in_month(2017, 12)), in_month(2017, 12));
    check(
        &snapshot(vec![september, december], None),
        "disagreement",
        &["figures-disagree: cannot_tell: force: 8,892 people (21–30 Sep 2017) against 5,000 people (Dec 2017)"],
    );
    let total = |name: &str, publisher: &str, number| {
        let mut writing = document(name, publisher, in_month(2019, 6));
        let since = over(in_month(2014, 8), in_month(2019, 5));
        let slots = [("actor", org("org:global-coalition", "the coalition")), ("value", exact(number, "strike"))];
        writing.claim("ops.strikes", since, &slots);
        writing
    };
    let found = snapshot(
        vec![total("13a", "task force", 34_502), total("13b", "newspaper", 24_502), total("13c", "radio", 24_500)],
        None,
    );
    check(
        &found,
        "disagreement",
        &[
            "figures-disagree: cannot_tell: strikes: 34,502 strikes (Aug 2014 – May 2019) against 24,502 strikes (Aug 2014 – May 2019)",
            "figures-disagree: cannot_tell: strikes: 34,502 strikes (Aug 2014 – May 2019) against 24,500 strikes (Aug 2014 – May 2019)",
        ],
    );
    let first = support::found(&found).into_iter().next().expect("there is a finding");
    assert!(first.reason.starts_with("Copy: one digit differs"), "{}", first.reason);
}

#[test]
fn undated_answers_are_counted_and_come_last() {
    let mut pages = Vec::new();
    for (name, number) in [("18a", 85), ("18b", 87)] {
        let mut page = document(name, "retold: living page", Bound::UNKNOWN);
        count(&mut page, "global_coalition", exact(number, "member"));
        pages.push(page);
    }
    let found = snapshot(pages, None);
    check(&found, "disagreement", &[]);
    let table = table(&found, Register::Members);
    assert_eq!(table.sections[0].undated, 2);
    assert!(table.notes.contains(&"2 rows have no time in the words and stand apart.".to_owned()), "{:?}", table.notes);
}

#[test]
fn equal_input_gives_equal_output() {
    let all = || snapshot(change_of_command().into_iter().chain([syria(), estonia(), encyclopedia()]).collect(), None);
    let (one, other) = (all(), all());
    assert_eq!(found(&one), found(&other));
    for register in Register::ALL {
        assert_eq!(table(&one, *register), table(&other, *register));
    }
}
