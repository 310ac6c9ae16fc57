"""Themes of the field Quốc phòng - an ninh."""

from seed.themes.theme import Theme

SECURITY = (
    Theme(
        code="giao-thong",
        field="quoc-phong-an-ninh",
        tasks=("van-hoa-xa-hoi",),
        indicators=("luot-tuyen-truyen",),
        people=("nhân dân", "phụ huynh", "cán bộ, đảng viên"),
        deeds=(
            "chấp hành nghiêm pháp luật về an toàn giao thông",
            "đã uống rượu, bia thì không lái xe",
            "dừng, đỗ xe đúng nơi quy định, giữ vỉa hè thông thoáng",
            "đội mũ bảo hiểm đạt chuẩn cho trẻ em",
        ),
        titles=(
            "Cổng trường an toàn giao thông",
            "Tuyến phố văn minh, không lấn chiếm vỉa hè",
            "Cơ quan văn hóa giao thông",
        ),
        aims=("giảm thiểu tai nạn giao thông", "xây dựng thói quen tham gia giao thông có văn hóa"),
        contexts=(
            "Giờ tan trường, tan sở thường xảy ra ùn tắc; một số người còn vi phạm tốc độ, nồng độ cồn.",
            "Tình trạng lấn chiếm vỉa hè để kinh doanh tái diễn nhiều lần sau khi được nhắc nhở.",
        ),
        ways=(
            "ký cam kết với từng phòng, ban và hộ gia đình",
            "bố trí lực lượng hướng dẫn vào giờ cao điểm",
            "đưa việc chấp hành vào đánh giá, xếp loại hằng năm",
            "phát tờ gấp và tuyên truyền qua loa truyền thanh",
        ),
        effects=(
            "Không còn ùn tắc vào giờ cao điểm, không có cán bộ, đảng viên vi phạm nồng độ cồn.",
            "Người dân tự giác chấp hành, vỉa hè được trả lại cho người đi bộ.",
        ),
    ),
    Theme(
        code="an-ninh-trat-tu",
        field="quoc-phong-an-ninh",
        tasks=("van-hoa-xa-hoi", "an-sinh-xa-hoi-dao-tao-nghe-viec-lam-giam-ngheo-ben-vung"),
        indicators=("ho-tham-gia", "camera"),
        people=("nhân dân", "các hộ gia đình", "chủ nhà trọ"),
        deeds=(
            "tham gia tự quản về an ninh, trật tự",
            "lắp đặt camera giám sát an ninh",
            "tố giác tội phạm, giáo dục người lầm lỗi tiến bộ",
            "giao nộp vũ khí, vật liệu nổ, không đốt pháo nổ",
        ),
        titles=(
            "Tổ liên gia tự quản về an ninh, trật tự",
            "Mắt thần an ninh",
            "Khu nhà trọ an toàn, thân thiện",
            "Tiếng kẻng bình yên",
        ),
        aims=("giữ vững an ninh, trật tự từ cơ sở", "phát huy vai trò tự quản của nhân dân"),
        contexts=(
            "Trên địa bàn có lúc xảy ra trộm cắp vặt, thanh thiếu niên tụ tập gây mất trật tự vào ban đêm.",
            "Lượng người tạm trú đông, việc nắm tình hình chủ yếu dựa vào lực lượng chuyên trách.",
        ),
        ways=(
            "vận động các hộ tham gia nhóm liên gia, trao đổi tin qua điện thoại",
            "vận động kinh phí lắp camera ở các ngã đường",
            "tổ chức tuần tra theo lịch vào ban đêm",
            "gặp gỡ, giúp đỡ người lầm lỗi có việc làm",
        ),
        effects=(
            "Số vụ việc phải xử lý giảm so với trước, người dân yên tâm sinh hoạt.",
            "Nhiều tin báo có giá trị được nhân dân cung cấp kịp thời.",
        ),
        closest=("noi-chinh",),
    ),
    Theme(
        code="ma-tuy",
        field="quoc-phong-an-ninh",
        tasks=("van-hoa-xa-hoi", "giao-duc"),
        indicators=("luot-tuyen-truyen",),
        people=("thanh thiếu niên", "nhân dân", "phụ huynh"),
        deeds=(
            "phòng, chống ma túy và tệ nạn xã hội",
            "nói không với thuốc lá điện tử, chất gây nghiện",
            "cảnh giác với các thủ đoạn lừa đảo trên mạng",
            "không tin, không chia sẻ thông tin xấu, độc trên mạng xã hội",
        ),
        titles=(
            "Gia đình không có người vi phạm pháp luật",
            "Câu lạc bộ nói không với ma túy",
            "Phiên tòa giả định",
            "Nhóm Zalo cảnh báo lừa đảo",
        ),
        aims=("nâng cao ý thức phòng ngừa của người dân", "ngăn ngừa tội phạm và tệ nạn xâm nhập học đường"),
        contexts=(
            "Thủ đoạn của đối tượng xấu ngày càng tinh vi, người cao tuổi và học sinh dễ bị lôi kéo, lừa gạt.",
            "Một bộ phận thanh thiếu niên thiếu hiểu biết pháp luật, dễ sa vào tệ nạn.",
        ),
        ways=(
            "biên soạn các tình huống ngắn, dễ nhớ để tuyên truyền",
            "tổ chức diễn đàn, phiên tòa giả định",
            "phân công đoàn viên kèm cặp thanh thiếu niên có nguy cơ",
            "gửi cảnh báo hằng tuần qua các nhóm Zalo",
        ),
        effects=(
            "Nhiều người kịp thời nhận ra dấu hiệu lừa đảo và báo tin cho cơ quan chức năng.",
            "Không có đoàn viên, học sinh vi phạm trong thời gian thực hiện mô hình.",
        ),
        closest=("noi-chinh", "van-hoa"),
    ),
    Theme(
        code="hau-phuong",
        field="quoc-phong-an-ninh",
        tasks=("van-hoa-xa-hoi", "an-sinh-xa-hoi-dao-tao-nghe-viec-lam-giam-ngheo-ben-vung"),
        indicators=("suat-qua", "kinh-phi"),
        people=("nhân dân", "hội viên", "cán bộ, đoàn viên"),
        deeds=(
            "động viên con em hăng hái lên đường nhập ngũ",
            "tham gia xây dựng lực lượng dân quân tự vệ",
            "chung tay chăm lo hậu phương quân đội",
            "hướng về biên giới, biển đảo của Tổ quốc",
        ),
        titles=("Hậu phương vững chắc", "Tủ sách biên giới, hải đảo", "Tiếp bước lên đường nhập ngũ"),
        aims=("xây dựng thế trận lòng dân vững chắc", "chăm lo hậu phương quân đội"),
        contexts=(
            "Một số thanh niên và gia đình còn băn khoăn khi thực hiện nghĩa vụ quân sự.",
            "Gia đình quân nhân đóng quân xa nhà gặp khó khăn trong sản xuất và chăm sóc con nhỏ.",
        ),
        ways=(
            "thăm hỏi, động viên từng gia đình trước ngày nhập ngũ",
            "vận động quỹ giúp đỡ gia đình quân nhân khó khăn",
            "cử đoàn viên giúp ngày công vào mùa vụ",
            "tổ chức giao lưu, nói chuyện truyền thống",
        ),
        effects=(
            "Thanh niên an tâm lên đường, gia đình được quan tâm chăm sóc.",
            "Tình cảm quân dân thêm gắn bó, lực lượng tự vệ luôn bảo đảm quân số.",
        ),
        closest=("dang-doan-the", "noi-chinh"),
    ),
    Theme(
        code="phong-chay-thien-tai",
        field="quoc-phong-an-ninh",
        tasks=("ket-cau-ha-tang-kinh-te-xa-hoi", "an-sinh-xa-hoi-dao-tao-nghe-viec-lam-giam-ngheo-ben-vung"),
        indicators=("ho-tham-gia", "luot-tuyen-truyen"),
        people=("nhân dân", "các hộ kinh doanh", "các hộ gia đình"),
        deeds=(
            "trang bị bình chữa cháy tại nhà",
            "chủ động phòng, chống thiên tai theo phương châm bốn tại chỗ",
            "mở lối thoát nạn thứ hai",
            "chằng chống nhà cửa, sơ tán kịp thời trước bão, lũ",
        ),
        titles=(
            "Tổ liên gia an toàn phòng cháy, chữa cháy",
            "Điểm chữa cháy công cộng",
            "Đội xung kích giúp dân mùa bão, lũ",
        ),
        aims=("giảm thiểu thiệt hại do cháy, nổ và thiên tai", "giúp người dân chủ động ứng phó ngay từ đầu"),
        contexts=(
            "Khu dân cư đông, nhà ở kết hợp kinh doanh nhiều, ngõ hẹp nên xe chữa cháy khó tiếp cận.",
            "Mùa mưa bão hằng năm thường gây ngập lụt, chia cắt, người già và trẻ nhỏ dễ bị tổn thương.",
        ),
        ways=(
            "rà soát từng hộ về điều kiện an toàn",
            "tập huấn, thực hành sử dụng bình chữa cháy",
            "lập danh sách hộ cần sơ tán và phân công người giúp đỡ",
            "diễn tập xử lý tình huống mỗi năm một lần",
        ),
        effects=(
            "Các sự cố nhỏ được xử lý ngay tại chỗ, không để xảy ra thiệt hại về người.",
            "Người dân nắm chắc kỹ năng thoát nạn và chủ động chuẩn bị trước mùa mưa bão.",
        ),
    ),
)
