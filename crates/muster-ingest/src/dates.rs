//! Does a short line print a date and nothing else? It says where the date is; what day it means is the reader's work.

use muster_model::document::HeaderKind;

use crate::words::{ends_sentence, letters, starts_capital, strip_start, words};

/// What a word of a date line is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Month,
    Weekday,
    Unit,
    Ago,
    Relative,
    Filler,
}

/// The words a date line may hold. Only a date made wholly of these is a date line, so a missing word costs a header, never a figure.
const WORDS: &[(Class, &str)] = &[
    (
        Class::Month,
        "january february march april may june july august september october november december jan feb mar apr jun jul \
         aug sep sept oct nov dec tháng janvier février mars avril mai juin juillet août septembre octobre novembre \
         décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre januar \
         februar märz juni juli oktober dezember يناير فبراير مارس أبريل ابريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر \
         نوفمبر ديسمبر كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين",
    ),
    (
        Class::Weekday,
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun thứ hai \
         ba tư sáu bảy chủ nhật lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves \
         viernes sábado domingo montag dienstag mittwoch donnerstag freitag samstag sonntag الأحد الاثنين الإثنين \
         الثلاثاء الأربعاء الخميس الجمعة السبت",
    ),
    (
        Class::Unit,
        "second seconds sec secs minute minutes min mins hour hours hr hrs day days week weeks month months year years \
         giây phút giờ ngày tuần năm heure heures jour jours semaine semaines mois an ans minuto minutos hora horas día \
         días semana semanas mes meses año años minuten stunde stunden tag tage tagen woche wochen monat monaten jahr \
         jahren دقيقة دقائق ساعة ساعات ساعتين يوم يومين أيام أسبوع أسبوعين أسابيع شهر شهرين أشهر سنة سنوات",
    ),
    (Class::Ago, "ago trước cách il hace vor منذ قبل"),
    (Class::Relative, "today yesterday hôm hier aujourd'hui ayer hoy gestern heute أمس اليوم"),
    (
        Class::Filler,
        "a one about on at of the de del el le la à y les am um uhr pm a.m p.m gmt utc est edt bst cet cest ast zulu z \
         local time lúc đây qua nay sáng chiều tối một vào في من الأول الثاني",
    ),
];

/// Words before a date, and what the date then is. The longest that fits counts.
const LABELS: &[(HeaderKind, &[&str])] = &[
    (
        HeaderKind::DateLine,
        &[
            "published",
            "published on",
            "published at",
            "first published",
            "posted",
            "posted on",
            "date",
            "dated",
            "date of publication",
            "publication date",
            "released",
            "release date",
            "issued",
            "issued on",
            "ngày đăng",
            "đăng ngày",
            "đăng lúc",
            "xuất bản",
            "ngày xuất bản",
            "publié le",
            "date de publication",
            "publicado",
            "publicado el",
            "veröffentlicht",
            "veröffentlicht am",
            "stand",
            "تاريخ النشر",
            "نشر في",
        ],
    ),
    (
        HeaderKind::Modified,
        &[
            "page last modified",
            "last modified",
            "last modified on",
            "last updated",
            "last updated on",
            "updated",
            "updated on",
            "updated at",
            "modified",
            "modified on",
            "last edited",
            "last edited on",
            "last reviewed",
            "last changed",
            "page last updated",
            "page updated",
            "this page was last modified on",
            "this page was last edited on",
            "this page was last updated on",
            "cập nhật",
            "cập nhật lần cuối",
            "sửa đổi lần cuối",
            "mis à jour le",
            "dernière mise à jour",
            "actualizado",
            "actualizado el",
            "última actualización",
            "aktualisiert",
            "aktualisiert am",
            "zuletzt aktualisiert",
            "آخر تحديث",
        ],
    ),
];

/// How much of a date a line prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Printed {
    /// A day, a month, or a time ago.
    Date,
    /// A year alone, which only a heading's neighbour makes a date.
    Year,
}

/// A date found in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found<'a> {
    /// The words of the date.
    pub date: &'a str,
    /// What it dates.
    pub kind: HeaderKind,
    /// How much it says.
    pub printed: Printed,
    /// Whether a word before it says what it is.
    pub labelled: bool,
    /// What else the line says: a place, a byline, a source.
    pub rest: Option<&'a str>,
}

