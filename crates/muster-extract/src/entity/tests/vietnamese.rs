//! Vietnamese texts.

use super::vietnamese;

#[test]
fn a_country_follows_what_it_describes() {
    vietnamese("Lục quân Hoa Kỳ rút về nước.", &["org Lục quân Hoa Kỳ → org:us-army"]);
    vietnamese("quân đội Mỹ và người Iraq", &["org quân đội Mỹ → org:us-armed-forces", "country Iraq → IQ"]);
    vietnamese(
        "Anh và Pháp tham gia, Ý và Bỉ thì không.",
        &["country Anh → GB", "country Pháp → FR", "country Ý → IT", "country Bỉ → BE"],
    );
    vietnamese("Anh ấy nói rằng ý kiến đó hay. Ý kiến khác nhau.", &[]);
    vietnamese(
        "Các Tiểu vương quốc Ả Rập Thống nhất và Ả Rập Xê Út",
        &["country Các Tiểu vương quốc Ả Rập Thống nhất → AE", "country Ả Rập Xê Út → SA"],
    );
}

#[test]
fn an_organisation_in_vietnamese() {
    vietnamese(
        "Liên minh do Hoa Kỳ dẫn đầu cho biết lực lượng đặc nhiệm sẽ ở lại.",
        &["org Liên minh do Hoa Kỳ dẫn đầu → org:global-coalition", "org lực lượng đặc nhiệm → org:cjtf-oir"],
    );
    vietnamese(
        "Bộ Quốc phòng Hoa Kỳ và Lầu Năm Góc",
        &["org Bộ Quốc phòng Hoa Kỳ → org:us-dod", "org Lầu Năm Góc → org:us-dod"],
    );
    vietnamese(
        "Nhà nước Hồi giáo (IS) mất Mosul và Raqqa.",
        &[
            "org Nhà nước Hồi giáo → org:isis",
            "org IS → org:isis",
            "place Mosul → Mosul, IQ",
            "place Raqqa → Raqqa, SY",
        ],
    );
    vietnamese(
        "liên minh quốc tế chống lại Nhà nước Hồi giáo Iraq và Levant (ISIL)",
        &[
            "org liên minh quốc tế chống lại Nhà nước Hồi giáo Iraq và Levant → org:global-coalition",
            "org ISIL → org:isis",
        ],
    );
    vietnamese("CJTF – OIR và tờ Guardian", &["org CJTF – OIR → org:cjtf-oir", "org tờ Guardian → org:guardian"]);
}

