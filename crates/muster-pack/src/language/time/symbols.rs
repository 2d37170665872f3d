//! What do the keys of `time.toml` stand for? The closed lists of values, one for each table.

macro_rules! symbols {
    ($(#[$doc:meta])* $name:ident { $($(#[$case_doc:meta])* $case:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$case_doc])* $case),+ }

        impl $name {
            const WORDS: &'static [(&'static str, $name)] = &[$(($word, $name::$case)),+];

            /// Returns the key that stands for it in `time.toml`.
            pub fn code(self) -> &'static str {
                match self { $($name::$case => $word),+ }
            }

            pub(super) fn parse(word: &str) -> Result<Self, String> {
                Self::WORDS.iter().find(|(known, _)| *known == word).map(|(_, case)| *case).ok_or_else(|| {
                    let known: Vec<&str> = Self::WORDS.iter().map(|(known, _)| *known).collect();
                    format!("expected one of {}, found `{word}`", known.join(", "))
                })
            }
        }
    };
}

symbols! {
    /// A unit of time.
    Unit {
        /// A second.
        Second = "second",
        /// A minute.
        Minute = "minute",
        /// An hour.
        Hour = "hour",
        /// A day.
        Day = "day",
        /// A Saturday with its Sunday.
        Weekend = "weekend",
        /// A week.
        Week = "week",
        /// Two weeks.
        Fortnight = "fortnight",
        /// A month.
        Month = "month",
        /// Three months.
        Quarter = "quarter",
        /// Six months.
        Half = "half",
        /// A season, when it is counted.
        Season = "season",
        /// A year.
        Year = "year",
        /// Ten years.
        Decade = "decade",
        /// A hundred years.
        Century = "century",
    }
}

impl Unit {
    /// Returns whether it is a day or longer.
    pub fn is_days(self) -> bool {
        !matches!(self, Unit::Second | Unit::Minute | Unit::Hour)
    }
}

symbols! {
    /// A season.
    Season {
        /// March to May.
        Spring = "SP",
        /// June to August.
        Summer = "SU",
        /// September to November.
        Autumn = "FA",
        /// December to February.
        Winter = "WI",
    }
}

symbols! {
    /// A part of a longer time.
    Edge {
        /// "Early": the first third.
        Early = "early",
        /// "The start of": the first third; as the edge of a stretch, its first day.
        Start = "start",
        /// "The middle of": the second third.
        Mid = "mid",
        /// "Late": the last third.
        Late = "late",
        /// "The end of": the last third; as the edge of a stretch, its last day.
        End = "end",
        /// "The rest of".
        Rest = "rest",
        /// "In the course of": all of it.
        Course = "course",
        /// "Earlier": before the time counted from.
        Earlier = "earlier",
        /// "Later": after the time counted from.
        Later = "later",
    }
}

symbols! {
    /// How a word before a length or a date moves its bound.
    Approx {
        /// More.
        More = "more_than",
        /// Less.
        Less = "less_than",
        /// At least.
        Least = "at_least",
        /// At most.
        Most = "at_most",
        /// About.
        About = "about",
        /// Nothing: "only".
        Only = "only",
    }
}

symbols! {
    /// Which neighbour of the time counted from.
    Relative {
        /// The one before the day of writing.
        Last = "last",
        /// The one of the day of writing.
        This = "this",
        /// The one after the day of writing.
        Next = "next",
        /// The stretch that ends on the day of writing.
        Past = "past",
        /// The stretch that starts on the day of writing.
        Coming = "coming",
        /// The one before the time named last.
        Previous = "previous",
        /// The one of the time named last.
        Same = "same",
        /// The one after the time named last.
        Following = "following",
    }
}

symbols! {
    /// On which side of the time counted from, at a distance.
    Distance {
        /// Before the day of writing.
        Ago = "ago",
        /// After the day of writing.
        Hence = "hence",
        /// Before the time named last.
        Earlier = "earlier",
        /// After the time named last.
        Later = "later",
    }
}

symbols! {
    /// A time named without any figure.
    Reference {
        /// Now.
        Present = "present",
        /// Before now.
        Past = "past",
        /// After now.
        Future = "future",
        /// Up to now, from no known start.
        UntilNow = "until_now",
    }
}

symbols! {
    /// A part of a day.
    Daypart {
        /// Morning.
        Morning = "MO",
        /// Midday.
        Midday = "MI",
        /// Afternoon.
        Afternoon = "AF",
        /// Evening.
        Evening = "EV",
        /// Night.
        Night = "NI",
        /// Daytime.
        Daytime = "DT",
    }
}

symbols! {
    /// Counted before or after the birth of Christ.
    Era {
        /// Before.
        Before = "BC",
        /// After.
        After = "AD",
        /// Of the Islamic calendar.
        Hijri = "AH",
    }
}

symbols! {
    /// Before or after noon.
    Meridiem {
        /// Before.
        Before = "am",
        /// After.
        After = "pm",
    }
}

symbols! {
    /// How a word before a time bounds it.
    Lead {
        /// Within it: "in", "on".
        In = "in",
        /// All through it: "during", "throughout".
        During = "during",
        /// From it on, still going on: "since".
        Since = "since",
        /// From it on: "from".
        From = "from",
        /// Up to it: "until".
        Until = "until",
        /// Up to it or longer: "until at least".
        UntilAtLeast = "until_at_least",
        /// Not later: "by".
        By = "by",
        /// Up to now: "so far".
        AsOf = "as_of",
        /// Before it.
        Before = "before",
        /// After it.
        After = "after",
        /// One of two ends follows: "between".
        Between = "between",
        /// As long: "for".
        For = "for",
        /// Not longer: "within".
        Within = "within",
    }
}

symbols! {
    /// On which side of a time a length is counted from it.
    Side {
        /// "Two weeks before".
        Before = "before",
        /// "Two weeks after".
        After = "after",
    }
}

/// The day of a feast in its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// A month and a day: `12-25`.
    Fixed(i8, i8),
    /// A month, a day of the week and which one in the month, 0 the last: `11/4/4`.
    Weekday {
        /// The month, from 1.
        month: i8,
        /// The day of the week, Monday is 1.
        weekday: i8,
        /// Which one, 0 the last.
        nth: i8,
    },
    /// Days from Easter Sunday: `easter-2`.
    Easter(i16),
}

impl Holiday {
    pub(super) fn parse(key: &str) -> Result<Self, String> {
        let wrong = || format!("expected `12-25`, `11/4/4` or `easter+1`, found `{key}`");
        if let Some(days) = key.strip_prefix("easter") {
            let days = if days.is_empty() { Ok(0) } else { days.parse() };
            return days.map(Holiday::Easter).map_err(|_| wrong());
        }
        let small = |part: &str| part.parse::<i8>().map_err(|_| wrong());
        let parts: Vec<&str> = key.split(['-', '/']).collect();
        match parts[..] {
            [month, day] => Ok(Holiday::Fixed(small(month)?, small(day)?)),
            [month, weekday, nth] => {
                Ok(Holiday::Weekday { month: small(month)?, weekday: small(weekday)?, nth: small(nth)? })
            }
            _ => Err(wrong()),
        }
    }
}
