//! Is a number read back as it was spelt? And do long rows of numbers take linear time?
//!
//! A small speller for each language writes a number in words; the reader must give the number back.

mod support;

use std::time::{Duration, Instant};

use muster_extract::Reader;
use muster_model::{BlockKind, Decimal, Language, Named, Quantity};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// The largest number spelt.
const LARGEST: u64 = 1_000_000_000;

/// A speller, and the noun that is counted.
type Speller = (&'static str, fn(u64) -> String, &'static str);

const SPELLERS: [Speller; 5] = [
    ("en", english, "soldiers"),
    ("vi", vietnamese, "binh sĩ"),
    ("de", german, "Soldaten"),
    ("nl", dutch, "soldaten"),
    ("tr", turkish, "asker"),
];

fn quantities(reader: &Reader<'_>, tag: &str, text: &str) -> Vec<Quantity> {
    let document = support::document(None, BlockKind::Paragraph, text, tag, Some("2025-06-07"));
    let mentions = reader.mentions(&document).into_iter();
    let found = mentions.filter_map(|mention| match mention.what {
        Named::Quantity(quantity) => Some(quantity),
        _ => None,
    });
    found.collect()
}

fn check(reader: &Reader<'_>, (tag, spell, noun): Speller, number: u64) -> Result<(), String> {
    let text = format!("{} {noun}", spell(number));
    let found: Vec<Option<Decimal>> = quantities(reader, tag, &text).iter().map(|quantity| quantity.printed).collect();
    if found == [Some(Decimal::from(number))] { Ok(()) } else { Err(format!("{tag} {number}: {text}: {found:?}")) }
}

#[test]
fn a_number_in_words_is_read_back() {
    let pack = support::pack();
    let reader = Reader::new(&pack);
    for speller in SPELLERS {
        if pack.language(&Language::new(speller.0)).is_none() {
            continue;
        }
        let wrong: Vec<String> = (2..1100).filter_map(|number| check(&reader, speller, number).err()).collect();
        assert!(wrong.is_empty(), "{} are read otherwise\n{}", wrong.len(), wrong[..wrong.len().min(9)].join("\n"));
        let mut runner = TestRunner::new_with_rng(Config::with_cases(150), fixed());
        let numbers = prop_oneof![1000..LARGEST, (1u64..1000).prop_map(|thousands| thousands * 1000 + thousands % 7)];
        let result = runner.run(&numbers, |number| check(&reader, speller, number).map_err(TestCaseError::fail));
        assert!(result.is_ok(), "{result:?}");
    }
}

fn fixed() -> proptest::test_runner::TestRng {
    proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha)
}

#[test]
fn digits_are_read_back_with_the_separators_of_the_language() {
    let pack = support::pack();
    let reader = Reader::new(&pack);
    for (tag, _, noun) in SPELLERS {
        let Some(language) = pack.language(&Language::new(tag)) else { continue };
        let lexicon = &language.quantities;
        for number in [3u64, 47, 812, 5_260, 31_406, 110_000, 4_500_000, 999_999_999] {
            let plain = number.to_string();
            let grouped = group(&plain, lexicon.group);
            let spaced = group(&plain, '\u{a0}');
            for printed in [plain.as_str(), &grouped, &spaced] {
                let found = quantities(&reader, tag, &format!("{printed} {noun}"));
                let values: Vec<_> = found.iter().map(|quantity| quantity.printed).collect();
                assert_eq!(values, [Some(Decimal::from(number))], "{tag} {printed}");
            }
        }
        let found = quantities(&reader, tag, &format!("2{}75%", lexicon.decimal));
        assert_eq!(found[0].printed, Some(Decimal::new(275, 2)), "{tag}");
    }
}

