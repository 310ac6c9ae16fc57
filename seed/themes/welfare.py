"""Themes of the field Văn hóa - xã hội: people in need, insurance, work, gratitude."""

from seed.themes.theme import Theme

_RELIEF = "an-sinh-xa-hoi-dao-tao-nghe-viec-lam-giam-ngheo-ben-vung"

WELFARE = (
    Theme(
        code="khuyen-hoc",
        field="van-hoa-xa-hoi",
        tasks=("giao-duc", _RELIEF),
        indicators=("hoc-sinh", "kinh-phi"),
        people=("cán bộ, đảng viên", "đoàn viên công đoàn", "các nhà hảo tâm"),
        deeds=(
            "nhận đỡ đầu học sinh mồ côi, có hoàn cảnh khó khăn",
            "góp quỹ khuyến học, khuyến tài",
            "tặng sách vở, góc học tập cho học sinh nghèo",
            "trao học bổng cho học sinh vượt khó",
        ),
        titles=(
            "Góc học tập cho em",
            "Heo đất khuyến học",
            "Thắp sáng ước mơ đến trường",
            "Tủ sách dùng chung",
            "Bữa sáng yêu thương",
        ),
        aims=("giúp học sinh khó khăn không phải bỏ học giữa chừng", "khích lệ tinh thần hiếu học"),
        contexts=(
            "Qua khảo sát ở nơi kết nghĩa, một số học sinh mồ côi, con hộ nghèo có nguy cơ bỏ học.",
            "Nhiều em ham học nhưng thiếu sách vở, nhà xa trường, cha mẹ đi làm ăn xa.",
        ),
        ways=(
            "khảo sát, lập danh sách các em cần giúp đỡ cùng nhà trường",
            "phân công đảng viên nhận đỡ đầu từng em",
            "vận động trích một ngày lương góp quỹ",
            "thăm gia đình và trao đổi với giáo viên chủ nhiệm mỗi học kỳ",
        ),
        effects=(
            "Các em được giúp đỡ đều tiếp tục đến trường, nhiều em vươn lên đạt học lực khá, giỏi.",
            "Việc đỡ đầu trở thành nền nếp, có sức lan tỏa đến các tổ chức đoàn thể.",
        ),
        closest=("van-hoa", "dang-doan-the"),
    ),
    Theme(
        code="bao-hiem",
        field="van-hoa-xa-hoi",
        tasks=(_RELIEF, "y-te"),
        indicators=("nguoi-bao-hiem", "luot-tuyen-truyen"),
        people=("người dân", "lao động tự do", "hội viên"),
        deeds=(
            "tham gia bảo hiểm xã hội tự nguyện",
            "tham gia bảo hiểm y tế hộ gia đình",
            "duy trì đóng bảo hiểm đúng kỳ hạn",
        ),
        titles=(
            "Tuổi già an vui có lương hưu",
            "Mỗi đảng viên vận động một người tham gia bảo hiểm",
            "Gửi tặng thẻ bảo hiểm y tế",
        ),
        aims=("mở rộng diện bao phủ bảo hiểm", "giúp người lao động yên tâm khi về già"),
        contexts=(
            "Lao động tự do trên địa bàn nhiều nhưng số người tham gia bảo hiểm còn ít do chưa hiểu hết quyền lợi.",
            "Không ít hộ cận nghèo chưa có thẻ bảo hiểm y tế nên ngại đi khám, chữa bệnh.",
        ),
        ways=(
            "đến từng nhà tư vấn mức đóng, mức hưởng phù hợp với thu nhập",
            "lồng ghép tuyên truyền vào sinh hoạt tổ hội",
            "kêu gọi hỗ trợ thẻ bảo hiểm cho hộ khó khăn",
            "nhắc lịch đóng qua tin nhắn",
        ),
        effects=(
            "Người tham gia giới thiệu thêm cho người thân, số người đóng liên tục tăng dần.",
            "Nhiều hộ khó khăn yên tâm khám, chữa bệnh nhờ có thẻ bảo hiểm y tế.",
        ),
        closest=("noi-chinh",),
    ),
    Theme(
        code="hien-mau",
        field="van-hoa-xa-hoi",
        tasks=("y-te",),
        indicators=("don-vi-mau",),
        people=("cán bộ, công chức", "đoàn viên, thanh niên", "người lao động"),
        deeds=("tham gia hiến máu tình nguyện", "tham gia ngân hàng máu sống", "đăng ký hiến máu nhắc lại hằng năm"),
        titles=("Giọt hồng nghĩa tình", "Ngân hàng máu sống", "Gia đình cùng hiến máu"),
        aims=("bổ sung nguồn máu cho cấp cứu, điều trị", "lan tỏa nghĩa cử cao đẹp trong cơ quan"),
        contexts=(
            "Vào dịp hè và Tết, lượng máu dự trữ phục vụ cấp cứu, điều trị thường thiếu.",
            "Trước đây một số người còn e ngại vì chưa hiểu đúng về hiến máu.",
        ),
        ways=(
            "lập danh sách người sẵn sàng hiến theo nhóm máu",
            "mời bác sĩ giải đáp về hiến máu an toàn",
            "tổ chức ngày hội hiến máu hai lần mỗi năm",
            "biểu dương người hiến nhiều lần",
        ),
        effects=(
            "Có ca cấp cứu trong đêm được tiếp máu kịp thời nhờ lực lượng sẵn sàng.",
            "Hiến máu trở thành việc làm tự giác của nhiều đoàn viên.",
        ),
        closest=("van-hoa",),
        outdoors=False,
    ),
    Theme(
        code="giam-ngheo",
        field="van-hoa-xa-hoi",
        tasks=(_RELIEF,),
        indicators=("ho-thoat-ngheo", "nha-o", "kinh-phi"),
        people=("cán bộ, đảng viên", "các nhà hảo tâm", "hội viên"),
        deeds=(
            "giúp đỡ hộ nghèo có địa chỉ cụ thể",
            "chung tay xóa nhà tạm, nhà dột nát",
            "tặng con giống, công cụ sản xuất cho hộ khó khăn",
            "chăm lo Tết cho người nghèo, người yếu thế",
        ),
        titles=(
            "Hũ gạo tình thương",
            "Ngân hàng bò giống",
            "Mái ấm nghĩa tình",
            "Gian hàng không đồng",
            "Đồng hành cùng hộ nghèo",
        ),
        aims=("giúp hộ nghèo vươn lên thoát nghèo bền vững", "không để ai bị bỏ lại phía sau"),
        contexts=(
            "Địa bàn kết nghĩa còn nhiều hộ nghèo, chủ yếu do thiếu vốn, thiếu việc làm và đau ốm kéo dài.",
            "Một số hộ neo đơn phải ở nhà dột nát, chưa có khả năng tự sửa chữa trước mùa mưa bão.",
        ),
        ways=(
            "khảo sát nguyên nhân nghèo của từng hộ",
            "phân công đảng viên nhận giúp đỡ từng hộ",
            "vận động ủng hộ kinh phí, vật liệu và ngày công",
            "hướng dẫn cách làm ăn, theo dõi kết quả từng quý",
        ),
        effects=(
            "Hộ được giúp đỡ có sinh kế ổn định, tự nguyện đăng ký ra khỏi danh sách hộ nghèo.",
            "Nghĩa cử tương thân tương ái lan rộng, nhiều cá nhân chủ động góp sức.",
        ),
        closest=("dang-doan-the",),
    ),
    Theme(
        code="viec-lam",
        field="van-hoa-xa-hoi",
        tasks=(_RELIEF, "giao-duc"),
        indicators=("lao-dong",),
        people=("lao động nông thôn", "thanh niên", "học sinh sau tốt nghiệp"),
        deeds=(
            "học nghề, tạo việc làm tại chỗ",
            "đi làm việc ở nước ngoài theo hợp đồng",
            "khởi nghiệp từ sản phẩm của quê hương",
        ),
        titles=("Ngày hội tư vấn nghề nghiệp", "Trao nghề, trao cơ hội", "Tổ thêu, đan truyền thống"),
        aims=("giúp người lao động có việc làm ổn định", "phân luồng học sinh gắn với nhu cầu việc làm"),
        contexts=(
            "Lao động nông nhàn nhiều, thanh niên thiếu tay nghề nên khó tìm việc ổn định.",
            "Phụ huynh còn tâm lý chuộng bằng cấp, chưa mặn mà với học nghề.",
        ),
        ways=(
            "khảo sát nhu cầu học nghề của từng gia đình",
            "phối hợp mở lớp dạy nghề ngắn hạn tại chỗ",
            "mời doanh nghiệp đến tuyển dụng trực tiếp",
            "giúp hoàn thiện hồ sơ và thủ tục vay vốn",
        ),
        effects=(
            "Phần lớn học viên có việc làm ngay sau khóa học.",
            "Nhận thức của phụ huynh về học nghề thay đổi tích cực.",
        ),
        closest=("van-hoa",),
    ),
    Theme(
        code="den-on",
        field="van-hoa-xa-hoi",
        tasks=("van-hoa-xa-hoi", _RELIEF),
        indicators=("suat-qua", "kinh-phi"),
        people=("đoàn viên, thanh niên", "cán bộ, đảng viên", "hội viên cựu chiến binh"),
        deeds=(
            "chăm sóc gia đình chính sách, người có công",
            "tu bổ phần mộ và nhà bia ghi tên liệt sĩ",
            "phụng dưỡng Mẹ Việt Nam Anh hùng",
        ),
        titles=("Thắp nến tri ân", "Bữa cơm tri ân", "Áo lụa tặng bà", "Địa chỉ đỏ giáo dục truyền thống"),
        aims=("thể hiện đạo lý uống nước nhớ nguồn", "giáo dục truyền thống cho thế hệ trẻ"),
        contexts=(
            "Nhiều gia đình người có công tuổi cao, sức yếu, con cháu ở xa.",
            "Hoạt động tri ân trước đây tập trung vào dịp lễ, chưa duy trì thường xuyên.",
        ),
        ways=(
            "phân công chi đoàn giúp đỡ từng gia đình theo tháng",
            "vận động đóng góp quỹ đền ơn đáp nghĩa",
            "phối hợp khám bệnh, cấp thuốc miễn phí",
            "tổ chức dọn vệ sinh nghĩa trang trước các ngày lễ lớn",
        ),
        effects=(
            "Các gia đình được thăm hỏi đều đặn, ấm lòng người có công.",
            "Đoàn viên, thanh niên hiểu và tự hào hơn về truyền thống quê hương.",
        ),
        closest=("dang-doan-the",),
    ),
)
