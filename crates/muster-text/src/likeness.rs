//! How alike do two names sound? Sounds are aligned, and each step costs what the two scripts make of it.

use std::sync::LazyLock;

use crate::sound::*;

/// A cost in hundredths of a plain consonant.
type Cost = u16;

/// Two sounds that transliterations take for one another, and what that costs; all others cost [`OTHER`].
#[rustfmt::skip]
const SWAPS: &[(Sound, Sound, Cost)] = &[
    // Emphatic and dental consonants.
    (T, TT, 3), (T, TH, 25), (TT, TH, 40), (T, D, 60), (TT, D, 50), (T, DD, 70), (D, DD, 3), (D, DH, 20), (DD, DH, 25), (DD, ZZ, 25),
    (D, ZZ, 30), (D, Z, 60), (DD, Z, 45), (DH, ZZ, 12), (DH, Z, 20), (Z, ZZ, 6), (TH, S, 40), (TH, SS, 50), (TH, DH, 25), (TH, ZZ, 40),
    (S, SS, 3), (S, Z, 45), (SS, Z, 45), (S, SH, 60), (SS, SH, 65), (S, SX, 8), (SX, SH, 5), (SX, SS, 5), (SX, Z, 55),
    (CH, SH, 15), (CH, SX, 25), (CH, J, 35), (CH, K, 45), (CH, T, 65), (C, K, 12), (C, Q, 20), (C, S, 30), (C, SS, 35), (C, J, 20), (C, CH, 15), (C, SH, 45),
    // Sounds of the throat.
    (J, G, 25), (J, GH, 55), (J, Y, 55), (J, K, 65), (J, Z, 60), (J, SH, 65), (J, Q, 60),
    (Q, K, 10), (Q, G, 15), (Q, GH, 30), (Q, AYN, 45), (Q, X, 55), (Q, H, 70), (K, G, 35), (K, X, 35), (K, GH, 50), (K, H, 65), (G, GH, 10), (GH, R, 55), (GH, X, 40),
    (GH, AYN, 50), (GH, H, 60), (X, HH, 35), (X, H, 35), (HH, H, 2), (H, AYN, 50), (HH, AYN, 55),
    // Lips and the rest.
    (B, P, 12), (B, V, 40), (P, V, 60), (F, V, 15), (F, P, 60), (F, B, 70), (W, V, 20), (WU, V, 25), (W, F, 60), (W, B, 75), (B, M, 75), (L, R, 70), (M, N, 50), (L, N, 65),
    (W, WU, 2), (W, U, 10), (W, O, 12), (W, A, 40), (Y, YI, 2), (Y, I, 8), (Y, E, 20), (Y, A, 40), (W, Y, 55), (W, YI, 60), (WU, Y, 60),
    // Vowels.
    (AA, A, 3), (AA, E, 12), (AA, O, 18), (AA, I, 22), (AA, U, 25), (A, E, 8), (A, I, 14), (A, O, 14), (A, U, 16), (E, I, 5), (E, O, 18), (E, U, 20),
    (I, O, 20), (I, U, 18), (O, U, 5), (YI, I, 2), (YI, E, 7), (YI, A, 25), (YI, AA, 35), (YI, U, 30), (YI, O, 32), (WU, U, 2), (WU, O, 4), (WU, A, 25), (WU, AA, 35),
    (WU, I, 30), (WU, E, 30), (WU, YI, 45), (TA, A, 1), (TA, E, 3), (TA, I, 18), (TA, O, 20), (TA, T, 20), (TA, H, 10), (TA, HH, 14), (TA, AA, 5), (TA, YI, 25), (TA, AYN, 25),
    (ANY, A, 1), (ANY, E, 1), (ANY, I, 1), (ANY, O, 2), (ANY, U, 2), (ANY, AA, 1), (ANY, WU, 6), (ANY, YI, 6), (ANY, AYN, 5), (ANY, H, 50),
    (AYN, A, 8), (AYN, AA, 12), (AYN, E, 12), (AYN, I, 14), (AYN, O, 16), (AYN, U, 18), (AYN, YI, 20), (AYN, WU, 22), (AYN, Y, 20), (AYN, W, 30),
];
/// What it costs to take one sound for any other.
const OTHER: Cost = 100;
/// What it costs to swap two sounds that stand side by side.
const TURNED: Cost = 55;
/// How many sounds of a word are compared at most.
pub const SOUNDS_MAX: usize = 40;

