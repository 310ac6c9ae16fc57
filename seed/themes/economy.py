"""Themes of the field Kinh tế."""

from seed.themes.theme import Theme

ECONOMY = (
    Theme(
        code="mat-bang",
        field="kinh-te",
        tasks=("ket-cau-ha-tang-kinh-te-xa-hoi", "xuc-tien-thu-hut-dau-tu"),
        indicators=("ho-tham-gia", "dat-hien"),
        people=("nhân dân", "các hộ dân", "các hộ gia đình bị ảnh hưởng"),
        deeds=(
            "bàn giao mặt bằng đúng tiến độ",
            "đồng thuận với phương án bồi thường, hỗ trợ và tái định cư",
            "tự nguyện tháo dỡ vật kiến trúc để mở rộng đường",
            "phối hợp kiểm đếm, xác nhận nguồn gốc đất",
        ),
        titles=(
            "Tổ vận động giải phóng mặt bằng",
            "Ba cùng với người dân vùng dự án",
            "Đảng viên đi trước trong bàn giao mặt bằng",
            "Công khai, đối thoại, đồng thuận trong giải phóng mặt bằng",
        ),
        aims=("tạo sự đồng thuận của người dân vùng dự án", "bàn giao mặt bằng cho dự án đúng tiến độ"),
        contexts=(
            (
                "Một số hộ dân trong vùng dự án còn băn khoăn về đơn giá bồi thường và nơi ở mới, việc bàn giao"
                " mặt bằng bị chậm so với kế hoạch."
            ),
            "Tuyến đường được mở rộng đi qua đất ở, đất vườn của nhiều hộ; có hộ chưa rõ chính sách nên chưa nhất trí.",
        ),
        ways=(
            "gặp gỡ từng hộ để nắm tâm tư, nguyện vọng",
            "giải thích cặn kẽ chính sách bồi thường, hỗ trợ",
            "niêm yết công khai phương án để người dân đối chiếu",
            "cùng ban công tác mặt trận tổ chức đối thoại ngay tại khu dân cư",
            "vận động gia đình đảng viên bàn giao trước",
        ),
        effects=(
            "Không có trường hợp phải cưỡng chế, nhiều hộ bàn giao trước thời hạn.",
            "Những vướng mắc được tháo gỡ ngay từ cơ sở, không phát sinh đơn thư vượt cấp.",
        ),
        closest=("kinh-te",),
    ),
    Theme(
        code="nong-nghiep",
        field="kinh-te",
        tasks=("san-xuat-nong-nghiep", "quan-ly-tai-nguyen-dat-dai-khoang-san-bao-ve-moi-truong"),
        indicators=("dien-tich-san-xuat", "ho-tham-gia"),
        people=("nông dân", "hội viên", "các hộ nông dân"),
        deeds=(
            "sản xuất nông sản an toàn theo hướng hữu cơ",
            "chuyển đổi cơ cấu cây trồng phù hợp với thổ nhưỡng",
            "chăn nuôi an toàn sinh học",
            "liên kết sản xuất gắn với tiêu thụ sản phẩm",
        ),
        titles=(
            "Cánh đồng không đốt rơm rạ",
            "Vườn mẫu, ao sạch, chuồng trại hợp vệ sinh",
            "Nhịp cầu tiêu thụ nông sản",
            "Tổ hợp tác trồng rau an toàn",
            "Cùng nông dân làm kinh tế giỏi",
        ),
        aims=("nâng cao giá trị trên một đơn vị diện tích", "giúp nông dân tăng thu nhập từ sản xuất sạch"),
        contexts=(
            "Sản xuất còn nhỏ lẻ, lạm dụng phân bón, thuốc bảo vệ thực vật, giá bán phụ thuộc vào thương lái.",
            "Đất sản xuất kém hiệu quả chưa được chuyển đổi, bà con ngại thay đổi tập quán canh tác.",
        ),
        ways=(
            "mời cán bộ kỹ thuật tập huấn ngay tại ruộng",
            "hỗ trợ giống, vật tư cho các hộ làm điểm",
            "hướng dẫn ghi nhật ký sản xuất",
            "kết nối với bếp ăn tập thể và cửa hàng để tiêu thụ sản phẩm",
            "tổ chức cho bà con tham quan, học tập cách làm hay",
        ),
        effects=(
            "Thu nhập của các hộ tham gia cao hơn trước, nhiều hộ bên cạnh xin làm theo.",
            "Bà con quen dần với cách làm mới, giảm rõ lượng thuốc bảo vệ thực vật.",
        ),
        closest=("dang-doan-the", "kinh-te"),
    ),
    Theme(
        code="duong-lang",
        field="kinh-te",
        tasks=("ket-cau-ha-tang-kinh-te-xa-hoi", "an-sinh-xa-hoi-dao-tao-nghe-viec-lam-giam-ngheo-ben-vung"),
        indicators=("duong-nang-cap", "ngay-cong", "dat-hien"),
        people=("nhân dân", "hội viên, đoàn viên", "các hộ dọc tuyến đường"),
        deeds=(
            "hiến đất, góp công làm đường giao thông nông thôn",
            "lắp đặt hệ thống chiếu sáng các tuyến đường",
            "chung sức xây dựng nông thôn mới",
            "tu sửa kênh mương, đường nội đồng",
        ),
        titles=(
            "Thắp sáng đường quê",
            "Đoạn đường tự quản",
            "Ngày thứ bảy tình nguyện xây dựng nông thôn mới",
            "Chung tay xây dựng đường làng kiểu mẫu",
        ),
        aims=("hoàn thành các tiêu chí nông thôn mới", "giúp người dân đi lại thuận lợi, an toàn"),
        contexts=(
            "Đường vào khu dân cư hẹp, xuống cấp, lầy lội vào mùa mưa, ban đêm không có điện chiếu sáng.",
            "Nguồn vốn đầu tư có hạn, việc nâng cấp đường giao thông cần sự chung tay của người dân.",
        ),
        ways=(
            "họp dân bàn bạc công khai về mức đóng góp",
            "vận động các hộ hiến đất, dời tường rào",
            "huy động đoàn viên góp ngày công",
            "kêu gọi nguồn xã hội hóa để mua vật liệu",
            "lập tổ giám sát cộng đồng trong suốt quá trình thi công",
        ),
        effects=(
            "Tuyến đường sạch đẹp, xe cộ đi lại thuận lợi cả trong mùa mưa.",
            "Người dân phấn khởi, tự giác giữ gìn công trình do chính mình góp công sức.",
        ),
    ),
    Theme(
        code="thue",
        field="kinh-te",
        tasks=("thu-ngan-sach", "chuyen-doi-so-do-thi-thong-minh"),
        indicators=("co-so-kinh-doanh", "luot-tuyen-truyen"),
        people=("hộ kinh doanh", "người nộp thuế", "tiểu thương"),
        deeds=(
            "kê khai, nộp thuế bằng phương thức điện tử",
            "xuất hóa đơn cho từng lần bán hàng",
            "thanh toán không dùng tiền mặt",
            "thực hiện đúng và đủ nghĩa vụ với ngân sách nhà nước",
        ),
        titles=(
            "Mỗi tuần một buổi đồng hành cùng người nộp thuế",
            "Chợ không tiền mặt",
            "Tổ hỗ trợ hộ kinh doanh chuyển đổi số",
        ),
        aims=("nâng cao tính tuân thủ tự nguyện của người nộp thuế", "hoàn thành dự toán thu ngân sách"),
        contexts=(
            "Nhiều hộ kinh doanh quen ghi sổ tay, ngại dùng phần mềm và chưa hiểu hết quy định mới.",
            "Tiểu thương lớn tuổi gặp khó khăn khi dùng điện thoại thông minh để kê khai, thanh toán.",
        ),
        ways=(
            "đến từng quầy hàng hướng dẫn cài đặt và sử dụng phần mềm",
            "in tờ hướng dẫn ngắn gọn, dễ hiểu",
            "mở đường dây nóng giải đáp vướng mắc",
            "tuyên dương những hộ chấp hành tốt",
        ),
        effects=(
            "Số hộ kê khai trễ hạn giảm rõ rệt, không có khiếu nại về mức thuế.",
            "Người kinh doanh chủ động hơn, coi việc nộp thuế là quyền lợi và trách nhiệm.",
        ),
        closest=("kinh-te", "noi-chinh"),
    ),
    Theme(
        code="doanh-nghiep",
        field="kinh-te",
        tasks=("xuc-tien-thu-hut-dau-tu", "san-xuat-cong-nghiep"),
        indicators=("co-so-kinh-doanh", "ho-so"),
        people=("doanh nghiệp", "hợp tác xã", "cơ sở sản xuất"),
        deeds=(
            "đổi mới công nghệ, nâng cao năng suất",
            "đầu tư mở rộng sản xuất, kinh doanh",
            "mở rộng thị trường, xây dựng thương hiệu",
            "xây dựng sản phẩm OCOP mang nét riêng của địa phương",
        ),
        titles=(
            "Cà phê doanh nhân - lắng nghe và tháo gỡ",
            "Đồng hành cùng doanh nghiệp vượt khó",
            "Một đầu mối hỗ trợ nhà đầu tư",
        ),
        aims=("tháo gỡ khó khăn cho sản xuất, kinh doanh", "cải thiện môi trường đầu tư"),
        contexts=(
            "Doanh nghiệp nhỏ thiếu thông tin về chính sách, thủ tục phải qua nhiều đầu mối.",
            "Chi phí đầu vào tăng, nhiều cơ sở sản xuất gặp khó khăn về vốn và thị trường.",
        ),
        ways=(
            "duy trì các buổi gặp mặt định kỳ để nghe ý kiến",
            "cử cán bộ theo dõi hồ sơ đến khi có kết quả",
            "rút ngắn thời gian trả lời kiến nghị",
            "kết nối doanh nghiệp với tổ chức tín dụng và thị trường",
        ),
        effects=(
            "Kiến nghị của doanh nghiệp được trả lời đúng hẹn, có địa chỉ chịu trách nhiệm rõ ràng.",
            "Doanh nghiệp yên tâm sản xuất, giữ được việc làm cho người lao động.",
        ),
        closest=("kinh-te",),
    ),
    Theme(
        code="tin-dung",
        field="kinh-te",
        tasks=("an-sinh-xa-hoi-dao-tao-nghe-viec-lam-giam-ngheo-ben-vung",),
        indicators=("von-vay", "ho-tham-gia"),
        people=("hội viên", "hộ nghèo, hộ cận nghèo", "các tổ viên"),
        deeds=(
            "sử dụng vốn vay ưu đãi đúng mục đích",
            "gửi tiết kiệm hằng tháng để tạo vốn làm ăn",
            "mạnh dạn vay vốn phát triển sinh kế",
        ),
        titles=("Ống tiết kiệm nghĩa tình", "Tổ tiết kiệm và vay vốn kiểu mẫu", "Nói không với tín dụng đen"),
        aims=("giúp hộ nghèo có vốn làm ăn", "đẩy lùi tín dụng đen ở khu dân cư"),
        contexts=(
            "Một số hộ thiếu vốn phải vay nặng lãi, trong khi nguồn vốn ưu đãi chưa được biết đến đầy đủ.",
            "Nhiều hội viên có sức lao động nhưng thiếu vốn và thiếu kinh nghiệm làm ăn.",
        ),
        ways=(
            "rà soát nhu cầu vay của từng hộ",
            "hướng dẫn lập phương án sản xuất và thủ tục vay",
            "phân công người có kinh nghiệm giúp đỡ hộ mới vay",
            "kiểm tra việc sử dụng vốn mỗi quý một lần",
        ),
        effects=("Vốn vay được dùng đúng mục đích, không có nợ quá hạn.", "Nhiều hộ có thêm nguồn thu ổn định."),
        closest=("dang-doan-the", "kinh-te"),
    ),
    Theme(
        code="lao-dong-sang-tao",
        field="kinh-te",
        tasks=("san-xuat-cong-nghiep",),
        indicators=("sang-kien", "tien-tiet-kiem"),
        people=("người lao động", "đoàn viên công đoàn", "cán bộ kỹ thuật"),
        deeds=(
            "phát huy sáng kiến, cải tiến kỹ thuật",
            "thực hành tiết kiệm, chống lãng phí",
            "bảo đảm an toàn, vệ sinh lao động",
            "thi đua lao động giỏi, lao động sáng tạo",
        ),
        titles=(
            "Mỗi phòng, ban một sáng kiến",
            "Tiết kiệm từ những việc nhỏ",
            "Góc sáng kiến của người lao động",
            "Ca sản xuất an toàn",
        ),
        aims=("nâng cao năng suất, chất lượng công việc", "giảm chi phí, bảo đảm an toàn cho người lao động"),
        contexts=(
            "Phong trào sáng kiến còn hình thức, nhiều ý tưởng của người lao động chưa được ghi nhận.",
            "Chi phí điện, vật tư tăng, trong khi ý thức tiết kiệm chưa thành nền nếp.",
        ),
        ways=(
            "phát động đăng ký sáng kiến ngay từ đầu năm",
            "lập hòm thư góp ý, trả lời công khai",
            "khen thưởng kịp thời những ý tưởng được áp dụng",
            "phân công người có kinh nghiệm giúp hoàn thiện ý tưởng",
        ),
        effects=(
            "Nhiều sáng kiến được áp dụng vào công việc hằng ngày.",
            "Không để xảy ra tai nạn lao động, nền nếp làm việc chuyển biến rõ.",
        ),
        closest=("kinh-te",),
        outdoors=False,
    ),
)
