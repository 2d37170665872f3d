//! Can two figures both hold? Bounds first, then what their approximators may mean, then rounding.

use muster_model::{Approx, Checks, Decimal, Quantity};

/// The answer for two figures of one question and one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// Some value lies within both as printed.
    Agree,
    /// Some value lies within both once an approximator is widened by the pack's tolerance.
    Near,
    /// One is the other, rounded.
    Rounded,
    /// It hangs on how near "about" is: the answer flips between half and twice the tolerance.
    Depends,
    /// No value lies within both.
    Apart,
}

/// Compares two figures.
pub fn compare(left: &Quantity, right: &Quantity, checks: &Checks) -> Agreement {
    if left.can_agree(right) {
        return Agreement::Agree;
    }
    if rounded(left, right) || rounded(right, left) {
        return Agreement::Rounded;
    }
    let agrees = |scale: Decimal| widened(left, checks, scale).can_agree(&widened(right, checks, scale));
    match (agrees(Decimal::new(5, 1)), agrees(Decimal::ONE), agrees(Decimal::TWO)) {
        (true, ..) => Agreement::Near,
        (false, _, false) => Agreement::Apart,
        (false, _, true) => Agreement::Depends,
    }
}

/// Returns the bounds of a figure once its approximator is given the pack's tolerance, times `scale`.
pub fn widened(quantity: &Quantity, checks: &Checks, scale: Decimal) -> Quantity {
    let mut wide = quantity.clone();
    let Some(percent) = checks.tolerance_percent.get(&quantity.approx) else { return wide };
    let part = percent * scale / Decimal::ONE_HUNDRED;
    match quantity.approx {
        Approx::Nearly | Approx::LessThan => wide.low = quantity.high.map(|high| high * (Decimal::ONE - part)),
        _ => {
            wide.low = quantity.low.map(|low| low * (Decimal::ONE - part));
            wide.high = quantity.high.map(|high| high * (Decimal::ONE + part));
        }
    }
    wide
}

/// A rounded figure keeps at least two digits: 24,500 for 24,502; but 2,000 is not 2,400 rounded.
fn rounded(coarse: &Quantity, fine: &Quantity) -> bool {
    let (Some(coarse), Some(fine)) = (coarse.printed, fine.printed) else { return false };
    let grain = self::grain(coarse);
    let digits = coarse.abs() / grain >= Decimal::TEN;
    digits && grain > self::grain(fine) && (fine / grain).round() * grain == coarse
}

/// The power of ten a number is printed to: 24,500 to hundreds.
fn grain(number: Decimal) -> Decimal {
    let mut grain = Decimal::ONE;
    let ten = Decimal::TEN;
    while !number.is_zero() && (number % (grain * ten)).is_zero() {
        grain *= ten;
    }
    grain
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn check(left: (i64, Approx), right: (i64, Approx), expected: Agreement) {
        let ten = Decimal::TEN;
        let tolerance_percent = BTreeMap::from([(Approx::About, ten), (Approx::Nearly, ten)]);
        let checks = Checks { tolerance_percent, ..Checks::default() };
        let of = |(number, approx)| Quantity::bounded(Decimal::from(number), approx, "");
        assert_eq!(compare(&of(left), &of(right), &checks), expected);
        assert_eq!(compare(&of(right), &of(left), &checks), expected);
    }

    #[test]
    fn figures_agree_as_far_as_their_words_allow() {
        check((1139, Approx::AtLeast), (1200, Approx::Exact), Agreement::Agree);
        check((500, Approx::About), (515, Approx::Exact), Agreement::Near);
        check((500, Approx::About), (540, Approx::Exact), Agreement::Depends);
        check((2500, Approx::About), (8892, Approx::Exact), Agreement::Apart);
        check((24_500, Approx::Exact), (24_502, Approx::Exact), Agreement::Rounded);
        check((24_502, Approx::Exact), (34_502, Approx::Exact), Agreement::Apart);
        check((85, Approx::Exact), (87, Approx::Exact), Agreement::Apart);
    }
}