/// Returns the date a line consists of, with or without a label.
pub(crate) fn date_line(line: &str) -> Option<Found<'_>> {
    if line.len() > 240 || letters(line) > 90 {
        return None;
    }
    let label = label(line);
    let (kind, bare) = label.unwrap_or((HeaderKind::DateLine, line));
    let date = bare.trim_end_matches(['.', ' ', ')']);
    let printed = printed(date)?;
    Some(Found { date, kind, printed, labelled: label.is_some(), rest: None })
}

/// Returns the date of a line that names a place, a person or a source beside it: `Baghdad, 4 May 2020`, `News Desk | 2 hours ago`.
pub(crate) fn date_beside(line: &str) -> Option<Found<'_>> {
    if letters(line) > 90 || ends_sentence(line) {
        return None;
    }
    for sign in ["|", "·", "•", " — ", " – ", " - ", " / "] {
        let Some((before, after)) = line.split_once(sign) else { continue };
        for (date, rest) in [(after, before), (before, after)] {
            if let Some(found) = date_line(date.trim())
                && words(rest).len() <= 8
            {
                return Some(Found { rest: Some(rest.trim()), ..found });
            }
        }
    }
    let named = |rest: &str| rest.split_whitespace().all(starts_capital) && words(rest).len() <= 4;
    line.match_indices(',').find_map(|(at, _)| {
        let found = date_line(line[at + 1..].trim())?;
        (named(&line[..at]) && found.printed == Printed::Date)
            .then_some(Found { rest: Some(line[..at].trim()), ..found })
    })
}

fn label(line: &str) -> Option<(HeaderKind, &str)> {
    let mut best: Option<(HeaderKind, &str)> = None;
    for (kind, labels) in LABELS {
        for label in *labels {
            let Some(rest) = strip_start(line, label) else { continue };
            if !rest.starts_with([':', ' ', '\t']) {
                continue;
            }
            let rest = rest.trim_start_matches([':', ' ', '\t', '\u{a0}']);
            if best.is_none_or(|(_, shortest)| rest.len() < shortest.len()) {
                best = Some((*kind, rest));
            }
        }
    }
    best.filter(|(_, rest)| !rest.is_empty())
}

#[derive(Default)]
struct Counts {
    numbers: usize,
    years: usize,
    dates: usize,
    months: usize,
    units: usize,
    agos: usize,
    relatives: usize,
}

fn printed(text: &str) -> Option<Printed> {
    let mut counts = Counts::default();
    let mut tokens = 0;
    for token in text.split(|letter: char| letter.is_whitespace() || ",()[]،".contains(letter)) {
        if token.is_empty() || token == "-" || token == "–" {
            continue;
        }
        tokens += 1;
        if tokens > 12 || !count(&mut counts, token) {
            return None;
        }
    }
    let said = counts.dates > 0
        || (counts.months > 0 && counts.numbers > 0)
        || (counts.agos > 0 && counts.units + counts.months > 0)
        || (counts.relatives > 0 && tokens <= 5);
    if said {
        Some(Printed::Date)
    } else if counts.years == 1 && counts.numbers == 1 && counts.units <= 1 && tokens <= 2 {
        Some(Printed::Year)
    } else {
        None
    }
}

fn count(counts: &mut Counts, token: &str) -> bool {
    let word = token.trim_matches(['.', ':', ';']).to_lowercase();
    if word.is_empty() || is_clock(&word) {
        return true;
    }
    if is_numeric_date(&word) {
        counts.dates += 1;
        return true;
    }
    if let Some(number) = number(&word) {
        counts.numbers += 1;
        counts.years += usize::from(word.chars().count() == 4 && (1900..=2100).contains(&number));
        return true;
    }
    if let Some(class) = class(&word) {
        match class {
            Class::Month => counts.months += 1,
            Class::Unit => counts.units += 1,
            Class::Ago => counts.agos += 1,
            Class::Relative => counts.relatives += 1,
            Class::Weekday | Class::Filler => {}
        }
        return true;
    }
    // `12-May-2020`, `8/tháng`: each piece has to be part of a date.
    let pieces: Vec<&str> = word.split(['-', '/']).collect();
    pieces.len() > 1 && pieces.len() <= 3 && pieces.iter().all(|piece| !piece.is_empty() && count(counts, piece))
}

fn class(word: &str) -> Option<Class> {
    WORDS.iter().find(|(_, words)| words.split(' ').any(|known| known == word)).map(|(class, _)| *class)
}

/// Returns the number a word is: digits of any script, with an ordinal's ending.
fn number(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th", "er", "º", "h"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    let mut value = 0;
    for letter in digits.chars() {
        let digit = match letter {
            '\u{660}'..='\u{669}' => letter as u32 - 0x660,
            '\u{6f0}'..='\u{6f9}' => letter as u32 - 0x6f0,
            _ => letter.to_digit(10)?,
        };
        value = digit + 10_u32.checked_mul(value).filter(|value| *value < 100_000)?;
    }
    (!digits.is_empty()).then_some(value)
}

