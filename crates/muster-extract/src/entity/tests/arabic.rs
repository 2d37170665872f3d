//! Arabic texts: no capitals show a name.

use super::arabic;

#[test]
fn a_place_is_its_own_words_and_no_more() {
    arabic("وقعت الغارة قرب الرقة في سوريا ثم توقفت.", &["place الرقة → Raqqa, SY", "country سوريا → SY"]);
    arabic("انسحبت القوات من مدينة الباب أمس.", &["place الباب → Al Bab, SY"]);
    arabic("وصلت القافلة إلى دير الزور صباحا.", &["place دير الزور → Deir ez-Zor, SY"]);
}

#[test]
fn a_person_ends_where_the_clause_goes_on() {
    arabic("قال العقيد محمد نوري إن المهمة انتهت.", &["person محمد نوري → محمد نوري; private; Colonel"]);
}
