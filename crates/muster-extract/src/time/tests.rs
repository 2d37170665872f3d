//! Cases of the time layer: what is found in a sentence, and which days it means.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::civil::date;
use muster_model::{Block, BlockKind, Bound, Named as What, Shape, Span};
use muster_pack::PackFiles;
use muster_pack::language::time::TimeLexicon;
use muster_text::Words;

use super::{Narrative, Order, TimeFound, date_line, find, settle_order};
use crate::passage::Passage;

/// The day the news samples were written: a Friday.
const SAID: &str = "2025-06-06";

const PACKS: [(&str, &str); 2] = [
    ("en", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs/languages/en/time.toml"))),
    ("vi", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs/languages/vi/time.toml"))),
];

fn lexicon(tag: &str) -> &'static TimeLexicon {
    static LEXICONS: LazyLock<BTreeMap<&str, TimeLexicon>> = LazyLock::new(|| {
        let read = |(tag, text)| {
            let mut files = PackFiles::default();
            files.insert(format!("languages/{tag}/time.toml"), text);
            (tag, TimeLexicon::read(&files, tag).unwrap_or_else(|error| panic!("{error}")))
        };
        PACKS.into_iter().map(read).collect()
    });
    &LEXICONS[tag]
}

fn bound(days: &str) -> Bound {
    days.parse().map_or(Bound::UNKNOWN, Bound::day)
}

fn read(tag: &str, said: &str, text: &str) -> Vec<TimeFound> {
    let span = Span::new(0, text.len());
    let words = Words::of(text, span);
    let sentences = muster_text::sentences(text, span, &BTreeSet::from(["sept".to_owned()]));
    let sentences = sentences.iter().map(|span| words.token_at(span.start)..words.token_at(span.end)).collect();
    let block = Block { kind: BlockKind::Paragraph, span, part: 0, ordinal: None };
    let passage = Passage { text, block, words, sentences };
    find(&passage, lexicon(tag), &mut Narrative::new(bound(said), bound(said)))
}

/// `words=value` of every printed expression.
fn values(tag: &str, said: &str, text: &str) -> Vec<String> {
    let found = read(tag, said, text);
    let printed = found.iter().filter(|time| !time.combined).map(|time| match &time.found.mention.what {
        What::Time(mention) => format!("{}={}", time.found.mention.span.of(text).unwrap_or_default(), mention.value),
        _ => String::new(),
    });
    printed.collect()
}

fn check_values(tag: &str, said: &str, text: &str, expected: &[&str]) {
    assert_eq!(values(tag, said, text), expected, "{text}");
}

/// The bounds of the first expression, a combined one first: `reach | start | end | shape`.
fn check_bounds(tag: &str, said: &str, text: &str, expected: &str) {
    let day = |day: Option<muster_model::Day>| day.map_or("?".to_owned(), |day| day.to_string());
    let edge = |bound: Bound| match (bound.earliest, bound.latest) {
        (Some(first), Some(last)) if first == last => first.to_string(),
        (first, last) => format!("{}~{}", day(first), day(last)),
    };
    let found = read(tag, said, text);
    let first = found.first().unwrap_or_else(|| panic!("no time in {text:?}"));
    let valid = &first.valid;
    let printed = valid.text.clone().unwrap_or_default();
    let read = format!("{printed} | {} | {} | {}", edge(valid.start), edge(valid.end), valid.shape.as_str());
    assert_eq!(read, expected, "{text}");
}

#[test]
fn dates_are_read_in_every_order() {
    for (text, value) in [
        ("It ended on 9 December 2021.", "9 December 2021=2021-12-09"),
        ("It ended on December 9, 2021.", "December 9, 2021=2021-12-09"),
        ("It ended on the 9th of December, 2021.", "the 9th of December, 2021=2021-12-09"),
        ("It ended on 2021-12-09.", "2021-12-09=2021-12-09"),
        ("It ended on Thursday, 9 December 2021.", "Thursday, 9 December 2021=2021-12-09"),
        ("It ended in late September 2017.", "late September 2017=2017-09"),
        ("It ended in the summer of 2003.", "the summer of 2003=2003-SU"),
        ("It ended in the second half of 2008.", "the second half of 2008=2008-H2"),
        ("It began in the 1980s.", "the 1980s=198"),
        ("It began in the 19th century.", "the 19th century=18"),
        ("It fell in 480 BC.", "480 BC=BC0480"),
        ("He left on the night of May 13, 1958.", "the night of May 13, 1958=1958-05-13TNI"),
    ] {
        check_values("en", "", text, &[value]);
    }
}

#[test]
fn other_things_are_no_times() {
    for text in [
        "They had to march 286 miles.",
        "The right is named in Article 51 of the charter.",
        "A 34-year-old teacher spoke.",
        "Call +1 555-0142-2003 for details.",
        "The report counts at least 1139 civilians.",
        "Some 1942 troops crossed.",
        "They may go, and the fall of the city came.",
        "The second unit stopped.",
        "The 1500-strong brigade left.",
    ] {
        check_values("en", SAID, text, &[]);
    }
}

#[test]
fn words_before_a_time_bound_it() {
    for (text, expected) in [
        ("They have served since 2023.", "since 2023 | 2023-01-01~2023-12-31 | ?~? | from"),
        ("They leave by September 2025.", "by September 2025 | ?~? | ?~2025-09-30 | until"),
        ("They stay until at least September 2026.", "until at least September 2026 | ?~? | 2026-09-01~? | until"),
        (
            "As of late September 2017 there were few.",
            "As of late September 2017 | 2017-09-21~2017-09-30 | 2017-09-21~2017-09-30 | point",
        ),
        ("In the month of November 2018 it rose.", "In the month of November 2018 | 2018-11-01 | 2018-11-30 | period"),
        ("It rose during 2017.", "during 2017 | 2017-01-01 | 2017-12-31 | period"),
        ("It rose in March 2017.", "in March 2017 | 2017-03-01~2017-03-31 | 2017-03-01~2017-03-31 | point"),
        ("Forces withdraw before June 2020.", "before June 2020 | ?~? | ?~2020-05-31 | until"),
        (
            "They flew 300 sorties between May 2015 and end of July 2016.",
            "between May 2015 and end of July 2016 | 2015-05-01~2015-05-31 | 2016-07-31 | period",
        ),
        (
            "From April to June 1968 it closed.",
            "From April to June 1968 | 1968-04-01~1968-04-30 | 1968-06-01~1968-06-30 | period",
        ),
    ] {
        check_bounds("en", "", text, expected);
    }
}

#[test]
fn news_counts_from_the_day_it_was_said() {
    for (text, expected) in [
        ("He said on Monday that it was over.", "on Monday | 2025-06-02 | 2025-06-02 | point"),
        ("The talks will be held on Monday.", "on Monday | 2025-06-09 | 2025-06-09 | point"),
        ("A vehicle was seen last weekend.", "last weekend | 2025-05-31~2025-06-01 | 2025-05-31~2025-06-01 | point"),
        (
            "Earlier this week it was announced.",
            "Earlier this week | 2025-06-02~2025-06-06 | 2025-06-02~2025-06-06 | point",
        ),
        ("It was announced in October.", "in October | 2024-10-01~2024-10-31 | 2024-10-01~2024-10-31 | point"),
        ("It will end in October.", "in October | 2025-10-01~2025-10-31 | 2025-10-01~2025-10-31 | point"),
        ("It was launched over three years ago.", "over three years ago | ?~2022-06-06 | ?~2022-06-06 | point"),
        ("Over the past week they left.", "Over the past week | 2025-05-30 | 2025-06-06 | period"),
        ("None have fought for more than a year.", "for more than a year | ?~2024-06-06 | 2025-06-06 | period"),
        ("It must end by the end of the year.", "by the end of the year | ?~? | ?~2025-12-31 | until"),
        ("There are currently few.", "currently | 2025-06-06 | 2025-06-06 | point"),
        ("They dropped 40 bombs so far.", "so far | ?~? | 2025-06-06 | until"),
    ] {
        check_bounds("en", SAID, text, expected);
    }
}

#[test]
fn without_a_day_it_was_said_nothing_is_invented() {
    for (text, value) in [
        ("In April they met.", "April=XXXX-04"),
        ("He said on Thursday that it was over.", "Thursday=XXXX-WXX-4"),
        ("Seven years ago they held it.", "Seven years ago=PAST_REF"),
    ] {
        check_values("en", "", text, &[value]);
        assert!(read("en", "", text)[0].valid.is_unknown(), "{text}");
    }
}

#[test]
fn a_day_said_within_two_still_places_what_counts_from_it() {
    let text = "He said last December that it was over. He said on Monday that it was not.";
    let words = Words::of(text, Span::new(0, text.len()));
    let block = Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()), part: 0, ordinal: None };
    let sentence = 0..words.len();
    let passage = Passage { text, block, words, sentences: vec![sentence] };
    let said = date_line("12 hours ago", lexicon("en"), Order::Unsettled, bound("2025-07-22"));
    let found = find(&passage, lexicon("en"), &mut Narrative::new(said, bound("2025-07-22")));
    assert_eq!(found[0].valid.first_day(), Some(date(2024, 12, 1)));
    assert_eq!(
        (found[1].valid.first_day(), found[1].valid.last_day()),
        (Some(date(2025, 7, 21)), Some(date(2025, 7, 21)))
    );
}