/// Which scripts are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Across {
    /// Two names of one script.
    One,
    /// A name with its vowels, and one without.
    Two,
}

/// The costs as tables.
struct Costs {
    swap: [[Cost; COUNT]; COUNT],
    /// What a sound costs that only one of the two has, by [`Across`].
    alone: [[Cost; COUNT]; 2],
    /// How much a sound weighs in the length of a word, by [`Across`].
    weight: [[Cost; COUNT]; 2],
}

static COSTS: LazyLock<Costs> = LazyLock::new(|| {
    let mut swap = [[OTHER; COUNT]; COUNT];
    for &(left, right, cost) in SWAPS {
        swap[usize::from(left)][usize::from(right)] = cost;
        swap[usize::from(right)][usize::from(left)] = cost;
    }
    for (sound, row) in swap.iter_mut().enumerate() {
        row[sound] = 0;
    }
    let by_sound = |cost: fn(Sound) -> Cost| {
        let mut costs = [0; COUNT];
        for (sound, slot) in costs.iter_mut().enumerate() {
            *slot = cost(sound as Sound);
        }
        costs
    };
    Costs {
        swap,
        alone: [by_sound(alone_in_one), by_sound(alone_in_two)],
        weight: [by_sound(weight_in_one), by_sound(weight_in_two)],
    }
});

fn alone_in_one(sound: Sound) -> Cost {
    match sound {
        AYN => 8,
        A | E | I | U | O => 20,
        AA | YI | WU => 26,
        ANY => 8,
        TA => 10,
        H => 35,
        HH => 55,
        W | Y => 35,
        _ => 85,
    }
}

fn alone_in_two(sound: Sound) -> Cost {
    match sound {
        AYN => 8,
        A | E | I | U | O => 5,
        ANY => 8,
        AA => 14,
        YI | WU => 22,
        TA => 10,
        H => 35,
        HH => 55,
        W | Y => 28,
        _ => 85,
    }
}

fn weight_in_one(sound: Sound) -> Cost {
    match sound {
        AYN => 15,
        A | E | I | U | O => 40,
        AA | YI | WU => 45,
        ANY | TA => 25,
        _ => 100,
    }
}

fn weight_in_two(sound: Sound) -> Cost {
    match sound {
        AYN => 20,
        A | E | I | U | O => 8,
        AA | YI | WU => 30,
        ANY | TA => 20,
        _ => 100,
    }
}

/// Returns how much the sounds of a word weigh together, in hundredths of a consonant.
pub fn weight(sounds: &[Sound], across: Across) -> u32 {
    let costs = &COSTS.weight[across as usize];
    sounds.iter().map(|sound| u32::from(costs[usize::from(*sound)])).sum()
}

/// Returns how alike two words sound: 1 is the same, 0 nothing in common.
pub fn likeness(left: &[Sound], right: &[Sound], across: Across) -> f32 {
    if left == right {
        return 1.0;
    }
    let weight = (weight(left, across) + weight(right, across)) as f32 / 2.0;
    if weight == 0.0 {
        return 0.0;
    }
    (1.0 - f32::from(distance(left, right, across)) / weight).max(0.0)
}