#[test]
fn long_rows_take_linear_time_and_large_numbers_do_not_overflow() {
    let pack = support::pack();
    let reader = Reader::new(&pack);
    for tag in ["en", "vi"] {
        let word = if tag == "en" {
            "one hundred million billion trillion and a half dozen "
        } else {
            "một trăm triệu tỷ rưỡi "
        };
        let rows = [
            "7".repeat(1_000_000),
            "7 ".repeat(20_000),
            "7-".repeat(20_000),
            "1,000,".repeat(20_000),
            "999 999 ".repeat(20_000),
            "(1)+2 ".repeat(20_000),
            "$".repeat(20_000),
            word.repeat(10_000),
        ];
        for row in rows {
            let started = clock();
            quantities(&reader, tag, &row);
            assert!(started.elapsed() < Duration::from_secs(20), "{tag}: {}", &row[..20]);
        }
        for text in [
            "999999999999999999 trillion trillion",
            "1e308",
            "99999999999999999999999999999999999999",
            "0.000000000000000001%",
        ] {
            quantities(&reader, tag, text);
        }
    }
}

#[allow(clippy::disallowed_methods, reason = "the test measures")]
fn clock() -> Instant {
    Instant::now()
}

fn group(digits: &str, mark: char) -> String {
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

/// Spells what stands before and behind a step.
fn stepped(number: u64, step: u64, word: &str, spell: fn(u64) -> String) -> String {
    let rest = number % step;
    let rest = if rest == 0 { String::new() } else { format!(" {}", spell(rest)) };
    format!("{} {word}{rest}", spell(number / step))
}

fn english(number: u64) -> String {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    match number {
        0..20 => SMALL[number as usize].to_owned(),
        20..100 if number.is_multiple_of(10) => TENS[number as usize / 10].to_owned(),
        20..100 => format!("{}-{}", TENS[number as usize / 10], SMALL[number as usize % 10]),
        100..1000 if number.is_multiple_of(100) => format!("{} hundred", SMALL[number as usize / 100]),
        100..1000 => format!("{} hundred and {}", SMALL[number as usize / 100], english(number % 100)),
        1000..1_000_000 => stepped(number, 1000, "thousand", english),
        1_000_000..1_000_000_000 => stepped(number, 1_000_000, "million", english),
        _ => stepped(number, 1_000_000_000, "billion", english),
    }
}

fn vietnamese(number: u64) -> String {
    const SMALL: [&str; 11] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    let ones = |one: u64| match one {
        1 => "mốt",
        5 => "lăm",
        _ => SMALL[one as usize],
    };
    match number {
        0..=10 => SMALL[number as usize].to_owned(),
        15 => "mười lăm".to_owned(),
        11..20 => format!("mười {}", SMALL[number as usize - 10]),
        20..100 if number.is_multiple_of(10) => format!("{} mươi", SMALL[number as usize / 10]),
        20..100 => format!("{} mươi {}", SMALL[number as usize / 10], ones(number % 10)),
        100..1000 if number.is_multiple_of(100) => format!("{} trăm", SMALL[number as usize / 100]),
        100..1000 if number % 100 < 10 => {
            format!("{} trăm linh {}", SMALL[number as usize / 100], SMALL[number as usize % 10])
        }
        100..1000 => format!("{} trăm {}", SMALL[number as usize / 100], vietnamese(number % 100)),
        1000..1_000_000 => thousands(number, 1000, "nghìn"),
        1_000_000..1_000_000_000 => thousands(number, 1_000_000, "triệu"),
        _ => thousands(number, 1_000_000_000, "tỷ"),
    }
}

/// In Vietnamese a part below a hundred behind a step says that it has no hundreds.
fn thousands(number: u64, step: u64, word: &str) -> String {
    let rest = number % step;
    let rest = match rest {
        0 => String::new(),
        1..10 => format!(" không trăm linh {}", vietnamese(rest)),
        10..100 => format!(" không trăm {}", vietnamese(rest)),
        _ => format!(" {}", vietnamese(rest)),
    };
    format!("{} {word}{rest}", vietnamese(number / step))
}

/// The words of a language that writes the ones before the tens, in one word.
struct Germanic {
    small: [&'static str; 20],
    tens: [&'static str; 10],
    one: &'static str,
    hundred: &'static str,
    thousand: &'static str,
    million: [&'static str; 2],
    and: fn(&str) -> &'static str,
}

impl Germanic {
    fn spell(&self, number: u64) -> String {
        match number {
            0..20 => self.small[number as usize].to_owned(),
            20..100 if number.is_multiple_of(10) => self.tens[number as usize / 10].to_owned(),
            20..100 => {
                let one = if number % 10 == 1 { self.one } else { self.small[number as usize % 10] };
                format!("{one}{}{}", (self.and)(one), self.tens[number as usize / 10])
            }
            100..1000 => format!("{}{}{}", self.before(number / 100), self.hundred, self.behind(number % 100)),
            1000..1_000_000 => format!("{}{}{}", self.before(number / 1000), self.thousand, self.behind(number % 1000)),
            _ => {
                let millions = number / 1_000_000;
                let word = self.million[usize::from(millions > 1)];
                let before = if millions == 1 { self.small[1].to_owned() } else { self.spell(millions) };
                format!("{before} {word} {}", self.behind(number % 1_000_000)).trim_end().to_owned()
            }
        }
    }

    fn before(&self, count: u64) -> String {
        if count == 1 { String::new() } else { self.spell(count) }
    }

    fn behind(&self, rest: u64) -> String {
        if rest == 0 { String::new() } else { self.spell(rest) }
    }
}

fn german(number: u64) -> String {
    Germanic {
        small: [
            "null",
            "eins",
            "zwei",
            "drei",
            "vier",
            "fünf",
            "sechs",
            "sieben",
            "acht",
            "neun",
            "zehn",
            "elf",
            "zwölf",
            "dreizehn",
            "vierzehn",
            "fünfzehn",
            "sechzehn",
            "siebzehn",
            "achtzehn",
            "neunzehn",
        ],
        tens: ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"],
        one: "ein",
        hundred: "hundert",
        thousand: "tausend",
        million: ["Million", "Millionen"],
        and: |_| "und",
    }
    .spell(number)
}

fn dutch(number: u64) -> String {
    Germanic {
        small: [
            "nul",
            "een",
            "twee",
            "drie",
            "vier",
            "vijf",
            "zes",
            "zeven",
            "acht",
            "negen",
            "tien",
            "elf",
            "twaalf",
            "dertien",
            "veertien",
            "vijftien",
            "zestien",
            "zeventien",
            "achttien",
            "negentien",
        ],
        tens: ["", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"],
        one: "een",
        hundred: "honderd",
        thousand: "duizend",
        million: ["miljoen", "miljoen"],
        and: |one| if one.ends_with('e') { "ën" } else { "en" },
    }
    .spell(number)
}

fn turkish(number: u64) -> String {
    const SMALL: [&str; 10] = ["sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"];
    const TENS: [&str; 10] = ["", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan"];
    let one = |count: u64, word: &str| if count == 1 { word.to_owned() } else { format!("{} {word}", turkish(count)) };
    let behind = |rest: u64| if rest == 0 { String::new() } else { format!(" {}", turkish(rest)) };
    match number {
        0..10 => SMALL[number as usize].to_owned(),
        10..100 => format!("{}{}", TENS[number as usize / 10], behind(number % 10)),
        100..1000 => format!("{}{}", one(number / 100, "yüz"), behind(number % 100)),
        1000..1_000_000 => format!("{}{}", one(number / 1000, "bin"), behind(number % 1000)),
        1_000_000..1_000_000_000 => format!("{} milyon{}", turkish(number / 1_000_000), behind(number % 1_000_000)),
        _ => format!("{} milyar{}", turkish(number / 1_000_000_000), behind(number % 1_000_000_000)),
    }
}