/// Returns whether a word is a date in figures: `06-06-2025`, `2025-06-06T10:00:00Z`, `4.5.2020`, `5/8/16`.
pub(crate) fn is_numeric_date(word: &str) -> bool {
    let (day, clock) = match word.split_once(['t', 'T']) {
        Some((day, clock)) => (day, Some(clock)),
        None => (word, None),
    };
    if clock.is_some_and(|clock| !is_clock(&clock.to_lowercase())) {
        return false;
    }
    ['-', '/', '.'].iter().any(|sign| {
        let pieces: Vec<&str> = day.split(*sign).collect();
        let all = pieces.iter().all(|piece| matches!(piece.chars().count(), 1 | 2 | 4) && number(piece).is_some());
        let long = pieces.iter().filter(|piece| piece.chars().count() == 4).count();
        pieces.len() == 3 && all && long <= 1 && pieces[1].chars().count() <= 2
    })
}

/// Returns whether a word is a time of day or its zone: `18:42:47`, `10:00z`, `9:30am`, `+03:00`, `gmt+3`.
fn is_clock(word: &str) -> bool {
    let zone = word.strip_prefix("gmt").or_else(|| word.strip_prefix("utc")).unwrap_or(word);
    if zone != word && zone.starts_with(['+', '-']) && number(&zone[1..]).is_some() {
        return true;
    }
    let bare = zone.trim_end_matches("am").trim_end_matches("pm").trim_end_matches('z');
    let figures =
        |text: &str| !text.is_empty() && text.chars().all(|letter| letter.is_numeric() || ":.+-".contains(letter));
    bare.contains(':') && figures(bare) && bare.len() <= 32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<(&str, HeaderKind)>) {
        assert_eq!(date_line(line).map(|found| (found.date, found.kind)), expected, "{line}");
    }

    #[test]
    fn dates_in_several_languages_are_date_lines() {
        for line in [
            "12 hours ago",
            "a day ago",
            "06-06-2025",
            "4 April 2020",
            "April 2020",
            "Sept. 3, 2019",
            "yesterday",
            "Tháng 10 năm 2016",
            "Thứ hai, ngày 5 tháng 8 năm 2016",
            "3 giờ trước",
            "hôm qua",
            "le 3 mars 2018",
            "il y a 2 heures",
            "vor 3 Stunden",
            "hace 2 días",
            "12-May-2020",
            "2025-06-06T10:00:00Z",
            "12 تموز 2017",
            "قبل يومين",
            "1 January 2020, 10:30 GMT",
        ] {
            check(line, Some((line, HeaderKind::DateLine)));
        }
    }

    #[test]
    fn labels_say_what_a_date_is() {
        check("Published: 4 April 2020", Some(("4 April 2020", HeaderKind::DateLine)));
        check("Page last modified: 01-02-2020 10:00:00 ZULU", Some(("01-02-2020 10:00:00 ZULU", HeaderKind::Modified)));
        check(
            "This page was last edited on 3 May 2021, at 09:15.",
            Some(("3 May 2021, at 09:15", HeaderKind::Modified)),
        );
        check("Cập nhật lần cuối: 3/5/2021", Some(("3/5/2021", HeaderKind::Modified)));
    }

    #[test]
    fn prose_and_figures_are_no_date_lines() {
        for line in
            ["12 strikes", "12 days", "2,500", "May", "Monday", "1.2.3.4", "In May 2020 troops left", "2014-2019"]
        {
            check(line, None);
        }
    }

    #[test]
    fn a_year_alone_is_only_a_year() {
        assert_eq!(date_line("2021").map(|found| found.printed), Some(Printed::Year));
        assert_eq!(date_line("3021"), None);
    }

    #[test]
    fn a_date_may_stand_beside_a_name() {
        let found = |line| date_beside(line).map(|found| (found.date, found.rest.unwrap_or_default()));
        assert_eq!(found("Erbil, 4 April 2020"), Some(("4 April 2020", "Erbil")));
        assert_eq!(found("News Desk | 2 hours ago"), Some(("2 hours ago", "News Desk")));
        assert_eq!(found("TIKRIT, Iraq, Dec. 28, 2017"), Some(("Dec. 28, 2017", "TIKRIT, Iraq")));
        assert_eq!(found("The troops left on Monday, 4 April 2020"), None);
    }
}