#[test]
fn a_person_in_vietnamese() {
    vietnamese(
        "trung úy Lục quân Hoa Kỳ Peter Q. Sample ra lệnh cho CJTF-OIR",
        &[
            "org Lục quân Hoa Kỳ → org:us-army",
            "person Peter Q. Sample → Peter Q. Sample; public; Lieutenant; Army; US",
            "org CJTF-OIR → org:cjtf-oir",
        ],
    );
    vietnamese(
        "một sĩ quan Quân đội Hoàng gia Anh, Thiếu tướng Robin Example, hiện đang phục vụ với tư cách Phó Tư lệnh Chiến lược và Duy trì CJTF-OIR.",
        &[
            "post sĩ quan Quân đội Hoàng gia Anh → staff_officer",
            "org Quân đội Hoàng gia Anh → org:uk-army",
            "person Robin Example → Robin Example; public; Major General; Army; GB; Phó Tư lệnh Chiến lược và Duy trì CJTF-OIR",
            "post Phó Tư lệnh Chiến lược và Duy trì CJTF-OIR → deputy_commander",
            "org CJTF-OIR → org:cjtf-oir",
        ],
    );
    vietnamese(
        "Thiếu tướng Robin Example của Lục quân Anh hiện là Phó Tư lệnh phụ trách Tác chiến và Tình báo.",
        &[
            "person Robin Example → Robin Example; public; Major General; Army; GB; Phó Tư lệnh phụ trách Tác chiến và Tình báo",
            "org Lục quân Anh → org:uk-army",
            "post Phó Tư lệnh phụ trách Tác chiến và Tình báo → deputy_commander",
        ],
    );
    vietnamese(
        "một sĩ quan Không quân Hoa Kỳ, Thiếu tướng Scott Q. Muster, hiện đang phục vụ như CJTF -OIR Phó Tư lệnh-Vận hành và Tình báo.",
        &[
            "post sĩ quan Không quân Hoa Kỳ → staff_officer",
            "org Không quân Hoa Kỳ → org:us-air-force",
            "person Scott Q. Muster → Scott Q. Muster; public; Major General; Air Force; US; Phó Tư lệnh-Vận hành và Tình báo",
            "org CJTF -OIR → org:cjtf-oir",
            "post Phó Tư lệnh-Vận hành và Tình báo → deputy_commander",
        ],
    );
    vietnamese(
        "Tổng thống Joe Sample gặp Thủ tướng Iraq Salim al-Mithali. Ông Sample cảm ơn al-Mithali.",
        &[
            "post Tổng thống → president",
            "person Joe Sample → Joe Sample; public; Tổng thống",
            "post Thủ tướng Iraq → prime_minister",
            "country Iraq → IQ",
            "person Salim al-Mithali → Salim al-Mithali; public; IQ; Thủ tướng Iraq",
            "person Sample → Joe Sample; public; Tổng thống",
            "person al-Mithali → Salim al-Mithali; public; IQ; Thủ tướng Iraq",
        ],
    );
    vietnamese(
        "Người phát ngôn Lầu Năm Góc John Sample từ chối trả lời.",
        &[
            "post Người phát ngôn Lầu Năm Góc → spokesperson",
            "org Lầu Năm Góc → org:us-dod",
            "person John Sample → John Sample; public; Người phát ngôn Lầu Năm Góc",
        ],
    );
    vietnamese(
        "Đại tá Peter Sample, người phát ngôn của liên minh, cho biết như vậy.",
        &[
            "person Peter Sample → Peter Sample; public; Colonel; người phát ngôn của liên minh",
            "post người phát ngôn của liên minh → spokesperson",
            "org liên minh → org:global-coalition",
        ],
    );
    vietnamese(
        "Bộ trưởng Quốc phòng Estonia Hanno Muster nói ông sẽ đến Erbil.",
        &[
            "post Bộ trưởng Quốc phòng Estonia → minister_of_defence",
            "country Estonia → EE",
            "person Hanno Muster → Hanno Muster; public; EE; Bộ trưởng Quốc phòng Estonia",
            "place Erbil → Erbil, IQ",
        ],
    );
    vietnamese(
        "Tư lệnh CENTCOM Michael Sample đến thăm Baghdad.",
        &[
            "post Tư lệnh CENTCOM → commander",
            "org CENTCOM → org:centcom",
            "person Michael Sample → Michael Sample; public; Tư lệnh CENTCOM",
            "place Baghdad → Baghdad, IQ",
        ],
    );
    vietnamese(
        "Tổng Thư ký NATO Jens Muster và Thủ tướng Đức Olaf Sample hội đàm.",
        &[
            "post Tổng Thư ký NATO → secretary_general",
            "person Jens Muster → Jens Muster; public; Tổng Thư ký NATO",
            "post Thủ tướng Đức → prime_minister",
            "country Đức → DE",
            "person Olaf Sample → Olaf Sample; public; DE; Thủ tướng Đức",
        ],
    );
    vietnamese(
        "Chỉ huy lực lượng đặc nhiệm, Trung tướng Paul Sample, nói rằng IS đã suy yếu.",
        &[
            "post Chỉ huy lực lượng đặc nhiệm → commander",
            "org lực lượng đặc nhiệm → org:cjtf-oir",
            "person Paul Sample → Paul Sample; public; Lieutenant General; Chỉ huy lực lượng đặc nhiệm",
            "org IS → org:isis",
        ],
    );
    vietnamese(
        "Trung tướng Lục quân Hoa Kỳ Paul Q. Sample chỉ huy lực lượng này từ tháng 8.",
        &[
            "org Lục quân Hoa Kỳ → org:us-army",
            "person Paul Q. Sample → Paul Q. Sample; public; Lieutenant General; Army; US; chỉ huy",
            "post chỉ huy → commander",
        ],
    );
    vietnamese(
        "Đại sứ Mỹ tại Iraq, bà Laura Sample, đã đến Bát-đa.",
        &[
            "post Đại sứ Mỹ tại Iraq → ambassador",
            "country Mỹ → US",
            "country Iraq → IQ",
            "person Laura Sample → Laura Sample; public; US; Đại sứ Mỹ tại Iraq",
            "place Bát-đa → Baghdad, IQ",
        ],
    );
}

#[test]
fn a_private_person_in_vietnamese() {
    vietnamese("chị Widad, 29 tuổi, một cư dân Mosul", &["person Widad → Widad; private", "place Mosul → Mosul, IQ"]);
    vietnamese("Nguyễn Văn Mẫu, một tài xế, chứng kiến vụ việc.", &["person Nguyễn Văn Mẫu → Nguyễn Văn Mẫu; private"]);
    vietnamese("Cư dân Hassan Mithal kể lại.", &["person Hassan Mithal → Hassan Mithal; private"]);
    vietnamese(
        "Bà Fatima al-Mithali, 51 tuổi, mất hai con trai.",
        &["person Fatima al-Mithali → Fatima al-Mithali; private"],
    );
    vietnamese(
        "Trong số nạn nhân có em Noor và chị Rima Muster.",
        &["person Noor → Noor; private", "person Rima Muster → Rima Muster; private"],
    );
    vietnamese("Anh Hùng, một tài xế, kể lại. Anh rút quân.", &["person Hùng → Hùng; private", "country Anh → GB"]);
    vietnamese(
        "ông Nguyễn Văn Đức, cư dân Hà Nội",
        &["person Nguyễn Văn Đức → Nguyễn Văn Đức; private", "place Hà Nội → Hanoi, VN"],
    );
    vietnamese("Trung sĩ William Sample thiệt mạng.", &["person William Sample → William Sample; private; Sergeant"]);
    vietnamese("tướng Sample và tướng lĩnh Iraq", &["person Sample → Sample; private; General", "country Iraq → IQ"]);
}

#[test]
fn a_place_in_vietnamese() {
    vietnamese("Trại Arifjan ở Kuwait", &["place Trại Arifjan → Camp Arifjan, KW", "country Kuwait → KW"]);
    vietnamese(
        "thành phố Hasakah ở đông bắc Syria",
        &["place Hasakah → Hasakah, SY", "place đông bắc Syria → Northeast Syria, SY"],
    );
    vietnamese(
        "Cả Washington và Baghdad đều im lặng.",
        &["place Washington → Washington, US", "place Baghdad → Baghdad, IQ"],
    );
}
