//! What spellings lead to, in a small gazetteer of invented and common names.

use super::*;

const WORDS: &str = include_str!("../../../../packs/places/words.toml");
const PLACES: [(&str, &str, &[&str]); 16] = [
    ("1", "Tall Zahra", &[]),
    ("2", "Kafr Nurin", &[]),
    ("3", "Qurayyat al Sharqiyah", &[]),
    ("4", "Qurayyat al Gharbiyah", &[]),
    ("5", "Dayr Sunbul", &[]),
    ("6", "Al Buhayr Mosque", &[]),
    ("7", "Umm Jurays", &[]),
    ("8", "Ghazaliyah", &[]),
    ("9", "Outskirts of Ghazaliyah", &[]),
    ("10", "Abu Dahab", &[]),
    ("11", "Shuwayhat", &[]),
    ("12", "Jarniyat", &["Gorniye"]),
    ("13", "Waer", &[]),
    ("14", "District 17", &[]),
    ("15", "District 18", &[]),
    ("16", "Aleppo", &[]),
];

fn gazetteer() -> (Placing, Scratch) {
    let mut files = PackFiles::default();
    files.insert("places/words.toml".to_owned(), WORDS);
    let words = PlaceWords::read(&files, "places/").expect("the words are right");
    let (mut placing, mut scratch) = (Placing::new(words), Scratch::default());
    for (id, name, others) in PLACES {
        let place = Place { id: id.into(), name: name.into(), ..Place::default() };
        placing.insert(place, &mut others.iter().copied(), &mut scratch);
    }
    placing.settle(&mut scratch);
    (placing, scratch)
}

fn check(expected: &str, spellings: &[&str]) {
    let (placing, mut scratch) = gazetteer();
    for spelling in spellings {
        let found = placing.find(spelling, &mut scratch);
        let best = found.first().map_or("nothing", |candidate| &*candidate.place.id);
        assert_eq!(best, expected, "{spelling}: {found:?}");
    }
}

#[test]
fn transliterations_meet() {
    check("1", &["Tal Zahra", "Tel az-Zahra", "Tell al Zahrah", "Tall ez Zehra", "al-Zahra hill"]);
    check("2", &["Kafar Nourin", "Kafrnourin", "Kefr Nûrîn", "Kfar Noreen"]);
    check("5", &["Deir Sunbol", "Der Sounboul", "Deir Sonbul"]);
    check("11", &["Shweihat", "Chouaihat", "Shuweihat", "al-Shuwayhat"]);
    check("8", &["Ghazaliya", "al-Ghazaliyya", "Gazaliyeh", "Ğazaliye"]);
}

#[test]
fn arabic_meets_its_transliterations() {
    check("1", &["تل الزهرة", "تل الزهراء", "قرية تل زهرة"]);
    check("2", &["كفر نورين", "كفرنورين", "بلدة كفرنورين"]);
    check("7", &["أم جريس", "ام جريس", "قرية أم جريس‎"]);
    check("11", &["الشويحات", "شويحات"]);
    check("13", &["الوعر", "حي الوعر"]);
}

#[test]
fn words_that_translate_meet() {
    check("3", &["eastern Qurayyat", "القريات الشرقية", "Qrayyat Sharqi"]);
    check("4", &["western Qurayyat", "القريات الغربية"]);
    check("6", &["مسجد البحير", "Masjid al-Buhair", "جامع البحير"]);
    check("16", &["حلب", "Halab", "مدينة حلب"]);
}

#[test]
fn numbers_are_no_spelling() {
    check("14", &["District 17", "الحي ١٧", "17 district"]);
    check("15", &["District 18"]);
}

#[test]
fn the_name_itself_comes_before_what_lies_around_it() {
    check("8", &["Ghazaliyah", "near Ghazaliyah", "centre of Ghazaliya"]);
    check("10", &["Abudahab", "Abou Dahab or Ghazaliyah", "أبو ذهب / غزالية"]);
}

#[test]
fn another_name_says_that_it_is_one() {
    let (placing, mut scratch) = gazetteer();
    let found = placing.find("Gorniyeh", &mut scratch);
    assert_eq!(&*found[0].place.id, "12");
    assert!(found[0].why.iter().any(|reason| reason == "which is another of its names"), "{:?}", found[0].why);
}

#[test]
fn what_is_like_nothing_finds_nothing() {
    check("nothing", &["", "…", "Rotterdam", "Κόρινθος", "לא", "'''"]);
}

#[test]
fn a_name_of_any_length_is_read() {
    let (placing, mut scratch) = gazetteer();
    placing.find(&"Tall Zahra, ".repeat(10_000), &mut scratch);
    placing.find(&"أ".repeat(100_000), &mut scratch);
    placing.find(&"z".repeat(100_000), &mut scratch);
}