#[test]
fn what_is_to_come_moves_no_story() {
    let text = "The mission will end in September 2026. In April they met.";
    check_values("en", "", text, &["September 2026=2026-09", "April=XXXX-04"]);
}

#[test]
fn a_story_counts_from_its_own_dates() {
    let text = "The town fell in November 1943. By February it was free. Two days after 5 March 1944 came a storm. \
                The following year the war ended. In the previous year little had changed. It rained in June.";
    let expected = [
        "November 1943=1943-11",
        "February=1944-02",
        "Two days=P2D",
        "5 March 1944=1944-03-05",
        "The following year=1945",
        "the previous year=1944",
        "June=1945-06",
    ];
    check_values("en", "2009-12-19", text, &expected);
}

#[test]
fn this_period_is_the_one_named_last() {
    let text =
        "They flew between May 2015 and end of July 2016. During this period ten died. In the month of July two died.";
    let found = read("en", "", text);
    let period = found.iter().find(|time| time.valid.text.as_deref() == Some("During this period"));
    assert_eq!(period.and_then(|time| time.valid.last_day()), Some(date(2016, 7, 31)));
    let month = found.last().expect("the month is found");
    assert_eq!((month.valid.first_day(), month.valid.shape), (Some(date(2016, 7, 1)), Shape::Period));
}

