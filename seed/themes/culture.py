"""Themes of the field Văn hóa - xã hội: environment, schools, health, way of life."""

from seed.themes.theme import Theme

_RELIEF = "an-sinh-xa-hoi-dao-tao-nghe-viec-lam-giam-ngheo-ben-vung"

CULTURE = (
    Theme(
        code="moi-truong",
        field="van-hoa-xa-hoi",
        tasks=("quan-ly-tai-nguyen-dat-dai-khoang-san-bao-ve-moi-truong", "van-hoa-xa-hoi"),
        indicators=("ho-tham-gia", "cay-xanh", "ngay-cong"),
        people=("nhân dân", "các hộ gia đình", "cán bộ, công chức"),
        deeds=(
            "phân loại rác thải tại nguồn",
            "hạn chế sử dụng đồ nhựa dùng một lần",
            "trồng và chăm sóc cây xanh, đường hoa",
            "giữ gìn vệ sinh bãi biển, kênh mương",
        ),
        titles=(
            "Ngày thứ bảy xanh",
            "Tổ tự quản bảo vệ môi trường",
            "Đổi rác lấy quà",
            "Cơ quan xanh, sạch, đẹp",
            "Ngôi nhà thu gom vỏ chai, giấy vụn gây quỹ",
            "Năm không, ba sạch",
        ),
        aims=("giữ gìn môi trường xanh, sạch, đẹp", "hình thành thói quen giảm rác thải nhựa"),
        contexts=(
            "Rác thải sinh hoạt tăng nhanh, còn tình trạng đổ rác không đúng nơi quy định.",
            "Thói quen dùng túi ni lông, chai nhựa một lần còn phổ biến trong cơ quan và khu dân cư.",
        ),
        ways=(
            "hướng dẫn cách phân loại rác cho từng hộ",
            "ra quân dọn vệ sinh vào sáng thứ bảy hằng tuần",
            "đặt các điểm thu gom phế liệu gây quỹ",
            "vận động trồng hoa, cây xanh thay cho bãi rác tự phát",
        ),
        effects=(
            "Các điểm rác tự phát được xóa bỏ, thay bằng bồn hoa, cây xanh.",
            "Ý thức giữ gìn vệ sinh của người dân nâng lên rõ rệt.",
        ),
    ),
    Theme(
        code="truong-hoc",
        field="van-hoa-xa-hoi",
        tasks=("giao-duc",),
        indicators=("hoc-sinh", "luot-tuyen-truyen"),
        people=("giáo viên và học sinh", "phụ huynh và học sinh", "học sinh, sinh viên"),
        deeds=(
            "chung tay xây dựng trường học hạnh phúc",
            "phòng ngừa bạo lực học đường",
            "sử dụng mạng xã hội an toàn",
            "đọc sách mỗi ngày",
        ),
        titles=(
            "Trường học hạnh phúc",
            "Giáo viên là người bạn lớn",
            "Tiết học ngoài trời",
            "Phòng tham vấn học đường",
            "Đôi bạn cùng tiến",
        ),
        aims=("xây dựng môi trường giáo dục an toàn, thân thiện", "gắn kết nhà trường với gia đình"),
        contexts=(
            "Sự phối hợp giữa nhà trường và gia đình có lúc chưa chặt chẽ, một số học sinh thiếu kỹ năng ứng xử.",
            "Áp lực học tập và ảnh hưởng của mạng xã hội khiến nhiều em ngại chia sẻ với thầy cô, cha mẹ.",
        ),
        ways=(
            "lập kênh trao đổi riêng giữa giáo viên và phụ huynh",
            "tổ chức chuyên đề kỹ năng sống hằng tháng",
            "phân công giáo viên theo dõi, giúp đỡ học sinh cần quan tâm",
            "mở góc đọc sách trong từng lớp",
        ),
        effects=(
            "Học sinh mạnh dạn chia sẻ, không để xảy ra bạo lực học đường.",
            "Phụ huynh tin tưởng, tích cực tham gia các hoạt động của nhà trường.",
        ),
        closest=("van-hoa", "van-hoa"),
    ),
    Theme(
        code="suc-khoe",
        field="van-hoa-xa-hoi",
        tasks=("y-te", _RELIEF),
        indicators=("luot-kham", "suat-qua"),
        people=("nhân dân", "người cao tuổi", "hội viên"),
        deeds=(
            "khám sức khỏe định kỳ, phát hiện bệnh sớm",
            "tiêm chủng đầy đủ, chủ động phòng, chống dịch bệnh",
            "rèn luyện thân thể hằng ngày",
            "lập hồ sơ sức khỏe điện tử",
        ),
        titles=(
            "Nụ cười người bệnh",
            "Bát cháo nghĩa tình",
            "Chuyến xe khám bệnh miễn phí",
            "Thầy thuốc về với thôn, bản",
        ),
        aims=("chăm sóc, bảo vệ sức khỏe nhân dân", "giúp người dân chủ động phòng bệnh"),
        contexts=(
            "Người dân ở vùng xa ít có điều kiện đi khám, nhiều bệnh phát hiện muộn.",
            "Người bệnh có hoàn cảnh khó khăn điều trị dài ngày gặp nhiều vất vả về ăn ở, chi phí.",
        ),
        ways=(
            "tổ chức các đợt khám, tư vấn và cấp thuốc miễn phí",
            "vận động kinh phí nấu suất ăn cho người bệnh",
            "hướng dẫn tận tình thủ tục khám, chữa bệnh",
            "đến tận nhà chăm sóc người già yếu, khuyết tật",
        ),
        effects=(
            "Người bệnh được hướng dẫn chu đáo, số ý kiến phàn nàn giảm hẳn.",
            "Nhiều trường hợp được phát hiện bệnh sớm và điều trị kịp thời.",
        ),
        closest=("van-hoa",),
    ),
    Theme(
        code="nep-song",
        field="van-hoa-xa-hoi",
        tasks=("van-hoa-xa-hoi",),
        indicators=("ho-tham-gia", "luot-tuyen-truyen"),
        people=("nhân dân", "cán bộ, đảng viên", "hội viên"),
        deeds=(
            "thực hiện nếp sống văn minh trong việc cưới, việc tang",
            "xây dựng gia đình văn hóa, hạnh phúc",
            "thực hành tiết kiệm trong lễ hội, cưới hỏi",
        ),
        titles=(
            "Đám cưới tiết kiệm, nghĩa tình",
            "Đám tang không rải vàng mã",
            "Bữa cơm gia đình",
            "Mỗi ngày một câu chuyện đẹp",
        ),
        aims=("xây dựng đời sống văn hóa lành mạnh", "đẩy lùi hủ tục, lãng phí"),
        contexts=(
            "Việc cưới, việc tang ở một số nơi còn kéo dài, tốn kém.",
            "Một số hộ tổ chức cưới hỏi linh đình, vay mượn để trang trải.",
        ),
        ways=(
            "lấy ý kiến và đưa nội dung vào hương ước, quy ước",
            "vận động đảng viên và gia đình thực hiện trước",
            "đến từng nhà vận động trước mỗi dịp cưới hỏi, lễ hội",
            "biểu dương các gia đình làm tốt trong sinh hoạt cộng đồng",
        ),
        effects=(
            "Việc cưới, việc tang gọn nhẹ, tiết kiệm, được người dân đồng tình.",
            "Nhiều gia đình tự nguyện làm theo, không còn cảnh ăn uống kéo dài.",
        ),
    ),
    Theme(
        code="van-nghe",
        field="van-hoa-xa-hoi",
        tasks=("van-hoa-xa-hoi", "giao-duc"),
        indicators=("nguoi-tap-luyen",),
        people=("nhân dân", "thanh, thiếu niên", "cán bộ, người lao động"),
        deeds=(
            "tham gia phong trào văn nghệ quần chúng",
            "luyện tập thể dục, thể thao hằng ngày",
            "gìn giữ làn điệu dân ca, trò chơi dân gian",
        ),
        titles=(
            "Câu lạc bộ dân ca, hò khoan",
            "Sân chơi chiều thứ sáu",
            "Mỗi người một môn thể thao",
            "Lớp học hát dân ca miễn phí",
        ),
        aims=("bảo tồn và phát huy bản sắc văn hóa", "nâng cao đời sống tinh thần của nhân dân"),
        contexts=(
            "Lớp trẻ ít biết đến làn điệu dân ca, trò chơi dân gian của quê hương.",
            "Sân chơi lành mạnh còn thiếu, nhiều người ít vận động sau giờ làm.",
        ),
        ways=(
            "lập câu lạc bộ và chọn người nòng cốt",
            "mời nghệ nhân, huấn luyện viên hướng dẫn miễn phí",
            "duy trì lịch tập hằng tuần",
            "tổ chức giao lưu, hội diễn mỗi quý một lần",
        ),
        effects=(
            "Sinh hoạt văn hóa sôi nổi, gắn kết tình làng nghĩa xóm.",
            "Nhiều bạn trẻ say mê dân ca, tự tin biểu diễn trước đông người.",
        ),
        closest=("van-hoa",),
    ),
)
