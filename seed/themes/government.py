"""Themes of the field Xây dựng hệ thống chính trị: how offices serve and hear the people."""

from seed.themes.theme import Theme

_SOCIETY = "van-hoa-xa-hoi"
_DIGITAL = "chuyen-doi-so-do-thi-thong-minh"

GOVERNMENT = (
    Theme(
        code="thu-tuc",
        field="he-thong-chinh-tri",
        tasks=("xuc-tien-thu-hut-dau-tu", _DIGITAL),
        indicators=("ho-so",),
        people=("cán bộ, công chức", "công chức bộ phận một cửa", "viên chức, người lao động"),
        deeds=(
            "giải quyết thủ tục hành chính nhanh, gọn, đúng hẹn",
            "niềm nở, tận tình khi tiếp xúc với người dân",
            "trả kết quả tại nhà cho người già yếu, khuyết tật",
            "cắt giảm giấy tờ không cần thiết",
        ),
        titles=(
            "Nụ cười công sở",
            "Ngày thứ sáu nghe dân nói",
            "Bộ phận một cửa thân thiện",
            "Không để người dân phải đi lại quá hai lần",
            "Bốn xin, bốn luôn trong giao tiếp",
        ),
        aims=("nâng cao mức độ hài lòng của người dân", "xây dựng nền hành chính phục vụ"),
        contexts=(
            "Qua khảo sát, người dân còn phản ánh việc phải đi lại nhiều lần để bổ sung giấy tờ.",
            "Thái độ tiếp dân của một vài công chức có lúc chưa niềm nở, việc hướng dẫn chưa rõ ràng.",
        ),
        ways=(
            "rà soát, đề xuất cắt giảm giấy tờ trong từng thủ tục",
            "niêm yết hướng dẫn ngắn gọn bằng sơ đồ",
            "gửi thư xin lỗi khi hồ sơ trễ hẹn",
            "lấy phiếu đánh giá của người dân sau mỗi lần giao dịch",
        ),
        effects=(
            "Hồ sơ trễ hẹn giảm mạnh, phiếu đánh giá hài lòng đạt tỷ lệ cao.",
            "Cách tiếp dân thân thiện hơn, người dân tin cậy khi đến giao dịch.",
        ),
        closest=("noi-chinh", "kinh-te"),
        bodies=("Chi bộ", "Công đoàn cơ sở", "Đoàn Thanh niên cơ quan", "Tổ dân vận"),
        posts=("Chánh Văn phòng", "Trưởng phòng chuyên môn", "Phó Trưởng phòng chuyên môn", "Bí thư chi bộ"),
        outdoors=False,
    ),
    Theme(
        code="dich-vu-cong",
        field="he-thong-chinh-tri",
        tasks=(_DIGITAL,),
        indicators=("tai-khoan", "ho-so"),
        people=("người dân", "đoàn viên, hội viên", "người cao tuổi"),
        deeds=(
            "sử dụng dịch vụ công trực tuyến",
            "cài đặt, kích hoạt tài khoản định danh điện tử",
            "nộp hồ sơ và nhận kết quả tại nhà",
            "học kỹ năng số cơ bản",
        ),
        titles=(
            "Tổ công nghệ số cộng đồng",
            "Cầm tay chỉ việc dịch vụ công trực tuyến",
            "Mỗi gia đình một công dân số",
            "Sáng thứ bảy chuyển đổi số",
            "Bình dân học vụ số",
        ),
        aims=("phổ cập kỹ năng số cho người dân", "tăng tỷ lệ hồ sơ nộp trực tuyến"),
        contexts=(
            "Tỷ lệ hồ sơ nộp trực tuyến còn thấp, người lớn tuổi ngại thao tác trên điện thoại.",
            "Nhiều người có điện thoại thông minh nhưng chưa biết dùng để làm thủ tục hành chính.",
        ),
        ways=(
            "bố trí đoàn viên hướng dẫn trực tiếp tại nơi tiếp nhận hồ sơ",
            "đến tận nhà giúp người già, người khuyết tật",
            "làm các đoạn phim ngắn hướng dẫn từng bước",
            "mở lớp kỹ năng số vào sáng thứ bảy",
        ),
        effects=(
            "Nhiều người lớn tuổi đã tự nộp được hồ sơ tại nhà.",
            "Người dân bớt thời gian đi lại, công chức giảm được khối lượng nhập liệu.",
        ),
    ),
    Theme(
        code="doi-thoai",
        field="he-thong-chinh-tri",
        tasks=(_SOCIETY,),
        indicators=("kien-nghi",),
        people=("nhân dân", "cử tri", "cán bộ, đoàn viên"),
        deeds=(
            "góp ý xây dựng Đảng, xây dựng chính quyền",
            "tham gia đối thoại, phản ánh tâm tư, nguyện vọng",
            "thực hiện tốt quy chế dân chủ ở cơ sở",
            "giám sát các công trình ở khu dân cư",
        ),
        titles=(
            "Hòm thư nhân dân",
            "Đối thoại tháng, giải quyết tuần",
            "Nghe dân nói, nói dân hiểu, làm dân tin",
            "Tổ tiếp nhận và phản hồi ý kiến nhân dân",
        ),
        aims=("phát huy dân chủ ở cơ sở", "giải quyết kịp thời kiến nghị chính đáng của nhân dân"),
        contexts=(
            "Một số kiến nghị của người dân chậm được trả lời, dễ dẫn đến đơn thư kéo dài.",
            "Người dân chưa quen góp ý, ngại phát biểu trong các cuộc họp.",
        ),
        ways=(
            "duy trì lịch đối thoại cố định hằng tháng",
            "phân loại, trả lời từng kiến nghị bằng văn bản",
            "công khai kết quả giải quyết",
            "lấy ý kiến người dân trước khi quyết định việc chung",
        ),
        effects=(
            "Kiến nghị được trả lời đúng hạn, không phát sinh điểm nóng.",
            "Người dân mạnh dạn góp ý, nhiều ý kiến được tiếp thu vào kế hoạch công tác.",
        ),
        closest=("noi-chinh", "dang-doan-the"),
    ),
    Theme(
        code="hoa-giai",
        field="he-thong-chinh-tri",
        tasks=(_SOCIETY,),
        indicators=("vu-hoa-giai",),
        people=("các bên tranh chấp", "các gia đình có mâu thuẫn", "đương sự"),
        deeds=(
            "hòa giải, giữ gìn tình làng nghĩa xóm",
            "tự nguyện thi hành các thỏa thuận đã ký",
            "thương lượng, không khiếu kiện kéo dài",
        ),
        titles=("Tổ hòa giải năm tốt", "Lấy lý để rõ, lấy tình để thông", "Hòa giải từ gốc"),
        aims=("giải quyết mâu thuẫn ngay từ cơ sở", "giảm khiếu kiện kéo dài"),
        contexts=(
            "Mâu thuẫn về ranh giới đất đai, hôn nhân gia đình có lúc căng thẳng, dễ thành vụ kiện.",
            "Nhiều vụ việc nhỏ không được hòa giải kịp thời nên kéo dài, ảnh hưởng đến tình cảm xóm giềng.",
        ),
        ways=(
            "gặp riêng từng bên để lắng nghe trước khi hòa giải chung",
            "mời người có uy tín trong dòng họ cùng tham gia",
            "giải thích quy định pháp luật bằng ví dụ gần gũi",
            "theo dõi việc thực hiện thỏa thuận sau hòa giải",
        ),
        effects=(
            "Phần lớn vụ việc được hòa giải thành ngay từ lần đầu.",
            "Các bên tự nguyện thực hiện thỏa thuận, xóm giềng trở lại hòa thuận.",
        ),
        closest=("noi-chinh", "noi-chinh"),
    ),
    Theme(
        code="phap-luat",
        field="he-thong-chinh-tri",
        tasks=(_SOCIETY, "giao-duc"),
        indicators=("luot-tuyen-truyen",),
        people=("nhân dân", "đồng bào dân tộc thiểu số", "đoàn viên, hội viên"),
        deeds=(
            "tìm hiểu và chấp hành pháp luật",
            "thực hiện chủ trương của Đảng, chính sách của Nhà nước",
            "đấu tranh phản bác thông tin sai trái",
            "không nghe theo lời kẻ xấu kích động, lôi kéo",
        ),
        titles=(
            "Cà phê pháp luật",
            "Loa phát thanh chủ nhật",
            "Mỗi tuần một điều luật",
            "Chợ phiên pháp luật",
            "Câu lạc bộ tuyên truyền viên",
        ),
        aims=("đưa chủ trương, pháp luật đến gần với người dân", "nâng cao ý thức chấp hành pháp luật"),
        contexts=(
            "Tài liệu pháp luật dài, khó nhớ, người dân ít có thời gian tìm hiểu.",
            "Thông tin xấu, độc trên mạng xã hội gây hoang mang cho một bộ phận người dân.",
        ),
        ways=(
            "soạn nội dung ngắn, có ví dụ từ đời sống hằng ngày",
            "tuyên truyền lưu động tại chợ, nhà văn hóa",
            "tổ chức hỏi đáp có thưởng",
            "tư vấn pháp luật miễn phí vào sáng chủ nhật",
        ),
        effects=(
            "Người dân chủ động hỏi khi gặp vướng mắc, vi phạm do thiếu hiểu biết giảm dần.",
            "Buổi tuyên truyền nào cũng đông người nghe, không khí cởi mở.",
        ),
        closest=("noi-chinh", "dang-doan-the"),
    ),
)