#[test]
fn two_ends_share_what_is_printed_once() {
    for (text, expected) in [
        ("It lasted from 25-29 January 1905.", &["25=1905-01-25", "29 January 1905=1905-01-29"][..]),
        ("It lasted January 25-29, 1905.", &["January 25=1905-01-25", "29, 1905=1905-01-29"]),
        ("The revolt (499-493 BC) failed.", &["499=BC0499", "493 BC=BC0493"]),
        ("Violence rose in 2007-08.", &["2007=2007", "08=2008"]),
        ("It takes twelve to eighteen months.", &["twelve=P12M", "eighteen months=P18M"]),
    ] {
        check_values("en", "", text, expected);
    }
}

#[test]
fn lengths_and_recurring_times() {
    for (text, value) in [
        ("It took three hours.", "three hours=PT3H"),
        ("It took more than three years.", "more than three years=P3Y"),
        ("A ten-day visit followed.", "ten-day=P10D"),
        ("It took several weeks.", "several weeks=PXW"),
        ("They fly every two days.", "every two days=P2D"),
        ("They meet every Monday.", "every Monday=XXXX-WXX-1"),
        ("It took twenty-five years.", "twenty-five years=P25Y"),
    ] {
        check_values("en", "", text, &[value]);
    }
}

#[test]
fn vietnamese_speaks_of_time() {
    for (text, expected) in [
        (
            "Tính đến tháng 8 năm 2016, ông chỉ huy.",
            "Tính đến tháng 8 năm 2016 | 2016-08-01~2016-08-31 | 2016-08-01~2016-08-31 | point",
        ),
        (
            "Họp vào tuần đầu tiên của tháng 12 năm 2014.",
            "vào tuần đầu tiên của tháng 12 năm 2014 | 2014-12-01~2014-12-07 | 2014-12-01~2014-12-07 | point",
        ),
        ("Ngày 9 tháng 12 năm 2021 họ rời đi.", "Ngày 9 tháng 12 năm 2021 | 2021-12-09 | 2021-12-09 | point"),
        ("Họ có mặt kể từ năm 2023.", "kể từ năm 2023 | 2023-01-01~2023-12-31 | ?~? | from"),
        (
            "Từ ngày 3 đến ngày 5 tháng 4 năm 2018 có mưa.",
            "Từ ngày 3 đến ngày 5 tháng 4 năm 2018 | 2018-04-03 | 2018-04-05 | period",
        ),
        ("Họ ở lại cho đến ít nhất tháng 9 năm 2026.", "cho đến ít nhất tháng 9 năm 2026 | ?~? | 2026-09-01~? | until"),
        (
            "Cuối tháng 9 năm 2017 có mưa.",
            "Cuối tháng 9 năm 2017 | 2017-09-21~2017-09-30 | 2017-09-21~2017-09-30 | point",
        ),
    ] {
        check_bounds("vi", "", text, expected);
    }
}