/// Returns the least it costs to make one word out of the other.
fn distance(left: &[Sound], right: &[Sound], across: Across) -> Cost {
    let (left, right) = (&left[..left.len().min(SOUNDS_MAX)], &right[..right.len().min(SOUNDS_MAX)]);
    let costs = &*COSTS;
    let alone = &costs.alone[across as usize];
    let mut before = [0 as Cost; SOUNDS_MAX + 1];
    let mut above = before;
    let mut here = before;
    for (at, sound) in right.iter().enumerate() {
        above[at + 1] = above[at] + alone[usize::from(*sound)];
    }
    for (row, &sound) in left.iter().enumerate() {
        let swaps = &costs.swap[usize::from(sound)];
        let left_alone = alone[usize::from(sound)];
        here[0] = above[0] + left_alone;
        for (at, &other) in right.iter().enumerate() {
            let swapped = above[at] + swaps[usize::from(other)];
            let mut least = swapped.min(above[at + 1] + left_alone).min(here[at] + alone[usize::from(other)]);
            if row > 0 && at > 0 && sound == right[at - 1] && other == left[row - 1] && sound != other {
                least = least.min(before[at - 1] + TURNED);
            }
            here[at + 1] = least;
        }
        std::mem::swap(&mut before, &mut above);
        std::mem::swap(&mut above, &mut here);
    }
    above[right.len()]
}

/// Appends the bones of a word: its consonants by class, under which spellings of one name meet.
///
/// "Suwayda", "Sweida" and "السويداء" have the same bones; a vowel counts only as the glide that opens a word.
pub fn bones(sounds: &[Sound], bones: &mut Vec<u8>) {
    for (at, sound) in sounds.iter().enumerate() {
        let bone = match *sound {
            B | P => b'b',
            T | TT | TH => b't',
            D | DD => b'd',
            Z | ZZ | DH => b'z',
            S | SS => b's',
            SH | CH | SX => b'c',
            J | C => b'j',
            K | Q | G | GH => b'k',
            X => b'x',
            H | HH => b'h',
            F | V => b'f',
            R => b'r',
            L => b'l',
            M => b'm',
            N => b'n',
            W if at == 0 => b'w',
            Y if at == 0 => b'y',
            digit if digit >= N0 => b'0' + (digit - N0),
            _ => continue,
        };
        bones.push(bone);
    }
}

/// Returns the class of a bone with its neighbours, for spellings that differ by more: "Bathan" and "Basan".
pub fn coarse(bone: u8) -> Option<u8> {
    Some(match bone {
        b'd' | b'z' | b't' | b's' | b'c' => b't',
        b'j' | b'x' | b'k' => b'k',
        b'h' => return None,
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(left: &str, right: &str) -> f32 {
        let (mut one, mut two) = (Vec::new(), Vec::new());
        let across = if sounds(left, &mut one) == sounds(right, &mut two) { Across::One } else { Across::Two };
        likeness(&one, &two, across)
    }

    #[test]
    fn spellings_of_one_name_are_nearer_than_other_names() {
        for (name, spelling, other) in [
            ("Raqqah", "Rakka", "Rawah"),
            ("Qamishli", "Kamechliye", "Khamisiyah"),
            ("Shaddadi", "Chadadi", "Shadhra"),
            ("شدادي", "Shaddadi", "Sadad"),
            ("قورية", "Qouriyeh", "Kawriyat"),
            ("جرابلس", "Jarabulus", "Jibleh"),
            ("حويجة", "Hawija", "Hawi"),
            ("غرانيج", "Granij", "Karanj"),
        ] {
            let (near, far) = (alike(name, spelling), alike(name, other));
            assert!(near > far + 0.05, "{name}: {spelling} {near}, {other} {far}");
            assert!(near > 0.8, "{name}: {spelling} {near}");
        }
    }

    #[test]
    fn bones_meet_across_scripts() {
        let of = |word: &str| {
            let (mut found, mut skeleton) = (Vec::new(), Vec::new());
            sounds(word, &mut found);
            bones(&found, &mut skeleton);
            String::from_utf8(skeleton).expect("bones are ASCII")
        };
        for (left, right) in [("Suwayda", "سويداء"), ("Yaqubiyah", "يعقوبية"), ("Khushab", "خشب"), ("17", "١٧")]
        {
            assert_eq!(of(left), of(right), "{left} {right}");
        }
    }
}
