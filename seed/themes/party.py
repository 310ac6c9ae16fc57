"""Themes of the field Xây dựng hệ thống chính trị: the Party cell, the office, the twinned village."""

from seed.themes.theme import Theme

_SOCIETY = "van-hoa-xa-hoi"

PARTY = (
    Theme(
        code="chi-bo",
        field="he-thong-chinh-tri",
        tasks=(_SOCIETY,),
        indicators=("dang-vien-moi",),
        people=("cán bộ, đảng viên", "đảng viên trẻ", "đảng viên, quần chúng"),
        deeds=(
            "học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
            "tự học, nâng cao trình độ lý luận chính trị",
            "thẳng thắn góp ý xây dựng chi bộ",
            "nêu gương trong công việc và ở nơi cư trú",
        ),
        titles=(
            "Chi bộ bốn tốt",
            "Sổ tay việc tốt của đảng viên",
            "Mỗi tháng một câu chuyện về Bác",
            "Sinh hoạt chi bộ theo chuyên đề",
            "Đảng viên làm trước, quần chúng làm theo",
        ),
        aims=("xây dựng chi bộ trong sạch, vững mạnh", "phát huy vai trò nêu gương của đảng viên"),
        contexts=(
            "Nội dung sinh hoạt có lúc còn dàn trải, đảng viên ít phát biểu.",
            "Nguồn kết nạp đảng viên giảm, quần chúng trẻ chưa xác định rõ động cơ phấn đấu.",
        ),
        ways=(
            "chọn chuyên đề sát với nhiệm vụ chính trị của cơ quan",
            "giao từng đảng viên đăng ký một việc làm theo cụ thể",
            "phân công đảng viên chính thức giúp đỡ quần chúng",
            "biểu dương gương người tốt, việc tốt ngay trong kỳ sinh hoạt",
        ),
        effects=(
            "Sinh hoạt chi bộ sôi nổi, mỗi kỳ đều có việc làm cụ thể để theo dõi.",
            "Đảng viên gương mẫu hơn, quần chúng tin tưởng noi theo.",
        ),
        bodies=("Chi bộ", "Chi ủy"),
        posts=("Bí thư chi bộ", "Phó Bí thư chi bộ", "Chi ủy viên"),
        outdoors=False,
    ),
    Theme(
        code="van-hoa-cong-so",
        field="he-thong-chinh-tri",
        tasks=(_SOCIETY,),
        indicators=("sang-kien", "tien-tiet-kiem"),
        people=("cán bộ, công chức", "viên chức, người lao động", "đoàn viên công đoàn"),
        deeds=(
            "xây dựng cơ quan đoàn kết, văn minh",
            "chấp hành kỷ luật, kỷ cương hành chính",
            "tham gia xây dựng quy chế, công khai tài chính",
            "giúp nhau hoàn thành nhiệm vụ khó",
        ),
        titles=(
            "Cơ quan không khói thuốc",
            "Tám giờ làm việc có chất lượng",
            "Góc chia sẻ sau giờ làm",
            "Cơ quan đoàn kết, nghĩa tình",
        ),
        aims=("xây dựng môi trường làm việc dân chủ, đoàn kết", "siết chặt kỷ luật, kỷ cương hành chính"),
        contexts=(
            "Sau khi sắp xếp lại tổ chức, một số người còn tâm tư về vị trí việc làm.",
            "Việc chấp hành giờ giấc, quy tắc ứng xử có nơi chưa nghiêm.",
        ),
        ways=(
            "tổ chức đối thoại giữa lãnh đạo với người lao động",
            "lấy ý kiến rộng rãi trước khi ban hành quy chế",
            "thăm hỏi kịp thời khi đồng nghiệp gặp khó khăn",
            "công khai lịch làm việc và kết quả thực hiện hằng tuần",
        ),
        effects=(
            "Nội bộ đoàn kết, không có đơn thư, công việc tồn đọng giảm.",
            "Người lao động gắn bó với cơ quan, chủ động đề xuất cách làm mới.",
        ),
        outdoors=False,
    ),
    Theme(
        code="ket-nghia",
        field="he-thong-chinh-tri",
        tasks=("an-sinh-xa-hoi-dao-tao-nghe-viec-lam-giam-ngheo-ben-vung", _SOCIETY),
        indicators=("suat-qua", "kinh-phi", "ngay-cong"),
        people=("đồng bào ở bản kết nghĩa", "nhân dân vùng khó khăn", "bà con dân bản"),
        deeds=(
            "chung tay xây dựng bản làng kết nghĩa",
            "giữ gìn khối đại đoàn kết toàn dân",
            "phát triển sản xuất, ổn định đời sống",
            "xóa bỏ hủ tục, xây dựng đời sống mới",
        ),
        titles=(
            "Kết nghĩa với bản khó khăn",
            "Chủ nhật về với bản làng",
            "Nghĩa tình miền biên viễn",
            "Cùng ăn, cùng ở, cùng làm với đồng bào",
        ),
        aims=("thắt chặt tình đoàn kết giữa cơ quan với nhân dân", "giúp cơ sở vững mạnh từ chi bộ"),
        contexts=(
            "Bản kết nghĩa còn nhiều khó khăn, tỷ lệ hộ nghèo cao, chi bộ ít đảng viên.",
            "Đời sống của đồng bào còn thiếu thốn, thông tin về chính sách đến chậm.",
        ),
        ways=(
            "ký kết chương trình giúp đỡ hằng năm",
            "cử đoàn công tác về cùng ăn, cùng ở, cùng làm với bà con",
            "vận động kinh phí, quà tặng dịp lễ, Tết và năm học mới",
            "giúp chi bộ bản nâng cao chất lượng sinh hoạt",
        ),
        effects=(
            "Tình cảm giữa cơ quan và bà con thêm gắn bó, việc chung của bản được làm nhanh hơn.",
            "Chi bộ bản sinh hoạt nền nếp, bà con tin tưởng nghe theo.",
        ),
        closest=("dang-doan-the", "dang-doan-the"),
    ),
)