#[test]
fn vietnamese_counts_back_from_what_was_named() {
    let text =
        "Tính đến tháng 8 năm 2015, họ đã bay 900 phi vụ trong 12 tháng hoạt động trước đó, 40 quả bom cho đến nay.";
    let found = read("vi", "", text);
    let year = &found[1].valid;
    assert_eq!((year.start.earliest, year.end.latest), (Some(date(2014, 8, 1)), Some(date(2015, 8, 31))));
    let so_far = &found[2];
    assert_eq!(
        (so_far.combined, so_far.valid.start, so_far.valid.last_day()),
        (true, Bound::UNKNOWN, Some(date(2015, 8, 31)))
    );
    check_values(
        "vi",
        "",
        "Lập vào tháng 12 năm 2014, sau trận đánh hồi tháng Sáu.",
        &["tháng 12 năm 2014=2014-12", "tháng Sáu=2014-06"],
    );
    check_values("vi", "", "Đó là thành phố lớn thứ hai. Bà 34 tuổi.", &[]);
}

#[test]
fn date_lines_say_when_a_part_was_published() {
    let lexicon = lexicon("en");
    let captured = bound("2025-07-22");
    let check = |text: &str, first: &str, last: &str| {
        let expected = Bound { earliest: first.parse().ok(), latest: last.parse().ok() };
        assert_eq!(date_line(text, lexicon, Order::DayFirst, captured), expected, "{text}");
    };
    check("06-06-2025", "2025-06-06", "2025-06-06");
    check("12 hours ago", "2025-07-21", "2025-07-22");
    check("a day ago", "2025-07-21", "2025-07-21");
    check("1 May 2017", "2017-05-01", "2017-05-01");
    check("Page last modified: 15-12-2021 18:42:47 ZULU", "2021-12-15", "2021-12-15");
    check("2021", "2021-01-01", "2021-12-31");
    check("Politics", "", "");
    assert_eq!(date_line("12 hours ago", lexicon, Order::Unsettled, Bound::UNKNOWN), Bound::UNKNOWN);
}

#[test]
fn a_page_settles_its_order_of_day_and_month() {
    assert_eq!(settle_order(&["06-06-2025", "26-01-2025"]), Order::DayFirst);
    assert_eq!(settle_order(&["06/07/2025", "01/26/2025"]), Order::MonthFirst);
    assert_eq!(settle_order(&["06-06-2025", "a day ago"]), Order::Unsettled);
    let lexicon = lexicon("en");
    assert_eq!(date_line("06-07-2025", lexicon, Order::Unsettled, Bound::UNKNOWN), bound("2025-06-07"));
}

#[test]
fn endless_and_impossible_times_are_survived() {
    for piece in [
        "the end of ",
        "1999-",
        "early the morning of ",
        "12-",
        "two hundred ",
        "9999th century BC ",
        "31 February 2020, ",
    ] {
        let found = read("en", SAID, &piece.repeat(300));
        assert!(found.iter().all(|time| time.reach.start <= time.found.tokens.start), "{piece}");
    }
    check_values("en", SAID, "It was on 31 February 2020.", &[]);
}
